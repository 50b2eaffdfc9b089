package io.haihe.kernel.casework;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.DeadlineRule.LimitChoice;
import java.util.Map;
import java.util.Optional;

/** Chooses the limit of a deadline: the first choice that applies. */
final class Limits {

  private Limits() {}

  /** @param categoryColumns the row of the case's category */
  static Optional<Limit> choose(
      DeadlineRule rule, Map<String, String> categoryColumns, Map<String, Object> variables) {
    for (LimitChoice choice : rule.limits()) {
      if (choice.when() != null && !choice.when().test(variables)) {
        continue;
      }
      if (choice.limit() != null) {
        return Optional.of(choice.limit());
      }
      String cell = choice.categoryColumn() == null ? null : categoryColumns.get(choice.categoryColumn());
      if (cell != null) {
        return Limit.parse(cell);
      }
    }
    return Optional.empty();
  }
}
