package io.haihe.kernel.intake.figures;

import java.time.Duration;

/**
 * The steps by which it is counted how long cases took: so many were settled within a day, within two … Of them it follows within how many days
 * half were, and nothing is kept of a single one.
 */
final class Spans {

  /** Not settled. */
  static final int OPEN = -1;

  /** Settled; how long it took is not published. */
  static final int UNTIMED = 99;

  private static final int[] DAYS = {1, 2, 3, 4, 5, 7, 10, 14, 21, 30, 45, 60, 90, 180, 365, Integer.MAX_VALUE};

  private Spans() {}

  static int of(Duration took) {
    int step = 0;
    while (took.compareTo(Duration.ofDays(days(step))) > 0) {
      step++;
    }
    return step;
  }

  static boolean timed(int span) {
    return span >= 0 && span < DAYS.length;
  }

  /** Upper end of a step. */
  static int days(int step) {
    return DAYS[step];
  }

  static int count() {
    return DAYS.length;
  }
}
