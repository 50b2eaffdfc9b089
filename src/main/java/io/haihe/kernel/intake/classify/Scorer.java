package io.haihe.kernel.intake.classify;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells the labels apart; its scores are no probabilities yet.
 *
 * @param labels in alphabetical order
 */
record Scorer(List<String> labels, Vocabulary vocabulary, Weights weights) {

  static Scorer learn(List<Example> examples, int least) {
    List<String> labels = examples.stream().map(Example::label).distinct().sorted().toList();
    Vocabulary vocabulary = Vocabulary.of(examples, least);
    List<Vector> vectors = examples.stream().map(example -> vocabulary.vector(example.texts())).toList();
    int[] truth = examples.stream().mapToInt(example -> labels.indexOf(example.label())).toArray();
    return new Scorer(labels, vocabulary, Solver.solve(vectors, truth, labels.size(), vocabulary.features()));
  }

  /** For each label. */
  double[] scores(List<String> texts) {
    Vector vector = vocabulary.vector(texts);
    return IntStream.range(0, labels.size()).mapToDouble(label -> weights.score(label, vector)).toArray();
  }
}
