package io.haihe.modules.management;

import io.haihe.kernel.casework.words.ClockWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The broken promises a viewer may see.
 *
 * @param total of those whose clock runs
 * @param stalledTotal of those that were late when their clock was stopped
 * @param stalled the first of them
 * @param soonMore whether more is due soon than is listed
 * @param next address of the next page, or null
 */
public record OverdueView(
    long total,
    long stalledTotal,
    List<Share> units,
    List<Share> places,
    List<Late> late,
    @Nullable String next,
    List<Late> stalled,
    List<CaseLine> soon,
    boolean soonMore) {

  /** A unit's or a place's part. */
  public record Share(String name, long count, String link) {}

  /** A case with each promise that is broken now. */
  public record Late(CaseLine line, List<Broken> broken) {}

  /**
   * @param since when its clock was stopped, or empty where it runs
   * @param ladder its rungs in order
   */
  public record Broken(String name, ClockWords clock, String since, List<Rung> ladder) {}

  /**
   * @param after how long after the promise was due; empty for at once
   * @param fired whether it has happened
   */
  public record Rung(String after, String to, boolean fired) {}
}
