package io.haihe.kernel.intake.classify;

import java.util.List;

/** Makes probabilities of scores: one number, found on examples that were not learnt from, says how much a difference of scores means. */
final class Temperature {

  private static final double LOWEST = Math.log(0.01);
  private static final double HIGHEST = Math.log(1000);
  private static final int STEPS = 60;

  private Temperature() {}

  /**
   * A text judged by a scorer that had not seen it.
   *
   * @param truth its label, negative where the scorer does not know it
   */
  record Judged(double[] scores, int truth) {}

  /** The factor under which what is true is least surprising. */
  static double fit(List<Judged> all) {
    List<Judged> known = all.stream().filter(judged -> judged.truth() >= 0).toList();
    double low = LOWEST;
    double high = HIGHEST;
    for (int i = 0; i < STEPS; i++) {
      double third = (high - low) / 3;
      if (surprise(known, Math.exp(low + third)) <= surprise(known, Math.exp(high - third))) {
        high -= third;
      } else {
        low += third;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private static double surprise(List<Judged> all, double factor) {
    return all.stream().mapToDouble(one -> -Math.log(Math.max(1e-12, probabilities(one.scores(), factor)[one.truth()]))).sum();
  }

  static double[] probabilities(double[] scores, double factor) {
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    double[] shares = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      shares[i] = Math.exp(factor * (scores[i] - most));
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }
}
