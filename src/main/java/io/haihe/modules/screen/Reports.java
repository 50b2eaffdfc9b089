package io.haihe.modules.screen;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes reports of the indicators by place, unit or month, within what the viewer sees. */
@Component
class Reports {

  private final Rollups store;
  private final Scenarios scenarios;
  private final Measures measures;
  private final Places places;
  private final Units units;
  private final Texts texts;

  Reports(Rollups store, Scenarios scenarios, Measures measures, Places places, Units units, Texts texts) {
    this.store = store;
    this.scenarios = scenarios;
    this.measures = measures;
    this.places = places;
    this.units = units;
    this.texts = texts;
  }

  enum GroupBy {
    PLACE(Rollups.By.PLACE),
    UNIT(Rollups.By.UNIT),
    MONTH(Rollups.By.TIME);

    private final Rollups.By sums;

    GroupBy(Rollups.By sums) {
      this.sums = sums;
    }
  }

  /**
   * @param from first day
   * @param to last day
   */
  record Query(String scenario, Place place, LocalDate from, LocalDate to, GroupBy by) {}

  /** A group's key sorts it; its name is shown. */
  private record Group(String key, String name, @Nullable String link) {}

  Report of(Viewer viewer, Query query, Locale locale) {
    Scenario scenario = scenarios.current(query.scenario());
    List<Measure> columns = measures.of(scenario, locale);
    Set<String> sums = columns.stream().flatMap(measure -> measure.sums().stream()).collect(Collectors.toSet());
    Map<Group, Map<String, Sum>> groups =
        new TreeMap<>(Comparator.comparing(Group::key));
    Map<String, Sum> total = new HashMap<>();
    Function<Rollups.Row, Group> grouping = grouping(query, locale);
    for (Rollups.Row row :
        store.months(viewer, query.scenario(), query.place(), sums, query.from(), query.to(), Set.of(query.by().sums))) {
      groups.computeIfAbsent(grouping.apply(row), key -> new HashMap<>()).merge(row.indicator(), row.sum(), Sum::plus);
      total.merge(row.indicator(), row.sum(), Sum::plus);
    }
    List<Report.Line> lines =
        groups.entrySet().stream()
            .map(entry -> line(entry.getKey().name(), entry.getKey().link(), entry.getValue(), columns))
            .toList();
    String all = texts.text(locale, "screen.reports.total");
    return new Report(
        columns.stream().map(each -> new Report.Column(each.key(), each.name(), each.how(), each.kind())).toList(), lines,
        line(all, null, total, columns));
  }

  private Function<Rollups.Row, Group> grouping(Query query, Locale locale) {
    return switch (query.by()) {
      case MONTH -> row -> month(Objects.requireNonNull(row.starts()));
      case UNIT -> row -> unit(Objects.requireNonNull(row.unit()), locale);
      case PLACE -> {
        Map<Long, Group> known = new HashMap<>();
        yield row -> {
          PlaceCode code = Objects.requireNonNull(row.place());
          return known.computeIfAbsent(code.value(), none -> below(query.place(), code, locale));
        };
      }
    };
  }

  private static Group month(LocalDate month) {
    String text = DateTimeFormatter.ofPattern("yyyy-MM").format(month);
    return new Group(text, text, null);
  }

  private Group unit(long id, Locale locale) {
    return units
        .find(id)
        .map(unit -> new Group(unit.place() + unit.key(), name(unit, locale), null))
        .orElseGet(() -> new Group("", texts.text(locale, "screen.reports.noUnit"), null));
  }

  private static String name(Unit unit, Locale locale) {
    return unit.nameEn() != null && locale.getLanguage().equals("en") ? unit.nameEn() : unit.name();
  }

  /** The child of the report's place that the code lies in, or the place itself. */
  private Group below(Place place, PlaceCode code, Locale locale) {
    return places.below(place.code(), code)
        .map(child -> new Group(child.code().toString(), places.name(child.code(), locale), child.code().toString()))
        .orElseGet(() -> new Group("", texts.text(locale, "screen.reports.itself", places.name(place.code(), locale)), null));
  }

  private static Report.Line line(String group, @Nullable String link, Map<String, Sum> sums, List<Measure> measures) {
    return new Report.Line(group, link, measures.stream().map(measure -> measure.of(sums)).toList());
  }
}
