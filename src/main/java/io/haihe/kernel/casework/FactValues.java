package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.FactType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Facts as a timeline keeps them (JSON scalars) and as rules see them (typed, never absent). */
final class FactValues {

  private FactValues() {}

  static Object toRule(FactType type, @Nullable Object kept) {
    return switch (type) {
      case COUNT -> kept instanceof Number number ? number.longValue() : 0L;
      case INSTANT -> kept instanceof String text ? Instant.parse(text) : Instant.EPOCH;
      case BOOLEAN -> kept instanceof Boolean truth ? truth : false;
      case TEXT -> kept instanceof String text ? text : "";
      case NUMBER -> kept instanceof Number number ? number.doubleValue() : 0d;
    };
  }

  /** An instant that was set back to never counts as not set. */
  static boolean isSet(Object kept) {
    return !kept.equals(Instant.EPOCH.toString());
  }

  static Object toKept(Object value) {
    return value instanceof Instant instant ? instant.toString() : value;
  }
}
