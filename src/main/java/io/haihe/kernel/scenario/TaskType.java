package io.haihe.kernel.scenario;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.PlaceLevel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of work asked of units inside a case.
 *
 * @param level where a task without a unit lies; null where it is always opened for units
 * @param data the form the opening transition entered, or null
 * @param board the board it is listed on, such as {@code whistle}, or null
 * @param steps in order; empty where a transition ends it
 */
public record TaskType(
    String key,
    Role role,
    @Nullable PlaceLevel level,
    @Nullable Form data,
    @Nullable String board,
    Map<String, Step> steps) {

  /** Whether it is a vote in a secret ballot. */
  public boolean secret() {
    return steps.values().stream().anyMatch(Step::ballot);
  }

  /**
   * @param after the step that must have been taken before, or null for none
   * @param by empty means the task's role in the task's unit
   * @param deadline counts from the task's opening, or null
   * @param completes after it the task is no longer open
   * @param ballot what is entered is only counted, never kept
   * @param effects what it does to the case
   */
  public record Step(
      String key,
      @Nullable String after,
      List<Permit> by,
      @Nullable Form form,
      @Nullable Window within,
      List<Requirement> require,
      @Nullable DeadlineRule deadline,
      boolean completes,
      boolean ballot,
      List<Effect> effects) {}
}
