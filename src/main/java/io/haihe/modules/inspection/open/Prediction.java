package io.haihe.modules.inspection.open;

/**
 * Whether the class foretells what is found: the share of D against that of A, by Newcombe's interval for the difference of two shares (95 %).
 *
 * @param low of the difference D − A
 */
public record Prediction(Verdict verdict, double difference, double low, double high) {

  /** Of fewer in either class nothing is said. */
  static final int LEAST = 30;

  /** What can be said. */
  public enum Verdict {
    TOO_FEW,
    MORE_OFTEN,
    LESS_OFTEN,
    NO_DIFFERENCE
  }

  static Prediction of(Share a, Share d) {
    double difference = d.share() - a.share();
    double low = difference - Math.hypot(d.share() - d.low(), a.high() - a.share());
    double high = difference + Math.hypot(d.high() - d.share(), a.share() - a.low());
    Verdict verdict =
        a.of() < LEAST || d.of() < LEAST
            ? Verdict.TOO_FEW
            : low > 0 ? Verdict.MORE_OFTEN : high < 0 ? Verdict.LESS_OFTEN : Verdict.NO_DIFFERENCE;
    return new Prediction(verdict, difference, low, high);
  }
}
