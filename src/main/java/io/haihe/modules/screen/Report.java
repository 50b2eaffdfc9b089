package io.haihe.modules.screen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Indicators of one scenario, grouped.
 *
 * @param total the same columns over all rows
 */
record Report(List<Column> columns, List<Line> lines, Line total) {

  /** @param how the formula in words */
  record Column(String indicator, String name, String how, Kind kind) {}

  enum Kind {
    PERCENT,
    NUMBER,
    MEAN,
    SCORE;

    /** Whether it is one sum over another, so that both are told. */
    boolean isRatio() {
      return this == PERCENT || this == MEAN;
    }
  }

  /**
   * @param link where the group's own report is, or null
   */
  record Line(String group, @Nullable String link, List<Value> values) {}

  /**
   * @param value a ratio from 0 to 1, a number, or null where the denominator is nothing
   * @param sum the two sums behind it
   */
  record Value(@Nullable Double value, Sum sum) {}
}
