package io.haihe.modules.inspection.open;

import java.util.Arrays;

/**
 * How evenly visits lie on the officers of a department. Nobody is named, and nobody ranked.
 *
 * @param gini 0 where all have as many, towards 1 where few have all
 */
public record Load(int officers, long visits, long least, double median, long most, double gini) {

  static final Load NONE = new Load(0, 0, 0, 0, 0, 0);

  /** @param visits of each officer */
  static Load of(long[] visits) {
    if (visits.length == 0) {
      return NONE;
    }
    long[] sorted = visits.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    long sum = 0;
    double weighted = 0;
    for (int i = 0; i < n; i++) {
      sum += sorted[i];
      weighted += (double) (2 * (i + 1) - n - 1) * sorted[i];
    }
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
    return new Load(n, sum, sorted[0], median, sorted[n - 1], sum == 0 ? 0 : weighted / ((double) n * sum));
  }
}
