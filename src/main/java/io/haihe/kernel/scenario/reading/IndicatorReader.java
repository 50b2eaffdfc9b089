package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Indicator;
import io.haihe.kernel.scenario.Indicator.Show;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the indicators of a case type. */
final class IndicatorReader {

  private static final double ROUNDING = 0.001;
  private static final List<String> RATIO = List.of("dated", "of", "count", "show");

  private final TypeScope scope;

  IndicatorReader(TypeScope scope) {
    this.scope = scope;
  }

  Map<String, Indicator> read() {
    RuleScope rules = scope.rules(scope.variables());
    Map<String, Indicator> indicators = new LinkedHashMap<>();
    scope
        .type()
        .get("indicators")
        .entries()
        .forEach(
            (key, node) ->
                indicators.put(key, node.get("weights").exists() ? composite(key, node) : ratio(key, node, rules)));
    return indicators;
  }

  private Indicator ratio(String key, SourceNode node, RuleScope rules) {
    SourceNode count = node.get("count");
    SourceNode show = node.get("show");
    for (String word : List.of("dated", "of", "count")) {
      if (node.isMap() && !node.get(word).exists()) {
        scope.problems().error(node.key(), "scenario.structure.required", word);
      }
    }
    return new Indicator.Ratio(
        key,
        node.get("dated").exists() ? rules.instant(node.get("dated")) : new UnreadableRule(""),
        node.get("of").exists() ? rules.measure(node.get("of")) : new UnreadableRule(""),
        count.exists() ? rules.measure(count) : null,
        show(show.text("percent")));
  }

  private static Show show(String word) {
    for (Show show : Show.values()) {
      if (show.name().toLowerCase(Locale.ROOT).equals(word)) {
        return show;
      }
    }
    return Show.PERCENT;
  }

  private Indicator composite(String key, SourceNode node) {
    for (String word : RATIO) {
      if (node.get(word).exists()) {
        scope.problems().error(node.get(word).key(), "scenario.indicator.both", word);
      }
    }
    SourceNode all = scope.type().get("indicators");
    Map<String, Double> weights = new LinkedHashMap<>();
    node.get("weights").entries().forEach((part, weight) -> weights.put(part, weight(part, weight, all)));
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > ROUNDING) {
      scope.problems().error(node.get("weights").key(), "scenario.indicator.sum", sum);
    }
    return new Indicator.Composite(key, weights);
  }

  /** Whether it is a part of a whole, which alone can be weighed against others. */
  private static boolean isShare(SourceNode indicator) {
    return indicator.exists() && !indicator.get("weights").exists() && !indicator.get("show").text().equals("mean");
  }

  private double weight(String part, SourceNode weight, SourceNode all) {
    if (!isShare(all.get(part))) {
      List<String> known = new ArrayList<>(all.entries().keySet());
      known.removeIf(name -> !isShare(all.get(name)));
      scope.problems().error(weight.key(), "scenario.indicator.unknown", part, String.join(", ", known));
    }
    return weight.number();
  }
}
