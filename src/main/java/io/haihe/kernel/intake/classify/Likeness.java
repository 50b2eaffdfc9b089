package io.haihe.kernel.intake.classify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How much two texts say the same: by the characters, pairs of characters and spaced words they share, those that few texts have counting
 * more. How a text begins counts as much as the whole, since people begin with what it is about.
 */
public final class Likeness {

  /** From here on two texts may be about the same matter. */
  public static final double SAME = 0.3;

  private static final int BEGINNING = 30;

  private final Map<Integer, Integer> known = new HashMap<>();
  private final int size;

  private Likeness(int size) {
    this.size = size;
  }

  /** @param texts tell which words are common there */
  public static Likeness among(List<String> texts) {
    Likeness likeness = new Likeness(texts.size());
    texts.forEach(text -> counts(text).keySet().forEach(piece -> likeness.known.merge(piece, 1, Integer::sum)));
    return likeness;
  }

  /** From 0, nothing in common, to 1. */
  public double of(String one, String other) {
    return to(one).applyAsDouble(other);
  }

  /** As {@link #of}, for many others beside one. */
  public ToDoubleFunction<String> to(String one) {
    Map<Integer, Double> first = weights(one);
    double length = length(first);
    return other -> {
      Map<Integer, Double> second = weights(other);
      double shared = first.entrySet().stream().mapToDouble(piece -> piece.getValue() * second.getOrDefault(piece.getKey(), 0.0)).sum();
      double lengths = length * length(second);
      return lengths == 0 ? 0 : shared / lengths;
    };
  }

  private Map<Integer, Double> weights(String text) {
    Map<Integer, Double> sum = new HashMap<>();
    for (String part : List.of(text, text.substring(0, Math.min(BEGINNING, text.length())))) {
      Map<Integer, Double> weights = new HashMap<>();
      counts(part).forEach((piece, times) -> weights.put(piece, (1 + Math.log(times)) * rarity(piece)));
      double length = length(weights);
      weights.forEach((piece, weight) -> sum.merge(piece, weight / length, Double::sum));
    }
    return sum;
  }

  private double rarity(int piece) {
    return 1 + Math.log((1.0 + size) / (1.0 + known.getOrDefault(piece, 0)));
  }

  private static double length(Map<Integer, Double> weights) {
    return Math.sqrt(weights.values().stream().mapToDouble(weight -> weight * weight).sum());
  }

  private static Map<Integer, Integer> counts(String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    Grams.each(text, (hash, from, to) -> {
      boolean spaced = Grams.spaced(text.charAt(from));
      if (spaced ? wholeWord(text, from, to) : to - from <= 2) {
        counts.merge(hash, 1, Integer::sum);
      }
    });
    return counts;
  }

  private static boolean wholeWord(String text, int from, int to) {
    return (from == 0 || !Grams.spaced(text.charAt(from - 1))) && (to == text.length() || !Grams.spaced(text.charAt(to)));
  }
}
