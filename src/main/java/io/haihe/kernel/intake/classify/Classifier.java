package io.haihe.kernel.intake.classify;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Suggests labels for texts, as it learnt them. Safe for use by several threads. */
public final class Classifier implements Labeller {

  private static final int SHOWN = 3;

  private final Scorer scorer;
  private final double temperature;
  private final double sureFrom;
  private final About about;

  /** @param sureFrom the confidence from which on a suggestion may stand alone */
  Classifier(Scorer scorer, double temperature, double sureFrom, About about) {
    this.scorer = scorer;
    this.temperature = temperature;
    this.sureFrom = sureFrom;
    this.about = about;
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
    return suggest(texts, rank(texts), _ -> true);
  }

  /**
   * @param ranking of the same texts
   * @param allowed which labels may be suggested
   * @return without any label where none is allowed
   */
  public Suggestion suggest(List<String> texts, List<Likely> ranking, Predicate<String> allowed) {
    List<Likely> best = ranking.stream().filter(likely -> allowed.test(likely.label())).toList();
    if (best.isEmpty()) {
      return new Suggestion(false, List.of(), List.of());
    }
    Likely first = best.getFirst();
    return new Suggestion(
        sure(first.confidence()), best.stream().limit(SHOWN).toList(), new Reasons(scorer, first.label()).in(texts));
  }

  /** Whether anything of the text was met while learning; otherwise a suggestion says only what is common. */
  public boolean knows(List<String> texts) {
    return scorer.vocabulary().vector(texts).at().length > 0;
  }

  @Override
  public List<Likely> rank(List<String> texts) {
    return ranking(scorer.labels(), scorer.scores(texts), temperature);
  }

  static List<Likely> ranking(List<String> labels, double[] scores, double temperature) {
    double[] probabilities = Temperature.probabilities(scores, temperature);
    return IntStream.range(0, probabilities.length)
        .mapToObj(label -> new Likely(labels.get(label), probabilities[label]))
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

  public About about() {
    return about;
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
