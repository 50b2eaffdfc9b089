package io.haihe.modules.inspection.draw;

/** How many of a stratum are drawn. */
public sealed interface SampleSize {

  int WHOLE = 10_000;

  /** @param count how many the stratum has */
  int of(int count);

  /** So many. */
  record Number(int number) implements SampleSize {

    @Override
    public int of(int count) {
      return number;
    }
  }

  /** A ratio, rounded up: of a stratum that is not empty at least one is drawn, unless the ratio is 0. */
  record Ratio(int perTenThousand) implements SampleSize {

    @Override
    public int of(int count) {
      return (int) (((long) count * perTenThousand + WHOLE - 1) / WHOLE);
    }
  }
}
