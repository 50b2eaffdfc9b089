package io.haihe.modules.screen;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Figures;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScreenLayout;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the figures of a screen come to, within what the viewer sees: what is open and late now from the cases themselves, everything else from
 * the rollups.
 */
@Component
class Counts {

  /** What is summed from here on has no beginning. */
  private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

  private final Rollups rollups;
  private final Cases cases;
  private final Places places;
  private final ScreenQueries queries;

  Counts(Rollups rollups, Cases cases, Places places, ScreenQueries queries) {
    this.rollups = rollups;
    this.cases = cases;
    this.places = places;
    this.queries = queries;
  }

  /** Whether the query's period is the one that runs, so that it is known what is open and late. */
  boolean ofNow(ScreenQuery query) {
    return query.period().last().equals(queries.thisMonth(query.place()));
  }

  /** The sums of a period over a whole place. */
  Map<String, Sum> total(Viewer viewer, ScreenQuery query, Set<String> keys) {
    Map<String, Sum> total = new HashMap<>();
    rows(viewer, query, keys, query.period().from(), Set.of()).forEach(row -> total.merge(row.indicator(), row.sum(), Sum::plus));
    return total;
  }

  /** The sums of a period by the places directly below, and the place's own under its own code. */
  Map<PlaceCode, Map<String, Sum>> byPlace(Viewer viewer, ScreenQuery query, Set<String> keys) {
    Map<PlaceCode, Map<String, Sum>> sums = new HashMap<>();
    for (Rollups.Row row : rows(viewer, query, keys, query.period().from(), Set.of(Rollups.By.PLACE))) {
      PlaceCode child = below(query.place(), Objects.requireNonNull(row.place()));
      sums.computeIfAbsent(child, none -> new HashMap<>()).merge(row.indicator(), row.sum(), Sum::plus);
    }
    return sums;
  }

  /** The sums of a period by the responsible unit's id. */
  Map<Long, Map<String, Sum>> byUnit(Viewer viewer, ScreenQuery query, Set<String> keys) {
    Map<Long, Map<String, Sum>> sums = new HashMap<>();
    rows(viewer, query, keys, query.period().from(), Set.of(Rollups.By.UNIT)).forEach(row ->
        sums.computeIfAbsent(Objects.requireNonNull(row.unit()), none -> new HashMap<>()).merge(row.indicator(), row.sum(), Sum::plus));
    return sums;
  }

  /** The sums month by month. */
  Map<YearMonth, Map<String, Sum>> byMonth(Viewer viewer, ScreenQuery query, Set<String> keys) {
    Map<YearMonth, Map<String, Sum>> sums = new TreeMap<>();
    rows(viewer, query, keys, query.period().from(), Set.of(Rollups.By.TIME)).forEach(row ->
        sums.computeIfAbsent(YearMonth.from(Objects.requireNonNull(row.starts())), none -> new HashMap<>())
            .merge(row.indicator(), row.sum(), Sum::plus));
    return sums;
  }

  /** How much is open and late, by place: now, or as it was at the end of the period, which is not known of what was late. */
  Map<PlaceCode, Standing> standing(Viewer viewer, ScreenQuery query, Instant now) {
    Map<PlaceCode, Standing> standing = new HashMap<>();
    if (ofNow(query)) {
      for (Cases.OpenCount count : cases.openByPlace(viewer, open(query), now)) {
        PlaceCode child = below(query.place(), new PlaceCode(Long.parseLong(count.key())));
        standing.merge(child, new Standing(count.open(), count.overdue()), Standing::plus);
      }
    } else {
      past(viewer, query, standing);
    }
    return standing;
  }

  /** What had been opened by then and not ended, summed over all months. */
  private void past(Viewer viewer, ScreenQuery query, Map<PlaceCode, Standing> standing) {
    for (Rollups.Row row : rows(viewer, query, Set.of(Figures.OPENED, Figures.ENDED), EVER, Set.of(Rollups.By.PLACE))) {
      long cases = Math.round(row.sum().part());
      PlaceCode child = below(query.place(), Objects.requireNonNull(row.place()));
      standing.merge(child, new Standing(row.indicator().equals(Figures.OPENED) ? cases : -cases, null), Standing::plus);
    }
  }

  /** @param overdue null where it is not known */
  record Standing(long open, @Nullable Long overdue) {

    Standing plus(Standing other) {
      return new Standing(open + other.open, overdue == null || other.overdue == null ? null : Long.valueOf(overdue + other.overdue));
    }

    @Nullable Double of(String measure) {
      return measure.equals(ScreenLayout.OPEN) ? Double.valueOf(open) : overdue == null ? null : Double.valueOf(overdue);
    }
  }

  /** The open cases of the query's place and scenario. */
  static CaseFilter open(ScreenQuery query) {
    Scenario scenario = query.scenario();
    return new CaseFilter(
        false, false, false, null, scenario == null ? null : scenario.key(), Set.of(), null, query.place().code(), null, null, null, null,
        CaseFilter.Order.NEWEST);
  }

  private List<Rollups.Row> rows(Viewer viewer, ScreenQuery query, Set<String> keys, LocalDate from, Set<Rollups.By> by) {
    List<Scenario> asked = query.scenario() == null ? queries.served(viewer) : List.of(query.scenario());
    return asked.stream()
        .flatMap(scenario -> rollups.months(viewer, scenario.key(), query.place(), keys, from, query.period().to(), by).stream())
        .toList();
  }

  /** The place directly below in which a code lies; the place itself for what lies in none. */
  PlaceCode below(Place place, PlaceCode code) {
    return places.path(code).stream()
        .filter(at -> place.code().equals(at.parent()))
        .map(Place::code)
        .findFirst()
        .orElse(place.code());
  }
}
