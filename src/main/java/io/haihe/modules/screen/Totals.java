package io.haihe.modules.screen;

import io.haihe.kernel.casework.Figures;
import io.haihe.kernel.casework.Tallies;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScreenLayout;
import io.haihe.modules.screen.ScreenQuery.Against;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The single figures of a screen. */
@Component
class Totals {

  private final Counts counts;
  private final Measures measures;
  private final Tallies tallies;
  private final Places places;
  private final Texts texts;

  Totals(Counts counts, Measures measures, Tallies tallies, Places places, Texts texts) {
    this.counts = counts;
    this.measures = measures;
    this.tallies = tallies;
    this.places = places;
    this.texts = texts;
  }

  /** Open, overdue, opened, ended. */
  List<Figure> everywhere(Viewer viewer, ScreenQuery query, Instant now, Locale locale) {
    return everywhere(viewer, query, standing(viewer, query, now), counts.total(viewer, query, Set.copyOf(Measures.BUILT_IN)), now, locale);
  }

  /** The same, of what has been counted for the places below. */
  List<Figure> everywhere(Viewer viewer, Areas.Lines lines, Instant now, Locale locale) {
    ScreenQuery query = lines.query();
    Counts.Standing standing = lines.standing().values().stream().reduce(counts.nothing(query), Counts.Standing::plus);
    return everywhere(viewer, query, standing, lines.sums().values().stream().reduce(Map.of(), Counts::plus), now, locale);
  }

  private List<Figure> everywhere(
      Viewer viewer, ScreenQuery query, Counts.Standing standing, Map<String, Sum> sums, Instant now, Locale locale) {
    Counts.@Nullable Standing other = query.against() == null ? null : standing(viewer, other(query), now);
    List<Figure> figures = new ArrayList<>();
    for (String key : List.of(ScreenLayout.OPEN, ScreenLayout.OVERDUE)) {
      Double value = standing.of(key);
      String mood = key.equals(ScreenLayout.OVERDUE) && value != null ? value > 0 ? "danger" : "ok" : "";
      figures.add(new Figure(
          key, texts.text(locale, "screen.figure." + key), ValueWords.of(Report.Kind.NUMBER, value, locale), "", how(key, query, locale),
          other == null ? "" : compared(query, ValueWords.of(Report.Kind.NUMBER, other.of(key), locale), locale),
          value == null ? null : new ScreenLinks(query).cases(key), mood));
    }
    figures.addAll(of(viewer, query, measures(query, Measures.BUILT_IN, locale), sums, locale));
    return figures;
  }

  /** What has come and gone since midnight; only of the period that runs. */
  Tallies.@Nullable Flow today(Viewer viewer, ScreenQuery query, Instant now) {
    if (!counts.ofNow(query)) {
      return null;
    }
    ZoneId zone = places.cityOf(query.place().code()).zone();
    Instant midnight = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    return tallies.since(viewer, Counts.open(query).ended(null), midnight, now);
  }

  private String how(String key, ScreenQuery query, Locale locale) {
    String past = counts.ofNow(query) ? "" : ".past";
    return texts.text(locale, "screen.figure." + key + ".how" + past);
  }

  private Counts.Standing standing(Viewer viewer, ScreenQuery query, Instant now) {
    return counts.standing(viewer, query, now).values().stream().reduce(counts.nothing(query), Counts.Standing::plus);
  }

  /** Some indicators of a scenario, in that order. */
  List<Figure> of(Viewer viewer, ScreenQuery query, List<String> keys, Locale locale) {
    List<Measure> wanted = measures(query, keys, locale);
    return of(viewer, query, wanted, total(viewer, query, wanted), locale);
  }

  private List<Measure> measures(ScreenQuery query, List<String> keys, Locale locale) {
    return keys.stream().map(key -> measures.of(query.scenario(), key, locale)).toList();
  }

  private Map<String, Sum> total(Viewer viewer, ScreenQuery query, List<Measure> wanted) {
    Set<String> needed = wanted.stream().flatMap(measure -> measure.sums().stream()).collect(Collectors.toSet());
    return needed.isEmpty() ? Map.of() : counts.total(viewer, query, needed);
  }

  private List<Figure> of(Viewer viewer, ScreenQuery query, List<Measure> wanted, Map<String, Sum> sums, Locale locale) {
    Map<String, Sum> others = query.against() == null ? Map.of() : total(viewer, other(query), wanted);
    ScreenLinks links = new ScreenLinks(query);
    return wanted.stream().map(measure -> {
      Report.Value value = measure.of(sums);
      return new Figure(
          measure.key(), measure.name(), ValueWords.of(measure.kind(), value.value(), locale),
          ValueWords.sums(measure.kind(), value.sum(), locale), measure.how(),
          query.against() == null ? "" : compared(query, ValueWords.of(measure.kind(), measure.of(others).value(), locale), locale),
          measure.kind() == Report.Kind.SCORE ? null : links.cases(measure.key()), "");
    }).toList();
  }

  /** The same question about what it is compared with. */
  private static ScreenQuery other(ScreenQuery query) {
    return switch (query.against()) {
      case Against.Earlier earlier -> query.during(earlier.period());
      case Against.Elsewhere elsewhere -> query.at(elsewhere.place());
      case null -> query;
    };
  }

  private String compared(ScreenQuery query, String value, Locale locale) {
    return texts.text(locale, "screen.compared", against(query, locale), value);
  }

  /** What the figures are compared with, in words; empty where with nothing. */
  String against(ScreenQuery query, Locale locale) {
    return switch (query.against()) {
      case Against.Earlier earlier -> period(earlier.period(), locale);
      case Against.Elsewhere elsewhere -> places.name(elsewhere.place().code(), locale);
      case null -> "";
    };
  }

  String period(Period period, Locale locale) {
    DateTimeFormatter month = DateTimeFormatter.ofPattern(texts.text(locale, "screen.month"), Texts.language(locale));
    return period.months() == 1
        ? month.format(period.last())
        : texts.text(locale, "screen.months", month.format(period.begins()), month.format(period.last()));
  }

  /** Scenarios, each with the four figures that every one has. */
  List<ScreenView.ScenarioLine> scenarios(Areas.Lines lines, List<Scenario> served, Locale locale) {
    return served.stream().map(scenario -> {
      Counts.Standing standing = lines.standing().getOrDefault(scenario.key(), counts.nothing(lines.query()));
      Map<String, Sum> sums = lines.sums().getOrDefault(scenario.key(), Map.of());
      return new ScreenView.ScenarioLine(
          scenario.key(), scenario.texts().text(locale, "title"),
          List.of(
              ValueWords.whole(standing.open(), locale), ValueWords.of(Report.Kind.NUMBER, standing.of(ScreenLayout.OVERDUE), locale),
              ValueWords.whole(sums.getOrDefault(Figures.OPENED, Sum.NOTHING).part(), locale),
              ValueWords.whole(sums.getOrDefault(Figures.ENDED, Sum.NOTHING).part(), locale)));
    }).toList();
  }
}
