package io.haihe.modules.screen;

import io.haihe.kernel.casework.Figures;
import io.haihe.kernel.casework.Tallies;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.ScreenLayout;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills the panels a scenario's package asks for. */
@Component
class Panels {

  /** A trend shows at least a year, whatever the period. */
  private static final int TREND_MONTHS = 12;

  private static final int MOST_BARS = 12;

  private final Counts counts;
  private final Measures measures;
  private final Rollups rollups;
  private final Tallies tallies;
  private final Places places;
  private final CaseWords words;
  private final Scenarios scenarios;
  private final Texts texts;

  Panels(Counts counts, Measures measures, Rollups rollups, Tallies tallies, Places places, CaseWords words, Scenarios scenarios, Texts texts) {
    this.counts = counts;
    this.measures = measures;
    this.rollups = rollups;
    this.tallies = tallies;
    this.places = places;
    this.words = words;
    this.scenarios = scenarios;
    this.texts = texts;
  }

  /** Without a scenario, what all of them have. */
  List<PanelView> of(Viewer viewer, ScreenQuery query, Instant now, Locale locale) {
    Scenario scenario = query.scenario();
    if (scenario == null) {
      return List.of(trend(viewer, query, new ScreenLayout.Trend(Measures.BUILT_IN), locale));
    }
    return scenario.screen().panels().stream().map(panel -> switch (panel) {
      case ScreenLayout.Trend trend -> trend(viewer, query, trend, locale);
      case ScreenLayout.States states -> states(viewer, query, scenario, states, locale);
      case ScreenLayout.Categories _ -> categories(viewer, query, scenario, now, locale);
      case ScreenLayout.Ranking ranking -> ranking(viewer, query, ranking, locale);
    }).toList();
  }

  private PanelView trend(Viewer viewer, ScreenQuery query, ScreenLayout.Trend trend, Locale locale) {
    Period period = new Period(query.period().last(), Math.max(TREND_MONTHS, query.period().months()));
    List<Measure> wanted = trend.measures().stream().map(key -> measures.of(query.scenario(), key, locale)).toList();
    Set<String> keys = wanted.stream().flatMap(measure -> measure.sums().stream()).collect(Collectors.toSet());
    Map<YearMonth, Map<String, Sum>> byMonth = counts.byMonth(viewer, query.during(period), keys);
    List<YearMonth> months = IntStream.range(0, period.months()).mapToObj(period.begins()::plusMonths).toList();
    List<List<@Nullable Double>> values = wanted.stream().map(measure -> values(measure, months, byMonth)).toList();
    double most = values.stream().flatMap(List::stream).filter(Objects::nonNull).mapToDouble(Double::doubleValue).max().orElse(0);
    boolean shares = wanted.stream().allMatch(measure -> measure.kind() == Report.Kind.PERCENT || measure.kind() == Report.Kind.SCORE);
    double top = shares ? 1 : Chart.top(most);
    List<PanelView.Series> series = new ArrayList<>();
    for (Measure measure : wanted) {
      List<@Nullable Double> own = values.get(series.size());
      series.add(new PanelView.Series(
          measure.name(), measure.how(), series.size() + 1, Chart.path(own, top),
          own.stream().map(value -> ValueWords.of(measure.kind(), value, locale)).toList()));
    }
    String title = wanted.stream().map(Measure::name).collect(Collectors.joining(texts.text(locale, "screen.and")));
    Report.Kind kind = wanted.getFirst().kind();
    return new PanelView.Trend(
        title, months.stream().map(month -> name(month, locale)).toList(), series, ValueWords.of(kind, top, locale),
        ValueWords.of(kind, 0.0, locale));
  }

  private String name(YearMonth month, Locale locale) {
    return DateTimeFormatter.ofPattern(texts.text(locale, "screen.month"), Texts.language(locale)).format(month);
  }

  private static List<@Nullable Double> values(Measure measure, List<YearMonth> months, Map<YearMonth, Map<String, Sum>> byMonth) {
    List<@Nullable Double> values = new ArrayList<>();
    months.forEach(month -> values.add(measure.of(byMonth.getOrDefault(month, Map.of())).value()));
    return values;
  }

  private PanelView states(Viewer viewer, ScreenQuery query, Scenario scenario, ScreenLayout.States states, Locale locale) {
    Set<String> keys = scenario.type(states.type()).states().keySet();
    Map<String, Sum> sums = counts.total(viewer, query, keys.stream().map(Figures.STATE::concat).collect(Collectors.toSet()));
    ScreenLinks links = new ScreenLinks(query);
    List<PanelView.Bar> bars = keys.stream().map(key -> {
      double cases = sums.getOrDefault(Figures.STATE + key, Sum.NOTHING).part();
      return new PanelView.Bar(
          scenario.texts().text(locale, "states." + key), ValueWords.whole(cases, locale), "", cases, links.cases(Figures.OPENED, "state", key));
    }).filter(bar -> bar.value() > 0).toList();
    return bars(texts.text(locale, "screen.panel.states", scenario.texts().text(locale, "cases." + states.type())), "screen.panel.states.how", bars, locale);
  }

