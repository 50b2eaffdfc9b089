package io.haihe.modules.screen;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Deadline;
import io.haihe.kernel.casework.Pressing;
import io.haihe.kernel.casework.Tallies;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds what needs a decision now at a place, within what the viewer sees. */
@Component
class Urgency {

  private static final int REPEATED_DAYS = 30;
  private static final int REPEATED_LEAST = 3;
  private static final int HOURS = 4;

  /** Of fewer it is said that there are hardly any. */
  private static final double RARE = 0.5;

  /** What the package calls the board of those who were called by a whistle. */
  private static final String WHISTLE = "whistle";

  /** As many on a page; on a wall fewer, so that all of it is seen at once. */
  static final int SHOWN = 5;
  static final int ON_A_WALL = 3;

  private final Cases cases;
  private final Tallies tallies;
  private final Pressing pressing;
  private final Rises rises;
  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final Texts texts;

  Urgency(
      Cases cases, Tallies tallies, Pressing pressing, Rises rises, Scenarios scenarios, CaseWords words, TimeWords time, Texts texts) {
    this.cases = cases;
    this.tallies = tallies;
    this.pressing = pressing;
    this.rises = rises;
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.texts = texts;
  }

  UrgentView of(Viewer viewer, ScreenQuery query, ZoneId zone, Instant now, Locale locale) {
    return of(viewer, query, zone, now, locale, SHOWN);
  }

  /** @param shown how many of each are told at most */
  UrgentView of(Viewer viewer, ScreenQuery query, ZoneId zone, Instant now, Locale locale, int shown) {
    List<UrgentView.Late> late = units(viewer, query, now, locale, shown + 1);
    List<UrgentView.Whistle> whistles = whistles(viewer, query, now, locale, shown);
    return new UrgentView(
        late.stream().limit(shown).toList(),
        late.size() > shown,
        whistles.stream().limit(shown).toList(),
        whistles.size() > shown,
        repeated(viewer, query, zone, now, locale, shown),
        rises.of(viewer, Counts.open(query).ended(null), zone, now).stream().limit(shown).map(rise -> rise(query, rise, zone, now, locale)).toList(),
        rises.weeks(),
        REPEATED_LEAST,
        repeatedDays(),
        due(viewer, query, now, locale, shown));
  }

  private List<UrgentView.Late> units(Viewer viewer, ScreenQuery query, Instant now, Locale locale, int most) {
    return tallies.byUnit(viewer, Counts.open(query).overdue(true), now).entrySet().stream()
        .limit(most)
        .map(each -> new UrgentView.Late(
            each.getKey() == 0 ? texts.text(locale, "screen.reports.noUnit") : words.unit(locale, each.getKey()), each.getValue(),
            list("overdue", query).queryParam("unit", each.getKey()).build().encode().toUriString()))
        .toList();
  }

  private List<UrgentView.Whistle> whistles(Viewer viewer, ScreenQuery query, Instant now, Locale locale, int shown) {
    return cases.lateTasks(viewer, scenarios.tasksOn(WHISTLE), query.place(), query.scenario() == null ? null : query.scenario().key(), now, shown + 1).stream()
        .flatMap(row -> row.deadlines().stream()
            .filter(deadline -> deadline.status() == Deadline.Status.RUNNING && deadline.overdue(now))
            .min(Comparator.comparing(Deadline::dueAt))
            .stream()
            .map(deadline -> new UrgentView.Whistle(
                row.matter().number(), words.scenario(locale, row.matter().scenarioVersion(), "tasks." + deadline.rule()),
                words.unit(locale, row.task().unit()), time.span(locale, Duration.between(deadline.dueAt(), now)))))
        .toList();
  }

  private List<UrgentView.Again> repeated(Viewer viewer, ScreenQuery query, ZoneId zone, Instant now, Locale locale, int shown) {
    LocalDate from = LocalDate.ofInstant(now, zone).minusDays(repeatedDays());
    CaseFilter since = Counts.open(query).ended(null).opened(from.atStartOfDay(zone).toInstant(), null);
    return pressing.repeated(viewer, since, now, REPEATED_LEAST, shown).stream()
        .map(again -> new UrgentView.Again(
            category(again.scenario(), again.category(), locale), words.placePath(locale, again.place()), again.cases(), again.open(),
            UriComponentsBuilder.fromPath("/work").queryParam("tab", "all").queryParam("scenario", again.scenario())
                .queryParam("category", again.category()).queryParam("place", again.place()).queryParam("from", from)
                .build().encode().toUriString()))
        .toList();
  }

  private long repeatedDays() {
    return Math.min(REPEATED_DAYS, pressing.reach().toDays());
  }

  private UrgentView.Rise rise(ScreenQuery query, Rises.Rise rise, ZoneId zone, Instant now, Locale locale) {
    String link = UriComponentsBuilder.fromPath("/work").queryParam("tab", "all").queryParam("scenario", rise.scenario())
        .queryParam("category", rise.category()).queryParam("place", query.place().code())
        .queryParam("from", LocalDate.ofInstant(now, zone)).build().encode().toUriString();
    return new UrgentView.Rise(
        category(rise.scenario(), rise.category(), locale), words.scenario(locale, scenarios.currentId(rise.scenario()), "title"), rise.today(),
        rise.usual() < RARE ? "" : String.format(locale, "%.1f", rise.usual()), link);
  }

  private UrgentView.Due due(Viewer viewer, ScreenQuery query, Instant now, Locale locale, int shown) {
    CaseFilter running = Counts.open(query);
    Instant until = now.plus(Duration.ofHours(HOURS));
    List<UrgentView.Soon> first =
        cases.list(viewer, running.overdue(false).by(CaseFilter.Order.DUE), now, null, shown).rows().stream()
            .filter(row -> row.dueAt() != null && row.dueAt().isBefore(until))
            .map(row -> soon(row, row.dueAt(), now, locale))
            .toList();
    return new UrgentView.Due(
        HOURS, pressing.due(viewer, running, now, until), first, list("all", query).build().encode().toUriString());
  }

  private UrgentView.Soon soon(CaseRow row, @Nullable Instant due, Instant now, Locale locale) {
    return new UrgentView.Soon(
        row.number(), words.category(locale, row.scenarioVersion(), row.category()), words.placePath(locale, row.place()),
        due == null ? "" : time.moment(locale, row.place(), due, now));
  }

  private static UriComponentsBuilder list(String tab, ScreenQuery query) {
    Place place = query.place();
    UriComponentsBuilder link = UriComponentsBuilder.fromPath("/work").queryParam("tab", tab).queryParam("place", place.code());
    return query.scenario() == null ? link : link.queryParam("scenario", query.scenario().key());
  }

  private String category(String scenario, String code, Locale locale) {
    return words.category(locale, scenarios.currentId(scenario), code);
  }
}
