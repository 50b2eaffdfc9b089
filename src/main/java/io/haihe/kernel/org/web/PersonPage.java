package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Administration;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.OrgChange;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** One person as administrators see the account: seats with their terms, what was changed, and by whom. */
@Controller
@RequestMapping("/admin/people/{id}")
class PersonPage {

  private static final int CHANGES = 50;

  private final Pages pages;
  private final Administration administration;
  private final People people;
  private final Seats seats;
  private final Units units;
  private final Places places;
  private final Clock clock;

  PersonPage(
      Pages pages,
      Administration administration,
      People people,
      Seats seats,
      Units units,
      Places places,
      Clock clock) {
    this.pages = pages;
    this.administration = administration;
    this.people = people;
    this.seats = seats;
    this.units = units;
    this.places = places;
    this.clock = clock;
  }

  @GetMapping
  PageView show(Viewer viewer, @PathVariable long id) {
    return page(viewer, id, List.of());
  }

  @PostMapping("/seats")
  View giveSeat(
      Viewer viewer,
      @PathVariable long id,
      @RequestParam String unit,
      @RequestParam String role,
      @RequestParam(defaultValue = "") String scenarios,
      @RequestParam LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate until) {
    return Refill.onBadInput(
        () -> {
          Unit meant = administration.unitMeant(viewer, unit);
          NewSeat seat = new NewSeat(id, meant.id(), role(role), keys(scenarios), from, until);
          administration.giveSeat(viewer, seat, clock.instant());
          return here(id);
        },
        findings -> page(viewer, id, findings));
  }

  @PostMapping("/seats/{seat}/end")
  View endSeat(
      Viewer viewer,
      @PathVariable long id,
      @PathVariable long seat,
      @RequestParam(required = false) @Nullable LocalDate lastDay) {
    administration.endSeat(viewer, seat, lastDay, clock.instant());
    return here(id);
  }

  @PostMapping("/disabled")
  View disable(Viewer viewer, @PathVariable long id, @RequestParam boolean disabled) {
    administration.disable(viewer, id, disabled, clock.instant());
    return here(id);
  }

  @PostMapping("/password")
  PageView resetPassword(Viewer viewer, @PathVariable long id) {
    Person person = visible(viewer, id);
    String password = administration.resetPassword(viewer, id, clock.instant());
    return pages.view("org/handed-password").with("person", person).with("password", password);
  }

  private PageView page(Viewer viewer, long id, List<Finding> findings) {
    Person person = visible(viewer, id);
    Unit home = units.get(person.homeUnit());
    ZoneId zone = places.cityOf(home.place()).zone();
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return pages
        .view("org/person")
        .title("org.person.title", person.name())
        .with("person", person)
        .with("home", home)
        .with("seats", seats.of(id))
        .with("today", today)
        .with("mayChange", administration.looksAfter(viewer, person, clock.instant()))
        .with("changes", people.changes(id, CHANGES).stream().map(change -> line(change, zone)).toList())
        .with("findings", findings);
  }

  private ChangeLine line(OrgChange change, ZoneId zone) {
    String by = change.by() == null ? null : people.nameOf(change.by());
    return new ChangeLine(change, by, change.at().atZone(zone));
  }

  /** The person, if the viewer administers the home unit or a seat; otherwise there is nobody. */
  private Person visible(Viewer viewer, long id) {
    return people
        .find(id)
        .filter(person -> administration.administers(viewer, units.get(person.homeUnit()).place())
            || seats.of(id).stream().anyMatch(seat -> administration.administers(viewer, seat.unit().place())))
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "org.person.unknown")));
  }

  private static Role role(String key) {
    return Role.ofKey(key).orElseThrow(() -> new BadInput(Finding.ofField("role", "org.seat.unknown-role", key)));
  }

  private static Set<String> keys(String scenarios) {
    return Arrays.stream(scenarios.split("[,，\\s]+"))
        .filter(key -> !key.isBlank())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static RedirectView here(long id) {
    return new RedirectView("/admin/people/" + id, true);
  }
}
