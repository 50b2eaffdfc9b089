package io.haihe.kernel.scenario.reading;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import io.haihe.kernel.scenario.Rule;
import io.haihe.kernel.scenario.RuleFailure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression; immutable and safe for any number of threads.
 *
 * @param empties the empty value of each variable's type, by name; also says what type a bound value is brought to
 * @param real whether a whole number that comes out is a {@code Double}
 * @param place where the rule stands, for the message of a failure
 */
record CelRule(String source, Program program, Map<String, Object> empties, boolean real, String place)
    implements Rule {

  @Override
  public Object evaluate(Map<String, Object> variables) {
    try {
      Object value = program.eval(name -> find(name, variables));
      return real && value instanceof Long whole ? (Object) whole.doubleValue() : value;
    } catch (CelEvaluationException e) {
      throw new RuleFailure("rule “" + source + "” at " + place + ": " + e.getMessage(), e);
    }
  }

  private Optional<Object> find(String name, Map<String, Object> variables) {
    Object empty = empties.get(name);
    return empty == null ? Optional.empty() : Optional.of(typed(variables.get(name), empty));
  }

  private static Object typed(@Nullable Object value, Object empty) {
    return switch (value) {
      case null -> empty;
      case Long whole when empty instanceof Double -> whole.doubleValue();
      case Integer whole -> empty instanceof Double ? (Object) whole.doubleValue() : (Object) whole.longValue();
      case BigDecimal decimal -> decimal.doubleValue();
      case String text when empty instanceof Instant -> instant(text);
      case List<?> list when list.stream().anyMatch(Integer.class::isInstance) -> longs(list);
      default -> value;
    };
  }

  private static List<Object> longs(List<?> list) {
    return list.stream().map(item -> item instanceof Integer whole ? (Object) whole.longValue() : item).toList();
  }

  /** Text as a form keeps it; without an offset it is read as UTC, so callers who know the city's zone bind instants. */
  private static Instant instant(String text) {
    if (text.isEmpty()) {
      return Instant.EPOCH;
    } else if (!text.contains("T")) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
