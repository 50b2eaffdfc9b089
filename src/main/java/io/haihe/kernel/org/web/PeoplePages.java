package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Administration;
import io.haihe.kernel.org.Administration.Opened;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** Where administrators find people and open accounts. */
@Controller
@RequestMapping("/admin/people")
class PeoplePages {

  private static final int SHOWN = 100;
  private static final int LAST_PAGE = 1000;

  private final Pages pages;
  private final Administration administration;
  private final People people;
  private final Seats seats;
  private final Units units;
  private final Places places;
  private final Clock clock;

  PeoplePages(Pages pages, Administration administration, People people, Seats seats, Units units, Places places, Clock clock) {
    this.pages = pages;
    this.administration = administration;
    this.people = people;
    this.seats = seats;
    this.units = units;
    this.places = places;
    this.clock = clock;
  }

  /** @param seatless only those who have no seat in force or to come */
  @GetMapping
  PageView list(
      Viewer viewer,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "false") boolean seatless,
      @RequestParam(defaultValue = "1") int page,
      Locale locale) {
    requireAdministrator(viewer);
    int current = Math.clamp(page, 1, LAST_PAGE);
    int limit = current * SHOWN + 1;
    Instant now = clock.instant();
    List<Person> found =
        seatless ? administration.seatless(viewer, now, limit) : administration.search(viewer, words, now, limit);
    return pages
        .view("org/people")
        .with("words", words)
        .with("seatless", seatless)
        .with("lines", lines(found.stream().skip((current - 1L) * SHOWN).limit(SHOWN).toList(), now, locale))
        .with("current", current)
        .with("more", found.size() == limit)
        .with("link", link(words, seatless));
  }

  private List<PersonLine> lines(List<Person> people, Instant now, Locale locale) {
    LocalDate today =
        people.isEmpty() ? LocalDate.EPOCH : LocalDate.ofInstant(now, places.cityOf(units.get(people.getFirst().homeUnit()).place()).zone());
    Map<Long, Set<Role>> roles = seats.roles(people, today);
    return people.stream()
        .map(person -> line(person, roles.getOrDefault(person.id(), Set.of()), locale))
        .toList();
  }

  private PersonLine line(Person person, Set<Role> roles, Locale locale) {
    Unit home = units.get(person.homeUnit());
    return new PersonLine(person, home, places.pathName(home.place(), locale), roles);
  }

  private static String link(String words, boolean seatless) {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath("/admin/people");
    return seatless
        ? link.queryParam("seatless", true).toUriString() + "&page="
        : link.queryParam("words", "{words}").encode().buildAndExpand(words).toUriString() + "&page=";
  }

  @GetMapping("/new")
  PageView blank(Viewer viewer) {
    return form(viewer, List.of(), Map.of());
  }

  @PostMapping
  View open(
      Viewer viewer,
      @RequestParam String login,
      @RequestParam String name,
      @RequestParam(defaultValue = "zh") String language,
      @RequestParam String unit) {
    return Refill.onBadInput(
        () -> {
          Unit home = administration.unitMeant(viewer, unit);
          Opened opened = administration.open(viewer, login, name, language, home, clock.instant());
          return password(people.get(opened.person()), opened.password());
        },
        findings -> form(viewer, findings, Map.of("login", login, "name", name, "language", language, "unit", unit)));
  }

  private PageView form(Viewer viewer, List<Finding> findings, Map<String, String> entered) {
    requireAdministrator(viewer);
    return pages
        .view("org/new-person")
        .with("findings", findings)
        .with("entered", entered)
        .with("units", suggested(viewer));
  }

  private List<Unit> suggested(Viewer viewer) {
    return administration.scopes(viewer).stream().flatMap(scope -> units.at(scope.place()).stream()).toList();
  }

  private PageView password(Person person, String password) {
    return pages.view("org/handed-password").with("person", person).with("password", password);
  }

  private void requireAdministrator(Viewer viewer) {
    if (administration.scopes(viewer).isEmpty()) {
      throw new AccessDeniedException("for administrators");
    }
  }
}
