package io.haihe.kernel.intake.figures;

import io.haihe.kernel.intake.figures.Figure.Count;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Published cases of a place, or of a kind in it, counted.
 *
 * @param reported all that were opened in the period
 * @param settled those of them that have come to their end
 * @param promised the settled for which a date had been promised
 * @param inTime those of them settled by then
 * @param bySpan the settled by how long they took, where that is published
 * @param seconds that these took together
 */
public record Tally(long reported, long settled, long promised, long inTime, long[] bySpan, double seconds) {

  public static final Tally NONE = new Tally(0, 0, 0, 0, new long[Spans.count()], 0);

  Tally plus(int span, Count count) {
    long[] spans = bySpan.clone();
    if (Spans.timed(span)) {
      spans[span] += count.cases();
    }
    return new Tally(
        reported + count.cases(), settled + (span == Spans.OPEN ? 0 : count.cases()), promised + count.promised(),
        inTime + count.inTime(), spans, seconds + count.seconds());
  }

  /** Of how many it is known how long they took. */
  public long timed() {
    long sum = 0;
    for (long each : bySpan) {
      sum += each;
    }
    return sum;
  }

  /** Within how many days half of them were settled, or more; empty for none, the greatest number for longer than a year. */
  public OptionalInt halfWithinDays() {
    long timed = timed();
    long sum = 0;
    for (int step = 0; timed > 0 && step < bySpan.length; step++) {
      sum += bySpan[step];
      if (2 * sum >= timed) {
        return OptionalInt.of(Spans.days(step));
      }
    }
    return OptionalInt.empty();
  }

  public OptionalDouble meanDays() {
    long timed = timed();
    return timed == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds / timed / 86_400);
  }
}
