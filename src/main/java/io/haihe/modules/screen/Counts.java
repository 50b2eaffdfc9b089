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
import java.util.function.BinaryOperator;
import java.util.function.Function;
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
    rows(viewer, query, keys).forEach(row -> total.merge(row.indicator(), row.sum(), Sum::plus));
    return total;
  }

  /** A scenario's cases in one of the places directly below, or, under its own code, in the place itself. */
  record Spot(String scenario, PlaceCode place) {}

  /** The sums of a period by scenario and the places directly below. */
  Map<Spot, Map<String, Sum>> bySpot(Viewer viewer, ScreenQuery query, Set<String> keys) {
    Map<Spot, Map<String, Sum>> sums = new HashMap<>();
    scenarios(viewer, query).forEach(scenario ->
        rows(viewer, query, scenario, keys, query.period().from(), Rollups.By.PLACE).forEach(row ->
            sums.computeIfAbsent(spot(query, scenario, Objects.requireNonNull(row.place())), none -> new HashMap<>())
                .merge(row.indicator(), row.sum(), Sum::plus)));
    return sums;
  }

  /** The sums of a period by the places directly below, and the place's own under its own code. */
  Map<PlaceCode, Map<String, Sum>> byPlace(Viewer viewer, ScreenQuery query, Set<String> keys) {
    return grouped(bySpot(viewer, query, keys), Spot::place, Counts::plus);
  }

  /** The sums of a period by the responsible unit's id. */
  Map<Long, Map<String, Sum>> byUnit(Viewer viewer, ScreenQuery query, Set<String> keys) {
    Map<Long, Map<String, Sum>> sums = new HashMap<>();
    rows(viewer, query, keys, Rollups.By.UNIT).forEach(row ->
        sums.computeIfAbsent(Objects.requireNonNull(row.unit()), none -> new HashMap<>()).merge(row.indicator(), row.sum(), Sum::plus));
    return sums;
  }

  /** The sums month by month. */
  Map<YearMonth, Map<String, Sum>> byMonth(Viewer viewer, ScreenQuery query, Set<String> keys) {
    Map<YearMonth, Map<String, Sum>> sums = new TreeMap<>();
    rows(viewer, query, keys, Rollups.By.TIME).forEach(row ->
        sums.computeIfAbsent(YearMonth.from(Objects.requireNonNull(row.starts())), none -> new HashMap<>())
            .merge(row.indicator(), row.sum(), Sum::plus));
    return sums;
  }

  /** How much is open and late: now, or as it was at the end of the period, which is not known of what was late. */
  Map<Spot, Standing> standing(Viewer viewer, ScreenQuery query, Instant now) {
    Map<Spot, Standing> standing = new HashMap<>();
    if (ofNow(query)) {
      for (Cases.OpenCount count : cases.openByPlace(viewer, open(query), now)) {
        String[] key = count.key().split("/", 2);
        Spot spot = spot(query, key[0], new PlaceCode(Long.parseLong(key[1])));
        standing.merge(spot, new Standing(count.open(), count.overdue()), Standing::plus);
      }
    } else {
      scenarios(viewer, query).forEach(scenario -> past(viewer, query, scenario, standing));
    }
    return standing;
  }

  /** What had been opened by then and not ended, summed over all months. */
  private void past(Viewer viewer, ScreenQuery query, String scenario, Map<Spot, Standing> standing) {
    for (Rollups.Row row : rows(viewer, query, scenario, Set.of(Figures.OPENED, Figures.ENDED), EVER, Rollups.By.PLACE)) {
      long cases = Math.round(row.sum().part());
      Spot spot = spot(query, scenario, Objects.requireNonNull(row.place()));
      standing.merge(spot, new Standing(row.indicator().equals(Figures.OPENED) ? cases : -cases, null), Standing::plus);
    }
  }

  /** Nothing open; of the past it is not known what was late. */
  Standing nothing(ScreenQuery query) {
    return new Standing(0, ofNow(query) ? 0L : null);
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

  /** What belongs together, put together. */
  static <K, T> Map<K, T> grouped(Map<Spot, T> spots, Function<Spot, K> by, BinaryOperator<T> plus) {
    Map<K, T> groups = new HashMap<>();
    spots.forEach((spot, value) -> groups.merge(by.apply(spot), value, plus));
    return groups;
  }

  static Map<String, Sum> plus(Map<String, Sum> some, Map<String, Sum> more) {
    Map<String, Sum> all = new HashMap<>(some);
    more.forEach((key, sum) -> all.merge(key, sum, Sum::plus));
    return all;
  }

  private List<String> scenarios(Viewer viewer, ScreenQuery query) {
    return query.scenario() == null ? queries.served(viewer).stream().map(Scenario::key).toList() : List.of(query.scenario().key());
  }

  private List<Rollups.Row> rows(
      Viewer viewer, ScreenQuery query, String scenario, Set<String> keys, LocalDate from, Rollups.By... by) {
    return rollups.months(viewer, scenario, query.place(), keys, from, query.period().to(), Set.of(by));
  }

  private List<Rollups.Row> rows(Viewer viewer, ScreenQuery query, Set<String> keys, Rollups.By... by) {
    return scenarios(viewer, query).stream()
        .flatMap(scenario -> rows(viewer, query, scenario, keys, query.period().from(), by).stream())
        .toList();
  }

  private Spot spot(ScreenQuery query, String scenario, PlaceCode code) {
    PlaceCode own = query.place().code();
    return new Spot(scenario, places.below(own, code).map(Place::code).orElse(own));
  }
}
