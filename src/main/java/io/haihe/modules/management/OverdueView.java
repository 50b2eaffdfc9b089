package io.haihe.modules.management;

import io.haihe.kernel.casework.words.ClockWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The broken promises a viewer may see.
 *
 * @param soonMore whether more is due soon than is listed
 * @param next address of the next page, or null
 */
public record OverdueView(
    long total,
    List<Share> units,
    List<Share> places,
    List<Late> late,
    @Nullable String next,
    List<CaseLine> soon,
    boolean soonMore) {

  /** A unit's or a place's part. */
  public record Share(String name, long count, String link) {}

  /** A case with each promise that is broken now. */
  public record Late(CaseLine line, List<Broken> broken) {}

  /** @param ladder its rungs in order */
  public record Broken(String name, ClockWords clock, List<Rung> ladder) {}

  /**
   * @param after how long after the promise was due; empty for at once
   * @param fired whether it has happened
   */
  public record Rung(String after, String to, boolean fired) {}
}
