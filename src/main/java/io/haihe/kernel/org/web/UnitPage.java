package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.DutyLines;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.UnitCard;
import io.haihe.kernel.org.UnitMember;
import io.haihe.kernel.org.UnitRegister;
import io.haihe.kernel.org.UnitWish;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** One unit: its duties, its people, what waits there, what was changed, and how to change it. */
@Controller
@RequestMapping(UnitPages.PATH + "/{id}")
class UnitPage {

  private static final int MEMBERS = 200;
  private static final int CHANGES = 50;

  private final Pages pages;
  private final UnitRegister register;
  private final Units units;
  private final Places places;
  private final People people;
  private final Clock clock;

  UnitPage(Pages pages, UnitRegister register, Units units, Places places, People people, Clock clock) {
    this.pages = pages;
    this.register = register;
    this.units = units;
    this.places = places;
    this.people = people;
    this.clock = clock;
  }

  @GetMapping
  PageView show(Viewer viewer, Locale locale, @PathVariable long id) {
    UnitCard card = register.find(viewer, id);
    return page(viewer, locale, card, wish(card), List.of());
  }

  @PostMapping
  View change(
      Viewer viewer,
      Locale locale,
      @PathVariable long id,
      @RequestParam int seen,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String nameEn,
      @RequestParam(defaultValue = "") String duties) {
    UnitWish wish = new UnitWish("", "", name, nameEn, duties);
    return done(viewer, locale, id, wish, () -> register.describe(viewer, id, seen, wish, Act.of(viewer, clock.instant())));
  }

  @PostMapping("/close")
  View close(
      Viewer viewer, Locale locale, @PathVariable long id, @RequestParam int seen, @RequestParam(defaultValue = "") String successor) {
    UnitWish wish = wish(register.find(viewer, id));
    return done(viewer, locale, id, wish, () -> register.close(viewer, id, seen, successor, Act.of(viewer, clock.instant())));
  }

  @PostMapping("/reopen")
  View reopen(Viewer viewer, Locale locale, @PathVariable long id, @RequestParam int seen) {
    UnitWish wish = wish(register.find(viewer, id));
    return done(viewer, locale, id, wish, () -> register.reopen(viewer, id, seen, Act.of(viewer, clock.instant())));
  }

  private View done(Viewer viewer, Locale locale, long id, UnitWish wish, Runnable change) {
    return Refill.onBadInput(
        () -> {
          change.run();
          return new RedirectView(UnitPages.PATH + "/" + id, true);
        },
        findings -> page(viewer, locale, register.find(viewer, id), wish, findings));
  }

  private static UnitWish wish(UnitCard card) {
    String english = card.unit().nameEn() == null ? "" : card.unit().nameEn();
    return new UnitWish("", "", card.unit().name(), english, DutyLines.write(card.duties()));
  }

  private PageView page(Viewer viewer, Locale locale, UnitCard card, UnitWish wish, List<Finding> findings) {
    List<UnitMember> members = register.members(card.unit(), clock.instant(), MEMBERS);
    ZoneId zone = places.cityOf(card.unit().place()).zone();
    return pages.view("org/unit")
        .title("org.unit.title", card.unit().nameIn(locale))
        .with("card", card)
        .with("place", places.name(card.unit().place(), locale))
        .with("successor", card.successor() == null ? null : units.get(card.successor()))
        .with("members", members)
        .with("more", members.size() == MEMBERS)
        .with("waiting", register.waiting(card.unit()))
        .with("seesCases", viewer.seats().stream().anyMatch(seat -> seat.role().reach() != Role.Reach.NONE))
        .with("wish", wish)
        .with("changes", register.changes(card.unit(), CHANGES).stream()
            .map(change -> new ChangeLine(
                change, change.by() == null ? null : people.nameOf(change.by()), change.at().atZone(zone)))
            .toList())
        .with("findings", findings);
  }
}
