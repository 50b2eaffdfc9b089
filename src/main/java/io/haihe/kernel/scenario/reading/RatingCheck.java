package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Indicator;
import io.haihe.kernel.scenario.Indicator.Show;
import java.util.List;
import java.util.Map;

/** The indicators by which ratings are published have to be there, and of the kind that is needed. */
final class RatingCheck {

  private static final Map<String, Show> WORDS = Map.of("satisfied", Show.PERCENT, "score", Show.MEAN, "mended", Show.PERCENT);

  private RatingCheck() {}

  static void check(TypeScope scope, CaseType type) {
    SourceNode ratings = scope.type().get("publish").get("ratings");
    WORDS.forEach((word, show) -> {
      SourceNode named = ratings.get(word);
      List<String> known = type.indicators().values().stream()
          .filter(one -> one instanceof Indicator.Ratio ratio && ratio.show() == show)
          .map(Indicator::key)
          .toList();
      if (named.exists() && !known.contains(named.text())) {
        scope.problems().error(named.at(), "scenario.publish.rating." + word, named.text(), known.isEmpty() ? "–" : String.join(", ", known));
      }
    });
  }
}
