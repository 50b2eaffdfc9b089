package io.haihe.kernel.casework;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.DeadlineRule.LimitChoice;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses the limit of a deadline: the first choice that applies. */
final class Limits {

  private Limits() {}

  /**
   * @param categoryColumns the row of the case's category
   * @param form what the case was opened with
   */
  static Optional<Limit> choose(
      DeadlineRule rule, Map<String, String> categoryColumns, Map<String, Object> form, Map<String, Object> variables) {
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
      Optional<Limit> held = choice.field() == null ? Optional.empty() : held(form.get(choice.field()));
      if (held.isPresent()) {
        return held;
      }
    }
    return Optional.empty();
  }

  private static Optional<Limit> held(@Nullable Object value) {
    return value instanceof String text ? Limit.parse(text) : Optional.empty();
  }
}
