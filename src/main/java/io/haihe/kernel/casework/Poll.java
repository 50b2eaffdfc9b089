package io.haihe.kernel.casework;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step does to the secret ballot of its case. It is counted and never told: no entry of the timeline holds it.
 *
 * @param vote the choice of whoever took the step, or null where nobody voted
 * @param closed whether the count is over and forgotten
 */
record Poll(@Nullable String vote, boolean closed) {

  static final Poll NONE = new Poll(null, false);

  boolean nothing() {
    return vote == null && !closed;
  }

  /** Counts in memory as the city's table counts. */
  void count(Map<String, Long> votes) {
    if (closed) {
      votes.clear();
    }
    if (vote != null) {
      votes.merge(vote, 1L, Long::sum);
    }
  }
}
