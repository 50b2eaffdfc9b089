package io.haihe.modules.counter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a visit was rated.
 *
 * @param ticket id of the ticket it was
 * @param label what the ticket was called
 * @param level from 5, very satisfied, to 1
 * @param words of the visitor; empty once they were removed
 * @param phone whether the visitor wants to be called back
 * @param dueAt until when whoever is to do something next has time, or null
 * @param mended whether it was put right, or else explained
 * @param answer to the visitor, or empty
 * @param answeredBy the member of staff, or 0
 * @param reopened how often the visitor was not content with the answer
 * @param headAt since when it is with whoever heads the unit, as it was not answered in time; null where it is not
 * @param centreAt since when it is with the command centre, as it was not answered then either; null where it is not
 * @param servedBy the member of staff who served the visitor
 * @param said by whoever was called back last, or empty
 */
record VisitRating(
    long ticket, long unit, String label, Instant at, int level, State state, String words, boolean phone, @Nullable Instant dueAt, boolean mended,
    String answer, long answeredBy, int reopened, @Nullable Instant headAt, @Nullable Instant centreAt, long servedBy, String said) {

  /** The lowest that is not bad: basically satisfied. */
  static final int GOOD = 3;

  enum State {
    /** A good one: nothing is to be done. */
    KEPT,
    /** A bad one: somebody is to answer it. */
    OPEN,
    /** Answered; whoever rated is to be called back. */
    ANSWERED,
    SETTLED
  }

  /** Whether somebody calls back: neither whoever served nor whoever answered. */
  boolean calledBy(long person) {
    return person != servedBy && person != answeredBy;
  }

  boolean overdue(Instant now) {
    return dueAt != null && now.isAfter(dueAt);
  }
}
