package io.haihe.kernel.intake.figures;

import java.time.LocalDate;
import java.util.Comparator;

/** What the figures are summed by. */
record Figure(long place, LocalDate starts, String scenario, String category, int span) {

  /** An order that everybody keeps to who adds to several, so that two of them do not wait for each other in a circle. */
  static final Comparator<Figure> ORDER =
      Comparator.comparingLong(Figure::place)
          .thenComparing(Figure::starts)
          .thenComparing(Figure::scenario)
          .thenComparing(Figure::category)
          .thenComparingInt(Figure::span);

  /**
   * @param promised for how many a date had been promised
   * @param inTime how many of those were settled by then
   * @param seconds from the opening to the end, of those whose span tells it
   */
  record Count(long cases, long promised, long inTime, double seconds) {

    static final Count NOTHING = new Count(0, 0, 0, 0);

    Count plus(Count other) {
      return new Count(cases + other.cases, promised + other.promised, inTime + other.inTime, seconds + other.seconds);
    }

    Count negated() {
      return new Count(-cases, -promised, -inTime, -seconds);
    }

    boolean vanishes() {
      return cases == 0 && promised == 0 && inTime == 0 && Math.abs(seconds) < 1e-3;
    }
  }
}
