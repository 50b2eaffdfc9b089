package io.haihe.kernel.intake.classify;

import java.util.Comparator;
import java.util.List;

/**
 * How much can be left to suggestions if so many of them have to be right.
 *
 * @param share of all texts
 * @param from the confidence from which on they are; infinite where that is never so
 */
record Coverage(double share, double from) {

  /** Fewer prove nothing. */
  private static final int LEAST = 20;

  /** A best suggestion, and whether it was right. */
  record Guess(double confidence, boolean right) {}

  static Coverage at(double precision, List<Guess> guesses) {
    List<Guess> surest = guesses.stream().sorted(Comparator.comparingDouble(Guess::confidence).reversed()).toList();
    Coverage most = new Coverage(0, Double.POSITIVE_INFINITY);
    int right = 0;
    for (int i = 0; i < surest.size(); i++) {
      right += surest.get(i).right() ? 1 : 0;
      double confidence = surest.get(i).confidence();
      boolean lastOfItsKind = i + 1 == surest.size() || surest.get(i + 1).confidence() < confidence;
      if (lastOfItsKind && i + 1 >= LEAST && right >= precision * (i + 1)) {
        most = new Coverage((i + 1.0) / surest.size(), confidence);
      }
    }
    return most;
  }
}