  private PanelView categories(Viewer viewer, ScreenQuery query, Scenario scenario, Instant now, Locale locale) {
    ScreenLinks links = new ScreenLinks(query);
    List<PanelView.Bar> bars = opened(viewer, query, scenario, now).entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_BARS)
        .map(each -> new PanelView.Bar(
            words.category(locale, scenarios.currentId(scenario.key()), each.getKey()),
            ValueWords.whole(each.getValue(), locale), "", each.getValue(), links.cases(Figures.OPENED, "category", each.getKey())))
        .toList();
    return bars(texts.text(locale, "screen.panel.categories"), "screen.panel.categories.how", bars, locale);
  }

  /** Summed for areas and what is above them; below, and for who sees less, counted over the cases. */
  private Map<String, Double> opened(Viewer viewer, ScreenQuery query, Scenario scenario, Instant now) {
    Period period = query.period();
    Optional<Map<String, Sum>> sums = rollups.categories(viewer, scenario.key(), query.place(), period.from(), period.to());
    if (sums.isPresent()) {
      return sums.get().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().whole()));
    }
    ZoneId zone = places.cityOf(query.place().code()).zone();
    var opened = Counts.open(query).ended(null)
        .opened(period.from().atStartOfDay(zone).toInstant(), period.to().plusDays(1).atStartOfDay(zone).toInstant());
    Map<String, Double> counted = new TreeMap<>();
    tallies.byCategory(viewer, opened, now, Integer.MAX_VALUE)
        .forEach((key, cases) -> counted.put(key.substring(key.indexOf('/') + 1), (double) cases));
    return counted;
  }

  private PanelView ranking(Viewer viewer, ScreenQuery query, ScreenLayout.Ranking ranking, Locale locale) {
    Measure measure = measures.of(query.scenario(), ranking.measure(), locale);
    ScreenLinks links = new ScreenLinks(query);
    Stream<PanelView.Bar> bars = switch (ranking.by()) {
      case PLACE -> counts.byPlace(viewer, query, measure.sums()).entrySet().stream()
          .map(each -> bar(place(query, each.getKey(), locale), measure, each.getValue(), locale,
              each.getKey().equals(query.place().code()) ? "" : links.place(each.getKey().toString())));
      case UNIT -> counts.byUnit(viewer, query, measure.sums()).entrySet().stream()
          .filter(each -> each.getKey() != 0)
          .map(each -> bar(words.unit(locale, each.getKey()), measure, each.getValue(), locale,
              links.cases(measure.key(), "unit", each.getKey().toString())));
    };
    List<PanelView.Bar> ranked = bars.filter(bar -> !Double.isNaN(bar.value()))
        .sorted(Comparator.comparingDouble(PanelView.Bar::value).reversed().thenComparing(PanelView.Bar::name))
        .toList();
    String by = texts.text(locale, "screen.panel.by." + ranking.by().name().toLowerCase(Locale.ROOT), measure.name());
    boolean share = measure.kind() == Report.Kind.PERCENT || measure.kind() == Report.Kind.SCORE;
    return new PanelView.Bars(by, measure.how(), share ? 1 : most(ranked), ends(ranked));
  }

  /** The first and the last of many: those are asked about. */
  private static List<PanelView.Bar> ends(List<PanelView.Bar> ranked) {
    if (ranked.size() <= 2 * MOST_BARS) {
      return ranked;
    }
    return Stream.concat(ranked.stream().limit(MOST_BARS), ranked.stream().skip(ranked.size() - MOST_BARS)).toList();
  }

  private String place(ScreenQuery query, PlaceCode code, Locale locale) {
    String name = places.name(code, locale);
    return code.equals(query.place().code()) ? texts.text(locale, "screen.reports.itself", name) : name;
  }

  private static PanelView.Bar bar(String name, Measure measure, Map<String, Sum> sums, Locale locale, String link) {
    Report.Value value = measure.of(sums);
    return new PanelView.Bar(
        name, ValueWords.of(measure.kind(), value.value(), locale), ValueWords.sums(measure.kind(), value.sum(), locale),
        value.value() == null ? Double.NaN : value.value(), link);
  }

  private PanelView bars(String title, String how, List<PanelView.Bar> bars, Locale locale) {
    return new PanelView.Bars(title, texts.text(locale, how), most(bars), bars);
  }

  private static double most(List<PanelView.Bar> bars) {
    return bars.stream().mapToDouble(PanelView.Bar::value).max().orElse(1);
  }
}
