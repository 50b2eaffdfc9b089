package io.haihe.modules.screen;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Figures;
import io.haihe.kernel.casework.Tallies;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Cartogram;
import io.haihe.kernel.place.MapShapes;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together the overview of a place from open cases and the rollups, within what the viewer sees. */
@Component
class Overviews {

  private static final int TOPICS = 10;
  private static final int LEVELS = 5;

  private final Cases cases;
  private final Tallies tallies;
  private final Rollups rollups;
  private final Scenarios scenarios;
  private final Places places;
  private final Cartogram cartogram;

  Overviews(Cases cases, Tallies tallies, Rollups rollups, Scenarios scenarios, Places places, Cartogram cartogram) {
    this.cases = cases;
    this.tallies = tallies;
    this.rollups = rollups;
    this.scenarios = scenarios;
    this.places = places;
    this.cartogram = cartogram;
  }

  Overview of(Viewer viewer, Place place, Instant now, Locale locale) {
    List<Cases.OpenCount> byPlace = cases.openByPlace(viewer, within(place), now);
    List<Overview.Area> areas = areas(place, byPlace, locale);
    Tallies.Flow week = week(viewer, place, now);
    return new Overview(
        byPlace.stream().mapToLong(Cases.OpenCount::open).sum(),
        byPlace.stream().mapToLong(Cases.OpenCount::overdue).sum(),
        week.opened(),
        week.ended(),
        areas,
        map(place, areas, locale),
        topics(viewer, place, now, locale));
  }

  private static CaseFilter within(Place place) {
    return new CaseFilter(
        false, false, false, null, null, Set.of(), null, place.code(), null, null, null, null,
        CaseFilter.Order.NEWEST);
  }

  /** Opened and ended in the last seven days, today included. */
  private Tallies.Flow week(Viewer viewer, Place place, Instant now) {
    ZoneId zone = places.cityOf(place.code()).zone();
    LocalDate today = LocalDate.ofInstant(now, zone);
    LocalDate first = today.minusDays(6);
    Tallies.Flow sum = new Tallies.Flow(0, 0);
    for (Scenario scenario : scenarios.all()) {
      var days = rollups.days(viewer, scenario.key(), place, Set.of(Figures.OPENED, Figures.ENDED), first, today, Set.of());
      if (days.isEmpty()) {
        return tallies.since(viewer, within(place), first.atStartOfDay(zone).toInstant(), now);
      }
      sum = sum.plus(count(days.get(), Figures.OPENED), count(days.get(), Figures.ENDED));
    }
    return sum;
  }

  private static long count(List<Rollups.Row> rows, String figure) {
    return rows.stream().filter(row -> row.indicator().equals(figure)).mapToLong(row -> Math.round(row.sum().part())).sum();
  }

  private List<Overview.Area> areas(Place place, List<Cases.OpenCount> counts, Locale locale) {
    Map<PlaceCode, long[]> sums = new HashMap<>();
    for (Cases.OpenCount count : counts) {
      PlaceCode child = childOf(place, new PlaceCode(Long.parseLong(count.key())));
      long[] sum = sums.computeIfAbsent(child, key -> new long[2]);
      sum[0] += count.open();
      sum[1] += count.overdue();
    }
    List<Overview.Area> areas = new ArrayList<>();
    for (Place child : places.children(place.code())) {
      areas.add(area(child.code(), places.name(child.code(), locale), sums.get(child.code())));
    }
    if (sums.containsKey(place.code())) {
      areas.add(area(null, places.name(place.code(), locale), sums.get(place.code())));
    }
    return areas;
  }

  private static Overview.Area area(@Nullable PlaceCode code, String name, long @Nullable [] sum) {
    return new Overview.Area(
        code == null ? null : code.toString(), name, sum == null ? 0 : sum[0], sum == null ? 0 : sum[1]);
  }

  private PlaceCode childOf(Place place, PlaceCode code) {
    return places.path(code).stream()
        .filter(at -> place.code().equals(at.parent()))
        .map(Place::code)
        .findFirst()
        .orElse(place.code());
  }

  private Overview.@Nullable MapView map(Place place, List<Overview.Area> areas, Locale locale) {
    MapShapes shapes = cartogram.of(place.code());
    if (shapes.cells().isEmpty()) {
      return null;
    }
    long most = areas.stream().mapToLong(Overview.Area::open).max().orElse(0);
    Map<String, Overview.Area> byCode = new HashMap<>();
    areas.stream().filter(area -> area.code() != null).forEach(area -> byCode.put(String.valueOf(area.code()), area));
    List<Overview.MapCell> cells = new ArrayList<>();
    for (MapShapes.Cell cell : shapes.cells()) {
      Overview.Area area = byCode.get(cell.code().toString());
      long open = area == null ? 0 : area.open();
      long overdue = area == null ? 0 : area.overdue();
      cells.add(
          new Overview.MapCell(
              cell.code().toString(), places.name(cell.code(), locale), cell.d(), cell.labelX(), cell.labelY(), open,
              overdue, level(open, most)));
    }
    return new Overview.MapView(shapes.width(), shapes.height(), shapes.cells().getFirst().kind(), cells);
  }

  private static int level(long open, long most) {
    return open == 0 ? 0 : (int) Math.max(1, Math.min(LEVELS, Math.ceil((double) LEVELS * open / most)));
  }

  private List<Overview.Topic> topics(Viewer viewer, Place place, Instant now, Locale locale) {
    return cases.openByCategory(viewer, within(place), now).stream()
        .limit(TOPICS)
        .map(count -> topic(count, locale))
        .toList();
  }

  private Overview.Topic topic(Cases.OpenCount count, Locale locale) {
    String[] parts = count.key().split("/", 2);
    Scenario scenario = scenarios.current(parts[0]);
    String name = scenario.categories().find(parts[1]).map((Category at) -> at.name(locale)).orElse(parts[1]);
    return new Overview.Topic(name, scenario.texts().text(locale, "title"), count.open(), count.overdue());
  }
}
