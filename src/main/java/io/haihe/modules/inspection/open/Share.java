package io.haihe.modules.inspection.open;

/**
 * A share with the interval in which the true one lies with 95 % confidence, by Wilson's score: right for few cases and for shares near 0 or 1 too.
 *
 * @param of how many
 * @param hits how many of those
 */
public record Share(long hits, long of, double low, double high) {

  private static final double Z = 1.959964;

  static Share of(long hits, long of) {
    if (of == 0) {
      return new Share(0, 0, 0, 1);
    }
    double p = (double) hits / of;
    double z2 = Z * Z;
    double middle = (p + z2 / (2 * of)) / (1 + z2 / of);
    double half = Z / (1 + z2 / of) * Math.sqrt(p * (1 - p) / of + z2 / (4.0 * of * of));
    return new Share(hits, of, Math.max(0, middle - half), Math.min(1, middle + half));
  }

  public double share() {
    return of == 0 ? 0 : (double) hits / of;
  }
}
