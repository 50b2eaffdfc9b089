package io.haihe.modules.service.rating;

import java.util.OptionalDouble;

/**
 * Ratings, summed.
 *
 * @param score their sum, each from 5 to 1
 * @param satisfied how many of them were basically satisfied or better
 * @param bad how many were not
 * @param mended about how many of the bad ones it was put right
 */
public record Score(long ratings, double score, long satisfied, long bad, long mended) {

  public static final Score NONE = new Score(0, 0, 0, 0, 0);

  /** Fewer are not told: whoever gave them could be told by them. */
  public static final int LEAST = 5;

  public Score plus(Score other) {
    return new Score(ratings + other.ratings, score + other.score, satisfied + other.satisfied, bad + other.bad, mended + other.mended);
  }

  Score negated() {
    return new Score(-ratings, -score, -satisfied, -bad, -mended);
  }

  boolean vanishes() {
    return ratings == 0 && satisfied == 0 && bad == 0 && mended == 0 && Math.abs(score) < 1e-6;
  }

  /** Whether there are enough to be told. */
  public boolean told() {
    return ratings >= LEAST;
  }

  /** To the nearest five, so that nobody can see by the next one what it was. */
  public long about() {
    return told() ? Math.round((double) ratings / LEAST) * LEAST : 0;
  }

  public OptionalDouble mean() {
    return told() ? OptionalDouble.of(score / ratings) : OptionalDouble.empty();
  }

  public OptionalDouble satisfiedShare() {
    return told() ? OptionalDouble.of((double) satisfied / ratings) : OptionalDouble.empty();
  }

  /** Of the bad ones, those about which it was put right. */
  public OptionalDouble mendedShare() {
    return bad >= LEAST ? OptionalDouble.of((double) mended / bad) : OptionalDouble.empty();
  }
}
