package io.haihe.kernel.intake.classify;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How good suggestions were on texts that had not been learnt from; all are shares from 0 to 1.
 *
 * @param accuracy of the first suggestion
 * @param macroF1 the mean of the labels' F1, so that rare labels count like common ones
 * @param top3 how often the true label is among the first three
 * @param coverage of how many texts the surest suggestions can be taken so that 95 % of them are right: the limit found on these very texts
 * @param calibrationError how far confidence is from how often it was right, on average over ten classes of confidence
 * @param alone how many suggestions would have stood alone, by the limit found while learning
 * @param aloneRight how many of those were right; not a number where none did
 */
public record Score(
    int texts, double accuracy, double macroF1, double top3, double coverage, double calibrationError, double alone,
    double aloneRight) {

  private static final int BEST = 3;
  private static final int CLASSES = 10;

  /**
   * One text.
   *
   * @param truth its label
   * @param ranking what was suggested
   * @param sure whether the first would have stood alone
   */
  record Judged(String truth, List<Likely> ranking, boolean sure) {

    String suggested() {
      return ranking.getFirst().label();
    }

    double confidence() {
      return ranking.getFirst().confidence();
    }

    boolean right() {
      return suggested().equals(truth);
    }

    boolean nearlyRight() {
      return ranking.stream().limit(BEST).anyMatch(likely -> likely.label().equals(truth));
    }
  }

  static Score of(List<Judged> all) {
    List<Coverage.Guess> guesses = all.stream().map(one -> new Coverage.Guess(one.confidence(), one.right())).toList();
    List<Judged> sure = all.stream().filter(Judged::sure).toList();
    return new Score(
        all.size(),
        share(all.stream().map(Judged::right)),
        macroF1(all),
        share(all.stream().map(Judged::nearlyRight)),
        Coverage.at(Trainer.PRECISION, guesses).share(),
        calibrationError(guesses),
        share(all.stream().map(Judged::sure)),
        share(sure.stream().map(Judged::right)));
  }

  private static double share(Stream<Boolean> answers) {
    return answers.mapToDouble(yes -> yes ? 1 : 0).average().orElse(Double.NaN);
  }

  private static double macroF1(List<Judged> all) {
    return all.stream().map(Judged::truth).distinct().mapToDouble(label -> f1(label, all)).average().orElse(Double.NaN);
  }

  private static double f1(String label, List<Judged> all) {
    long truly = all.stream().filter(one -> one.truth().equals(label)).count();
    long suggested = all.stream().filter(one -> one.suggested().equals(label)).count();
    long both = all.stream().filter(one -> one.truth().equals(label) && one.right()).count();
    return 2.0 * both / (truly + suggested);
  }

  private static double calibrationError(List<Coverage.Guess> all) {
    double[] sums = new double[CLASSES];
    for (Coverage.Guess guess : all) {
      int of = Math.min(CLASSES - 1, (int) (guess.confidence() * CLASSES));
      sums[of] += guess.confidence() - (guess.right() ? 1 : 0);
    }
    return DoubleStream.of(sums).map(Math::abs).sum() / all.size();
  }
}
