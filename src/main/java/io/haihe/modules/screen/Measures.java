package io.haihe.modules.screen;

import io.haihe.kernel.casework.Figures;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Indicator;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.platform.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The measures that are kept behind the timeline: what came in, what ended, and the indicators of a scenario. */
@Component
class Measures {

  /** Keys of those that every scenario has. */
  static final List<String> BUILT_IN = List.of(Figures.OPENED, Figures.ENDED);

  private final Texts texts;

  Measures(Texts texts) {
    this.texts = texts;
  }

  /** In the order of the file, those of every scenario first. */
  List<Measure> of(Scenario scenario, Locale locale) {
    Map<String, Measure> measures = new LinkedHashMap<>();
    BUILT_IN.forEach(key -> measures.put(key, builtIn(key, locale)));
    for (CaseType type : scenario.types().values()) {
      type.indicators().values().forEach(each -> measures.put(each.key(), of(scenario, type, each, locale)));
    }
    return List.copyOf(measures.values());
  }

  /** @throws IllegalArgumentException if there is none of that key */
  Measure of(@Nullable Scenario scenario, String key, Locale locale) {
    if (BUILT_IN.contains(key)) {
      return builtIn(key, locale);
    }
    return (scenario == null ? List.<Measure>of() : of(scenario, locale)).stream()
        .filter(measure -> measure.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no measure " + key));
  }

  private Measure builtIn(String key, Locale locale) {
    return new Measure(
        key, texts.text(locale, "screen.figure." + key), texts.text(locale, "screen.figure." + key + ".how"), Report.Kind.NUMBER, Set.of(key),
        sums -> new Report.Value(sum(sums, key).part(), sum(sums, key)));
  }

  private static Measure of(Scenario scenario, CaseType type, Indicator indicator, Locale locale) {
    String text = "indicators." + indicator.key();
    String name = scenario.texts().text(locale, text);
    String how = scenario.texts().text(locale, text + ".how");
    return switch (indicator) {
      case Indicator.Ratio ratio -> new Measure(
          ratio.key(), name, how, kind(ratio), Set.of(ratio.key()),
          sums -> new Report.Value(shown(ratio, sum(sums, ratio.key())), told(ratio, sum(sums, ratio.key()))));
      case Indicator.Composite composite -> new Measure(
          composite.key(), name, how, Report.Kind.SCORE, composite.weights().keySet(),
          sums -> new Report.Value(score(composite, sums, type.indicators()), Sum.NOTHING));
    };
  }

  /** The two sums that the value shown is the quotient of. */
  private static Sum told(Indicator.Ratio ratio, Sum sum) {
    return ratio.show() == Indicator.Show.COMPLEMENT ? new Sum(sum.whole(), sum.whole() - sum.part()) : sum;
  }

  /** Whether what is counted is what went wrong, and the rest is shown. */
  static boolean complement(@Nullable Scenario scenario, String key) {
    return scenario != null
        && scenario.types().values().stream()
            .map(type -> type.indicators().get(key))
            .anyMatch(found -> found instanceof Indicator.Ratio ratio && ratio.show() == Indicator.Show.COMPLEMENT);
  }

  private static Sum sum(Map<String, Sum> sums, String key) {
    return sums.getOrDefault(key, Sum.NOTHING);
  }

  private static Report.Kind kind(Indicator.Ratio ratio) {
    return switch (ratio.show()) {
      case NUMBER -> Report.Kind.NUMBER;
      case MEAN -> Report.Kind.MEAN;
      case PERCENT, COMPLEMENT -> Report.Kind.PERCENT;
    };
  }

  private static @Nullable Double shown(Indicator.Ratio ratio, Sum sum) {
    if (ratio.show() == Indicator.Show.NUMBER) {
      return sum.part();
    }
    if (sum.whole() == 0) {
      return null;
    }
    double share = sum.part() / sum.whole();
    return ratio.show() == Indicator.Show.COMPLEMENT ? 1 - share : share;
  }

  /** Null as soon as one of the ratios has no denominator: a score with a hole in it would mislead. */
  private static @Nullable Double score(Indicator.Composite composite, Map<String, Sum> sums, Map<String, Indicator> indicators) {
    double score = 0;
    for (Map.Entry<String, Double> weight : composite.weights().entrySet()) {
      Indicator.Ratio ratio = (Indicator.Ratio) Objects.requireNonNull(indicators.get(weight.getKey()));
      Double share = shown(ratio, sum(sums, weight.getKey()));
      if (share == null) {
        return null;
      }
      score += weight.getValue() * share;
    }
    return score;
  }
}
