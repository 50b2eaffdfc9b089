package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Choice;
import io.haihe.kernel.casework.Listing;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.management.DeskView.DeskLink;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A desk for each role the viewer holds: what waits there with its steps, and the unit it may be given to. */
@Controller
class DeskController {

  private static final int PAGE = 30;

  private final Pages pages;
  private final Cases cases;
  private final CaseViews views;
  private final CaseWords words;
  private final Buttons buttons;
  private final Suggestions suggestions;
  private final Clock clock;

  DeskController(
      Pages pages,
      Cases cases,
      CaseViews views,
      CaseWords words,
      Buttons buttons,
      Suggestions suggestions,
      Clock clock) {
    this.pages = pages;
    this.cases = cases;
    this.views = views;
    this.words = words;
    this.buttons = buttons;
    this.suggestions = suggestions;
    this.clock = clock;
  }

  @GetMapping("/dispatch")
  PageView dispatch(
      Viewer viewer, Locale locale, @RequestParam @Nullable String after, @RequestParam(defaultValue = "") String done) {
    return desk(viewer, locale, Role.DISPATCHER, "/dispatch", after, done);
  }

  /** The viewer's first desk. */
  @GetMapping("/desks")
  PageView first(Viewer viewer, Locale locale) {
    Role role = roles(viewer).stream().findFirst().orElse(null);
    return role == null
        ? pages.view("management/noSeat")
        : desk(viewer, locale, role, "/desks/" + role.key(), null, "");
  }

  @GetMapping("/desks/{role}")
  PageView desk(
      Viewer viewer, Locale locale, @PathVariable String role, @RequestParam @Nullable String after,
      @RequestParam(defaultValue = "") String done) {
    return desk(viewer, locale, Role.ofKey(role).orElseThrow(Sighted::nothing), "/desks/" + role, after, done);
  }

  private PageView desk(
      Viewer viewer, Locale locale, Role role, String path, @Nullable String after, String done) {
    Instant now = clock.instant();
    Viewer seated = only(viewer, role);
    Listing<CaseRow> page = cases.list(seated, CaseFilter.WORK, now, after, PAGE);
    List<DeskView.Row> rows =
        cases.find(viewer, page.rows().stream().map(CaseRow::id).toList()).stream()
            .map(each -> row(locale, viewer, each, now))
            .toList();
    DeskView view =
        new DeskView(
            path,
            words.role(locale, role),
            desks(locale, viewer, role, now),
            cases.count(seated, CaseFilter.WORK, now).number(),
            rows,
            page.next() == null ? null : path + "?after=" + page.next());
    return pages.view("management/desk")
        .title("management.desk.title", words.role(locale, role))
        .with("view", view)
        .with("done", done.matches("[A-Za-z0-9-]{1,40}") ? done : "");
  }

  private DeskView.Row row(Locale locale, Viewer viewer, Case now, Instant at) {
    List<Choice> choices = cases.choices(viewer, now, at);
    return new DeskView.Row(
        views.line(locale, now, at),
        buttons.ofCase(locale, now, choices).stream().limit(3).toList(),
        suggestions.of(locale, viewer, now, choices));
  }

  private List<DeskLink> desks(Locale locale, Viewer viewer, Role open, Instant now) {
    return roles(viewer).stream()
        .map(role -> new DeskLink(
            role == Role.DISPATCHER ? "/dispatch" : "/desks/" + role.key(),
            words.role(locale, role),
            cases.count(only(viewer, role), CaseFilter.WORK, now).number(),
            role == open))
        .toList();
  }

  private static List<Role> roles(Viewer viewer) {
    return viewer.seats().stream()
        .map(seat -> seat.role())
        .filter(role -> role.reach() != Role.Reach.NONE && role != Role.AUDITOR)
        .distinct()
        .toList();
  }

  /** The same person on the seats of one role alone. */
  private static Viewer only(Viewer viewer, Role role) {
    return new Viewer(
        viewer.person(),
        viewer.login(),
        viewer.name(),
        viewer.seats().stream().filter(seat -> seat.role() == role).toList());
  }
}
