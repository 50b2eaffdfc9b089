package io.haihe.kernel.casework;

import io.haihe.platform.Finding;
import java.util.List;

/** What became of a command: refusals are values, faults are exceptions. */
public sealed interface Outcome {

  /**
   * It is done and durable.
   *
   * @param version of the case afterwards
   * @param repeated whether it had been done before under the same key
   */
  record Moved(long caseId, String number, int version, boolean repeated) implements Outcome {}

  /**
   * It was not done and nothing changed.
   *
   * @param reason stable code
   * @param text key of the scenario's own words for it ({@code refusals.…}), or empty
   * @param findings faults of the input by field; empty for other reasons
   * @param since what happened after the version the actor saw; for {@link Reason#CONFLICT}
   */
  record Refused(Reason reason, String text, List<Finding> findings, List<Entry> since) implements Outcome {

    static Refused input(List<Finding> findings) {
      return new Refused(Reason.BAD_INPUT, "", findings, List.of());
    }

    static Refused because(Reason reason) {
      return new Refused(reason, "", List.of(), List.of());
    }
  }

  enum Reason {
    NO_SUCH_CASE,
    NO_SUCH_STEP,
    /** The case is not, or no longer, in a state where the step may be taken. */
    WRONG_STATE,
    NOT_PERMITTED,
    /** A rule of the scenario says no; {@code text} says why. */
    GUARD,
    /** A rule of the scenario cannot be worked out on what was entered. */
    RULE_FAILED,
    /** The time for it is over. */
    TOO_LATE,
    BAD_INPUT,
    /** Somebody was faster; {@code since} says who and what. */
    CONFLICT,
    /** No unit could be found to give it to; the actor must choose one. */
    NO_UNIT,
    /** The scenario takes no new cases any more. */
    RETIRED,
    /** The key was used for another command. */
    KEY_REUSED
  }
}
