package io.haihe.kernel.scenario.drafts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A package that is being worked on.
 *
 * @param key of its scenario; does not change
 * @param against id of the version that was in force when it was begun or last handed in, or null if there was none
 * @param revision counted up by every change
 * @param published id of the version it became, or null
 */
public record Draft(
    long id,
    String key,
    State state,
    @Nullable Integer against,
    int revision,
    Instant begunAt,
    Instant changedAt,
    long changedBy,
    @Nullable Integer published) {

  public enum State {
    /** Its files may be changed. */
    DRAFT,
    /** Nothing may be changed until somebody else has judged it. */
    IN_REVIEW,
    PUBLISHED,
    DISCARDED
  }

  public boolean open() {
    return state == State.DRAFT || state == State.IN_REVIEW;
  }
}
