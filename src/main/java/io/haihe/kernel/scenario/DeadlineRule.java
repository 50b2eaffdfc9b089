package io.haihe.kernel.scenario;

import io.haihe.kernel.place.Limit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A promise on a case's states, or on a step of a task.
 *
 * @param runsIn states the clock runs in; empty for a task's step
 * @param pausedIn states it stands still in
 * @param cumulative coming back goes on with what is left; otherwise each pass starts anew
 * @param limits the first that applies counts; empty where {@code until} says
 * @param until gives the due instant itself, or null
 * @param warn how long before it is due, or null for no warning
 * @param ladder what happens after it was due, in order
 * @param then the transition the system takes when it is due, or null
 */
public record DeadlineRule(
    String key,
    Set<String> runsIn,
    Set<String> pausedIn,
    boolean cumulative,
    List<LimitChoice> limits,
    @Nullable Rule until,
    @Nullable Limit warn,
    List<Escalation> ladder,
    @Nullable String then) {

  /**
   * One of several limits: exactly one of {@code limit}, {@code categoryColumn} and {@code field} is set.
   *
   * @param when null for always
   * @param categoryColumn column of the category table; an empty cell means the next choice
   * @param field of the intake form, which holds what an item promises; empty means the next choice
   */
  public record LimitChoice(@Nullable Rule when, @Nullable Limit limit, @Nullable String categoryColumn, @Nullable String field) {}

  /**
   * A rung of the ladder.
   *
   * @param after how long after the due instant
   * @param effects {@link Effect.SetFact} and {@link Effect.Count} only
   */
  public record Escalation(Limit after, Permit to, List<Effect> effects) {}
}
