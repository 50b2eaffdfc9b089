package io.haihe.kernel.intake.classify;

import io.haihe.platform.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a way to learn: the examples are split into parts, and each part is judged by what was learnt from the others. Whatever else is
 * found while learning, the confidence too, is found on the others alone.
 */
public final class CrossValidation {

  static final int PARTS = 5;
  public static final long SEED = 2026;

  private CrossValidation() {}

  /** Ours, and what it has to beat, on the same parts. */
  public record Comparison(Score ours, Score naiveBayes, Score majority) {}

  /** @throws io.haihe.platform.BadInput if there is too little to learn from */
  public static Comparison compare(List<Example> examples, long seed, Progress progress) {
    return new Comparison(
        ours(examples, seed, progress), of(new NaiveBayes(), examples, seed), of(new Majority(), examples, seed));
  }

  /** @param seed another splits the examples otherwise */
  public static Score ours(List<Example> examples, long seed, Progress progress) {
    progress.total(PARTS * Trainer.STEPS);
    return of(new Trainer(Trainer.TWICE, Instant.EPOCH, progress), examples, seed);
  }

  static Score of(Learner learner, List<Example> examples, long seed) {
    List<Score.Judged> judged = new ArrayList<>();
    for (Folds.Fold fold : Folds.of(examples, PARTS, seed)) {
      Labeller labeller = learner.learn(fold.learnt());
      fold.kept().forEach(example -> judged.add(judged(labeller, example)));
    }
    return Score.of(judged);
  }

  private static Score.Judged judged(Labeller labeller, Example example) {
    List<Likely> ranking = labeller.rank(example.texts());
    return new Score.Judged(example.label(), ranking, labeller.sure(ranking.getFirst().confidence()));
  }
}
