package io.haihe.modules.inspection.draw;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What is decided before a draw, beside its pools.
 *
 * @param title what is drawn, for anybody
 * @param plan the annual plan's number or name; may be empty
 * @param task the plan's task; may be empty
 * @param source where the public value will be published and in what form, so exactly that two readers write the same text
 * @param sourceAt when it will be; whole seconds
 * @param samples how many are drawn of each stratum; in the order of their bytes
 * @param teams how many officers each department sends, at least {@value #FEWEST}; in the order of their bytes
 */
public record Terms(
    String title, String plan, String task, String source, Instant sourceAt, Map<String, SampleSize> samples, Map<String, Integer> teams) {

  /** No visit by fewer officers. */
  public static final int FEWEST = 2;

  public Terms {
    sourceAt = sourceAt.truncatedTo(ChronoUnit.SECONDS);
    samples = Text.sorted(samples);
    teams = Text.sorted(teams);
  }
}
