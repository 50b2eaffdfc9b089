package io.haihe.bench.inspections;

import java.util.SplittableRandom;

/** What happens by chance, the same in each run: it follows from the number of what it happens to. */
final class Chance {

  private Chance() {}

  /** From 0 to 1. */
  static double of(long what, String about) {
    return new SplittableRandom(what * 1_000_003 + about.hashCode()).nextDouble();
  }

  /** From {@code least} to {@code most}. */
  static int of(long what, String about, int least, int most) {
    return least + (int) (of(what, about) * (most - least + 1));
  }
}
