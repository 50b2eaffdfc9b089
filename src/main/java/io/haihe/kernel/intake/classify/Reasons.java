package io.haihe.kernel.intake.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows which words of a text spoke most for a label: every piece gives what it weighs to its characters alike, and characters that have
 * much, side by side, are a stretch.
 */
final class Reasons {

  private static final int MOST = 3;
  private static final int SHORTEST = 2;

  /** A character belongs to a stretch if it has so much of what the weightiest has. */
  private static final double MUCH = 0.3;

  private final Scorer scorer;
  private final int label;

  Reasons(Scorer scorer, String label) {
    this.scorer = scorer;
    this.label = scorer.labels().indexOf(label);
  }

  private record Stretch(String text, double weight) {}

  /** The weightiest first, as they stand in the text; empty where nothing known speaks for the label. */
  List<String> in(List<String> texts) {
    List<String> heaviestFirst =
        texts.stream()
            .flatMap(text -> stretches(text).stream())
            .sorted(Comparator.comparingDouble(Stretch::weight).reversed().thenComparing(Stretch::text))
            .map(Stretch::text)
            .toList();
    List<String> said = new ArrayList<>();
    for (String stretch : heaviestFirst) {
      if (said.size() < MOST && said.stream().noneMatch(other -> overlap(stretch, other))) {
        said.add(stretch);
      }
    }
    return said;
  }

  private static boolean overlap(String one, String other) {
    String small = one.toLowerCase(Locale.ROOT);
    String also = other.toLowerCase(Locale.ROOT);
    return small.contains(also) || also.contains(small);
  }

  private List<Stretch> stretches(String text) {
    double[] weights = weights(text);
    double most = 0;
    for (double weight : weights) {
      most = Math.max(most, weight);
    }
    List<Stretch> stretches = new ArrayList<>();
    int from = 0;
    while (most > 0 && from < weights.length) {
      int to = from;
      double sum = 0;
      while (to < weights.length && weights[to] >= most * MUCH) {
        sum += weights[to++];
      }
      if (to - from >= SHORTEST) {
        stretches.add(new Stretch(whole(text, from, to), sum));
      }
      from = to + 1;
    }
    return stretches;
  }

  /** What each character of the text has. */
  private double[] weights(String text) {
    Map<Integer, Double> shares = shares(text);
    double[] weights = new double[text.length()];
    Grams.each(text, (hash, from, to) -> {
      double share = shares.getOrDefault(scorer.vocabulary().feature(hash), 0.0) / (to - from);
      for (int i = from; i < to; i++) {
        weights[i] += share;
      }
    });
    return weights;
  }

  /** What each occurrence of a feature gives. */
  private Map<Integer, Double> shares(String text) {
    Vector counts = scorer.vocabulary().counts(text);
    Vector vector = scorer.vocabulary().vector(List.of(text));
    Map<Integer, Double> shares = new HashMap<>();
    for (int i = 0; i < counts.at().length; i++) {
      int feature = counts.at()[i];
      shares.put(feature, scorer.weights().of(label, feature) * vector.values()[i] / counts.values()[i]);
    }
    return shares;
  }

  /** Words that are spaced are not cut. */
  private static String whole(String text, int from, int to) {
    int begin = from;
    int end = to;
    while (begin > 0 && inside(text, begin)) {
      begin--;
    }
    while (end < text.length() && inside(text, end)) {
      end++;
    }
    return text.substring(begin, end);
  }

  /** Whether a cut there would go through a word, or through one character of two parts. */
  private static boolean inside(String text, int at) {
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    return Grams.spaced(before) && Grams.spaced(after) || Character.isSurrogatePair(before, after);
  }
}
