package io.haihe.kernel.intake.classify;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a classifier of sorted texts. How sure it may be is found on parts of the examples that were kept back in turn; what is used in
 * the end has learnt from all.
 */
public final class Trainer implements Learner {

  static final int PARTS = 5;

  /** How many of the suggestions that stand alone should be right. */
  static final double PRECISION = 0.95;

  private static final long SEED = 7;

  /** What {@link #learn} tells its progress. */
  static final int STEPS = PARTS + 1;

  private final Progress progress;

  Trainer(Progress progress) {
    this.progress = progress;
  }

  /** @throws BadInput if there is only one label, or so little text that nothing is in two examples */
  public static Classifier train(List<Example> examples, Progress progress) {
    progress.total(STEPS);
    return new Trainer(progress).learn(examples);
  }

  @Override
  public Classifier learn(List<Example> examples) {
    require(examples);
    List<Temperature.Judged> judged = new ArrayList<>();
    for (Folds.Fold fold : Folds.of(examples, PARTS, SEED)) {
      judged.addAll(judged(fold));
      progress.step(1);
    }
    double temperature = Temperature.fit(judged);
    Coverage coverage = Coverage.at(PRECISION, judged.stream().map(one -> guess(one, temperature)).toList());
    Scorer scorer = Scorer.learn(examples);
    progress.step(1);
    return new Classifier(scorer, temperature, coverage.from());
  }

  private static void require(List<Example> examples) {
    List<String> labels = examples.stream().map(Example::label).distinct().toList();
    if (labels.size() < 2) {
      throw new BadInput(Finding.ofField("", "intake.classify.labels", labels.size()));
    }
    if (Vocabulary.of(examples).features() == 0) {
      throw new BadInput(Finding.ofField("", "intake.classify.nothingShared", examples.size()));
    }
  }

  private static List<Temperature.Judged> judged(Folds.Fold fold) {
    if (fold.kept().isEmpty()) {
      return List.of();
    }
    Scorer scorer = Scorer.learn(fold.learnt());
    return fold.kept().stream()
        .map(example -> new Temperature.Judged(scorer.scores(example.texts()), scorer.labels().indexOf(example.label())))
        .toList();
  }

  private static Coverage.Guess guess(Temperature.Judged judged, double temperature) {
    double[] probabilities = Temperature.probabilities(judged.scores(), temperature);
    int best = 0;
    for (int label = 1; label < probabilities.length; label++) {
      best = probabilities[label] > probabilities[best] ? label : best;
    }
    return new Coverage.Guess(probabilities[best], best == judged.truth());
  }
}
