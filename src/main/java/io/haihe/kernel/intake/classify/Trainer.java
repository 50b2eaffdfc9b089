package io.haihe.kernel.intake.classify;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a classifier of sorted texts. How good and how sure it may be is found on parts of the examples that were kept back in turn; what
 * is used in the end has learnt from all.
 */
public final class Trainer implements Learner {

  static final int PARTS = 5;

  /** How many of the suggestions that stand alone should be right. */
  static final double PRECISION = 0.95;

  /** What only one text has tells nothing of others. */
  static final int TWICE = 2;

  private static final long SEED = 7;

  /** What {@link #learn} tells its progress. */
  static final int STEPS = PARTS + 1;

  private final int least;
  private final Instant at;
  private final Progress progress;

  /** @param least how many texts have to have a piece of text, so that it is learnt */
  Trainer(int least, Instant at, Progress progress) {
    this.least = least;
    this.at = at;
    this.progress = progress;
  }

  /** @throws BadInput if there is only one label, or so little text that nothing is in two examples */
  public static Classifier train(List<Example> examples, Instant at, Progress progress) {
    progress.total(STEPS);
    return new Trainer(TWICE, at, progress).learn(examples);
  }

  /** What was learnt, and how it judged each text that was kept back. */
  record Learnt(Classifier classifier, List<Kept> kept) {}

  /** A text and how it was judged by what had not seen it. */
  record Kept(Example example, List<Likely> ranking) {

    boolean right() {
      return ranking.getFirst().label().equals(example.label());
    }
  }

  private record Scored(Example example, Scorer scorer, double[] scores) {

    Temperature.Judged judged() {
      return new Temperature.Judged(scores, scorer.labels().indexOf(example.label()));
    }

    Kept kept(double temperature) {
      return new Kept(example, Classifier.ranking(scorer.labels(), scores, temperature));
    }
  }

  @Override
  public Classifier learn(List<Example> examples) {
    return learnAndJudge(examples).classifier();
  }

  Learnt learnAndJudge(List<Example> examples) {
    require(examples);
    List<Scored> scored = new ArrayList<>();
    for (Folds.Fold fold : Folds.of(examples, PARTS, SEED)) {
      scored.addAll(scored(fold));
      progress.step(1);
    }
    double temperature = Temperature.fit(scored.stream().map(Scored::judged).toList());
    List<Kept> kept = scored.stream().map(one -> one.kept(temperature)).toList();
    Coverage coverage =
        Coverage.at(
            PRECISION,
            kept.stream().map(one -> new Coverage.Guess(one.ranking().getFirst().confidence(), one.right())).toList());
    Scorer scorer = Scorer.learn(examples, least);
    progress.step(1);
    return new Learnt(new Classifier(scorer, temperature, coverage.from(), about(examples, kept)), kept);
  }

  private About about(List<Example> examples, List<Kept> kept) {
    Score score =
        Score.of(kept.stream().map(one -> new Score.Judged(one.example().label(), one.ranking(), false)).toList());
    int samples = (int) examples.stream().filter(Example::sample).count();
    return new About(at, examples.size() - samples, samples, score.accuracy(), score.macroF1(), score.top3());
  }

  private void require(List<Example> examples) {
    List<String> labels = examples.stream().map(Example::label).distinct().toList();
    if (labels.size() < 2) {
      throw new BadInput(Finding.ofField("", "intake.classify.labels", labels.size()));
    }
    if (Vocabulary.of(examples, least).features() == 0) {
      throw new BadInput(Finding.ofField("", "intake.classify.nothingShared", examples.size()));
    }
  }

  private List<Scored> scored(Folds.Fold fold) {
    if (fold.kept().isEmpty()) {
      return List.of();
    }
    Scorer scorer = Scorer.learn(fold.learnt(), least);
    return fold.kept().stream().map(example -> new Scored(example, scorer, scorer.scores(example.texts()))).toList();
  }
}
