package io.haihe.kernel.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A figure read from cases; see the format's text for what each part means. */
public sealed interface Indicator {

  String key();

  /**
   * @param dated the instant that puts a case into a period; never = in none
   * @param of the denominator, boolean or number
   * @param count the numerator, counted only where {@code of} is not 0
   */
  record Ratio(String key, Rule dated, Rule of, @Nullable Rule count, Show show) implements Indicator {}

  /** A weighted mean of ratios. */
  record Composite(String key, Map<String, Double> weights) implements Indicator {}

  enum Show {
    PERCENT,
    COMPLEMENT,
    NUMBER,
    MEAN
  }
}
