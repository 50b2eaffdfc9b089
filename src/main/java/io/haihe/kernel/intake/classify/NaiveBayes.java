package io.haihe.kernel.intake.classify;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Multinomial Naive Bayes over the same pieces of text: what is usually tried first. Nothing is suggested by it. */
final class NaiveBayes implements Learner {

  /** How often each feature is taken to have been met in each label beforehand. */
  private static final double SMOOTHING = 0.1;

  @Override
  public Labeller learn(List<Example> examples) {
    List<String> labels = examples.stream().map(Example::label).distinct().sorted().toList();
    Vocabulary vocabulary = Vocabulary.of(examples, Trainer.TWICE);
    double[][] met = new double[labels.size()][vocabulary.features()];
    double[] logarithms = new double[labels.size()];
    for (Example example : examples) {
      int label = labels.indexOf(example.label());
      logarithms[label]++;
      add(met[label], counts(vocabulary, example.texts()));
    }
    for (int label = 0; label < met.length; label++) {
      logarithms[label] = Math.log(logarithms[label] / examples.size());
      toLogarithms(met[label]);
    }
    return new Learnt(labels, vocabulary, met, logarithms);
  }

  private static Vector counts(Vocabulary vocabulary, List<String> texts) {
    return Vector.sum(texts.stream().map(vocabulary::counts).toList());
  }

  private static void add(double[] sums, Vector counts) {
    for (int i = 0; i < counts.at().length; i++) {
      sums[counts.at()[i]] += counts.values()[i];
    }
  }

  private static void toLogarithms(double[] counts) {
    double all = Arrays.stream(counts).sum() + SMOOTHING * counts.length;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Math.log((counts[i] + SMOOTHING) / all);
    }
  }

  /**
   * @param features logarithm of how often each label has each feature
   * @param priors logarithm of how often each label is met
   */
  private record Learnt(List<String> labels, Vocabulary vocabulary, double[][] features, double[] priors)
      implements Labeller {

    @Override
    public List<Likely> rank(List<String> texts) {
      Vector counts = counts(vocabulary, texts);
      double[] scores = IntStream.range(0, priors.length).mapToDouble(label -> score(label, counts)).toArray();
      return Classifier.ranking(labels, scores, 1);
    }

    private double score(int label, Vector counts) {
      double score = priors[label];
      for (int i = 0; i < counts.at().length; i++) {
        score += features[label][counts.at()[i]] * counts.values()[i];
      }
      return score;
    }
  }
}
