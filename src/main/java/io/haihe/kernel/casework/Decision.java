package io.haihe.kernel.casework;

import java.util.List;
import java.util.Map;

/** What the engine says to a command before anything is stored. */
sealed interface Decision {

  /**
   * @param after the case with the entry applied
   * @param personal personal fields of the input, which the timeline must not keep
   * @param errands what it brings about in other cases
   * @param poll what it does to the secret ballot of the case
   */
  record Done(Case after, Entry entry, Map<String, Object> personal, List<Errand> errands, Poll poll) implements Decision {

    Done(Case after, Entry entry, Map<String, Object> personal, List<Errand> errands) {
      this(after, entry, personal, errands, Poll.NONE);
    }
  }

  record No(Outcome.Refused refused) implements Decision {

    static No because(Outcome.Reason reason) {
      return new No(Outcome.Refused.because(reason));
    }
  }
}
