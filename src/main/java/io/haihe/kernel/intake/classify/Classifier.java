package io.haihe.kernel.intake.classify;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Suggests labels for texts, as it learnt them. Safe for use by several threads. */
public final class Classifier implements Labeller {

  private static final int SHOWN = 3;

  private final Scorer scorer;
  private final double temperature;
  private final double sureFrom;

  /** @param sureFrom the confidence from which on a suggestion may stand alone */
  Classifier(Scorer scorer, double temperature, double sureFrom) {
    this.scorer = scorer;
    this.temperature = temperature;
    this.sureFrom = sureFrom;
  }

  /** @throws io.haihe.platform.BadInput if it is no model this version can read */
  public static Classifier read(Path file) {
    return ModelFile.read(file);
  }

  public void write(Path file) {
    ModelFile.write(file, this);
  }

  /** @param texts the parts of the text, as in {@link Example} */
  public Suggestion suggest(List<String> texts) {
    List<Likely> ranking = rank(texts);
    Likely best = ranking.getFirst();
    return new Suggestion(
        sure(best.confidence()), ranking.stream().limit(SHOWN).toList(), new Reasons(scorer, best.label()).in(texts));
  }

  @Override
  public List<Likely> rank(List<String> texts) {
    double[] probabilities = Temperature.probabilities(scorer.scores(texts), temperature);
    return IntStream.range(0, probabilities.length)
        .mapToObj(label -> new Likely(scorer.labels().get(label), probabilities[label]))
        .sorted(Comparator.comparingDouble(Likely::confidence).reversed())
        .toList();
  }

  @Override
  public boolean sure(double confidence) {
    return confidence >= sureFrom;
  }

  /** In alphabetical order. */
  public List<String> labels() {
    return scorer.labels();
  }

  Scorer scorer() {
    return scorer;
  }

  double temperature() {
    return temperature;
  }

  double sureFrom() {
    return sureFrom;
  }
}
