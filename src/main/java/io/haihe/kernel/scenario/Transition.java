package io.haihe.kernel.scenario;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A named step of a case.
 *
 * @param from the states it may be taken in
 * @param to the state after it, or null where the state stays
 * @param form what the actor must enter, or null for nothing
 * @param within how long after an instant it may be taken, or null for always
 * @param bulk whether it may be taken on many cases at once
 */
public record Transition(
    String key,
    Set<String> from,
    @Nullable String to,
    List<Permit> by,
    @Nullable Form form,
    Intent intent,
    boolean bulk,
    @Nullable Window within,
    List<Requirement> require,
    List<Effect> effects) {

  /** What kind of step it is for the one who takes it; decides how its button looks. */
  public enum Intent {
    ADVANCE,
    RETURN,
    PAUSE,
    CLOSE,
    REFUSE,
    RATE,
    DISPUTE,
    REQUEST,
    APPROVE
  }
}
