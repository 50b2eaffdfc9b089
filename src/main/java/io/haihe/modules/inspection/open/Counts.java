package io.haihe.modules.inspection.open;

import java.time.Instant;
import java.util.Objects;

/**
 * Visits, summed.
 *
 * @param visits that are to be made or were, without those called off
 * @param judged visited, and it could be seen whether something is wrong
 * @param found of those judged, where something was wrong
 * @param inTime of those published
 * @param judgedPublicly of those judged, published
 */
public record Counts(
    long visits,
    long calledOff,
    long visited,
    long judged,
    long found,
    long ordered,
    long corrected,
    long published,
    long inTime,
    long judgedPublicly,
    long foundPublicly,
    long objected,
    long changed) {

  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Counts of(Result one) {
    if (one.calledOff()) {
      return new Counts(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
    Instant published = one.publishedAt();
    boolean ordered = one.recordedAt() != null && Objects.equals(one.result(), Outcome.ORDERED_TO_CORRECT.key());
    return new Counts(
        1, 0, bit(one.recordedAt() != null), bit(one.judged()), bit(one.found()), bit(ordered), bit(ordered && one.corrected()),
        bit(published != null), bit(one.inTime()), bit(published != null && one.judged()), bit(published != null && one.found()),
        bit(one.objections() > 0), bit(one.changed()));
  }

  private static long bit(boolean set) {
    return set ? 1 : 0;
  }

  /** Those called off too: whoever was drawn stays in the figures. */
  public long drawn() {
    return visits + calledOff;
  }

  public Counts plus(Counts other) {
    return new Counts(
        visits + other.visits, calledOff + other.calledOff, visited + other.visited, judged + other.judged, found + other.found,
        ordered + other.ordered, corrected + other.corrected, published + other.published, inTime + other.inTime,
        judgedPublicly + other.judgedPublicly, foundPublicly + other.foundPublicly, objected + other.objected, changed + other.changed);
  }

  Counts negated() {
    return new Counts(
        -visits, -calledOff, -visited, -judged, -found, -ordered, -corrected, -published, -inTime, -judgedPublicly, -foundPublicly, -objected,
        -changed);
  }

  boolean vanishes() {
    return equals(NONE);
  }
}
