package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Administration;
import io.haihe.kernel.org.Administration.Opened;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where administrators find people and open accounts. */
@Controller
@RequestMapping("/admin/people")
class PeoplePages {

  private static final int SHOWN = 100;

  private final Pages pages;
  private final Administration administration;
  private final People people;
  private final Units units;
  private final Clock clock;

  PeoplePages(Pages pages, Administration administration, People people, Units units, Clock clock) {
    this.pages = pages;
    this.administration = administration;
    this.people = people;
    this.units = units;
    this.clock = clock;
  }

  @GetMapping
  PageView list(Viewer viewer, @RequestParam(defaultValue = "") String words) {
    requireAdministrator(viewer);
    Instant now = clock.instant();
    List<PersonLine> lines =
        administration.search(viewer, words, now, SHOWN).stream().map(person -> line(person, now)).toList();
    return pages
        .view("org/people")
        .with("words", words)
        .with("lines", lines)
        .with("more", lines.size() == SHOWN);
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

  private PersonLine line(Person person, Instant now) {
    return new PersonLine(person, units.get(person.homeUnit()), people.viewer(person.id(), now));
  }

  private void requireAdministrator(Viewer viewer) {
    if (administration.scopes(viewer).isEmpty()) {
      throw new AccessDeniedException("for administrators");
    }
  }
}
