package io.haihe.kernel.org.web;

import io.haihe.kernel.org.AccountChanges;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Delegation;
import io.haihe.kernel.org.MailAddresses;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.SeatTerm;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Everybody's own seats, their delegation while away, and where letters reach them. */
@Controller
@RequestMapping("/me")
class MyPage {

  private static final RedirectView HERE = new RedirectView("/me", true);

  private final Pages pages;
  private final People people;
  private final Seats seats;
  private final Places places;
  private final MailAddresses mail;
  private final AccountChanges accounts;
  private final Clock clock;

  MyPage(Pages pages, People people, Seats seats, Places places, MailAddresses mail, AccountChanges accounts, Clock clock) {
    this.pages = pages;
    this.people = people;
    this.seats = seats;
    this.places = places;
    this.mail = mail;
    this.accounts = accounts;
    this.clock = clock;
  }

  @GetMapping
  PageView show(Viewer viewer) {
    return page(viewer, "", List.of());
  }

  @PostMapping("/mail")
  View wantMail(Viewer viewer, @RequestParam(defaultValue = "") String mail) {
    return Refill.onBadInput(
        () -> {
          this.mail.ask(people.get(viewer.person()), mail, clock.instant());
          return HERE;
        },
        findings -> page(viewer, mail, findings));
  }

  @PostMapping("/mail/confirm")
  View confirmMail(Viewer viewer, @RequestParam(defaultValue = "") String code) {
    return Refill.onBadInput(
        () -> {
          mail.confirm(people.get(viewer.person()), code, clock.instant());
          return HERE;
        },
        findings -> page(viewer, "", findings));
  }

  @PostMapping("/mail/remove")
  View removeMail(Viewer viewer) {
    mail.remove(people.get(viewer.person()), clock.instant());
    return HERE;
  }

  @PostMapping("/delegations")
  View delegate(
      Viewer viewer,
      @RequestParam long seat,
      @RequestParam String delegate,
      @RequestParam LocalDate from,
      @RequestParam LocalDate until,
      @RequestParam String reason) {
    return Refill.onBadInput(
        () -> {
          Instant now = clock.instant();
          ZoneId zone = zone(seats.get(seat));
          Instant begin = from.atStartOfDay(zone).toInstant();
          Instant end = until.plusDays(1).atStartOfDay(zone).toInstant();
          long other = people.byLogin(delegate).map(Person::id).orElseThrow(() -> unknown(delegate));
          seats.delegate(viewer.person(), seat, other, begin, end, reason, Act.of(viewer, now));
          return HERE;
        },
        findings -> page(viewer, "", findings));
  }

  @PostMapping("/delegations/{id}/end")
  View endDelegation(Viewer viewer, @PathVariable long id) {
    seats.endDelegation(viewer.person(), id, Act.of(viewer, clock.instant()));
    return HERE;
  }

  /** @param entered an address that was not taken, or empty */
  private PageView page(Viewer viewer, String entered, List<Finding> findings) {
    Instant now = clock.instant();
    List<SeatTerm> own = seats.of(viewer.person()).stream().filter(seat -> inForce(seat, now)).toList();
    List<Delegation> delegations =
        seats.delegations(viewer.person()).stream().filter(each -> each.until().isAfter(now)).toList();
    return pages
        .view("org/me")
        .with("viewer", viewer)
        .with("mail", mail.state(people.get(viewer.person()), now))
        .with("entered", entered)
        .with("own", own)
        .with("readsAccounts", accounts.reads(viewer))
        .with("delegations", delegations.stream().map(each -> line(viewer, each)).toList())
        .with("findings", findings);
  }

  private DelegationLine line(Viewer viewer, Delegation delegation) {
    SeatTerm seat = seats.get(delegation.seat());
    boolean given = delegation.holder() == viewer.person();
    String other = people.nameOf(given ? delegation.delegate() : delegation.holder());
    return new DelegationLine(
        delegation,
        seat,
        given,
        other,
        delegation.from().atZone(zone(seat)),
        delegation.until().atZone(zone(seat)));
  }

  private boolean inForce(SeatTerm seat, Instant now) {
    return seat.inForceOn(LocalDate.ofInstant(now, zone(seat)));
  }

  private ZoneId zone(SeatTerm seat) {
    return places.cityOf(seat.unit().place()).zone();
  }

  private static BadInput unknown(String login) {
    return new BadInput(Finding.ofField("delegate", "org.delegation.unknown-login", login));
  }
}
