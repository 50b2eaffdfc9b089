package io.haihe.kernel.casework;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the engine says to a command before anything is stored. */
sealed interface Decision {

  /**
   * @param after the case with the entry applied
   * @param personal personal fields of the input, which the timeline must not keep
   * @param errands what it brings about in other cases
   * @param poll what it does to the secret ballot of the case
   */
  record Done(Case after, Entry entry, Map<String, Object> personal, List<Errand> errands, Poll poll) implements Decision {

    /**
     * What a draft comes to.
     *
     * @param now the case before the entry
     */
    static Done of(Draft draft, Case now, Entry entry, Map<String, Object> personal) {
      Case after = Evolution.apply(now, entry);
      List<Errand> errands = Stream.concat(draft.bonds().errands().stream(), Errand.news(now, after, entry.at()).stream()).toList();
      return new Done(after, entry, personal, errands, draft.poll());
    }
  }

  record No(Outcome.Refused refused) implements Decision {

    static No because(Outcome.Reason reason) {
      return new No(Outcome.Refused.because(reason));
    }
  }
}
