package io.haihe.kernel.intake.classify;

import io.haihe.platform.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a way to learn: the examples are split into parts, and each part is judged by what was learnt from the others. Whatever else is
 * found while learning, the confidence too, is found on the others alone.
 */
public final class CrossValidation {

  static final int PARTS = 5;
  private static final long SEED = 2026;

  private CrossValidation() {}

  /** Ours, and what it has to beat, on the same parts. */
  public record Comparison(Score ours, Score naiveBayes, Score majority) {}

  /** @throws io.haihe.platform.BadInput if there is too little to learn from */
  public static Comparison compare(List<Example> examples, Progress progress) {
    progress.total(PARTS * Trainer.STEPS);
    return new Comparison(
        of(new Trainer(progress), examples), of(new NaiveBayes(), examples), of(new Majority(), examples));
  }

  static Score of(Learner learner, List<Example> examples) {
    List<Score.Judged> judged = new ArrayList<>();
    for (Folds.Fold fold : Folds.of(examples, PARTS, SEED)) {
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
