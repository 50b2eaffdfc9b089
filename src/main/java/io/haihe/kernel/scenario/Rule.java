package io.haihe.kernel.scenario;

import java.time.Instant;
import java.util.Map;

/**
 * A checked CEL expression. Variables are bound by their dotted names ({@code facts.filedAt}); a missing variable is its
 * type's empty value. Values are String, Long, Double, Boolean, Instant or List of these.
 */
public interface Rule {

  /** The expression as its author wrote it. */
  String source();

  /** @return String, Long, Double, Boolean, Instant or List */
  Object evaluate(Map<String, Object> variables);

  default boolean test(Map<String, Object> variables) {
    return (Boolean) evaluate(variables);
  }

  /** As {@link #test}, for what is only offered or told beside a case: where it cannot be worked out, it does not hold. */
  default boolean holds(Map<String, Object> variables) {
    try {
      return test(variables);
    } catch (RuleFailure failure) {
      return false;
    }
  }

  /** @return the instant; {@link Instant#EPOCH} means never */
  default Instant instant(Map<String, Object> variables) {
    return (Instant) evaluate(variables);
  }

  /** A number, or 1 and 0 for true and false. */
  default double number(Map<String, Object> variables) {
    return switch (evaluate(variables)) {
      case Boolean truth -> truth ? 1 : 0;
      case Number number -> number.doubleValue();
      case Object other -> throw new IllegalStateException("not a number: " + other);
    };
  }
}
