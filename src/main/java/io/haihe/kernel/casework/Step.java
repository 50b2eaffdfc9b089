package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one step may read beside the case.
 *
 * @param form what {@code input} was entered in, or null for nothing
 * @param task the task it concerns, or null
 */
record Step(
    CaseType type, By by, @Nullable Form form, Map<String, Object> input, @Nullable Task task, Instant at) {

  /** The input parted into what the timeline keeps and what is personal. */
  Split split() {
    return Split.of(form, input);
  }

  /** As a rule sees the case in the middle of the step. */
  Map<String, Object> variables(Draft draft) {
    return completed(draft.variables());
  }

  /**
   * As a rule sees the case before the step.
   *
   * @param personal of what was reported, as far as the rules read it
   */
  Map<String, Object> variables(Case now, Directory directory, Map<String, Object> personal) {
    return completed(Variables.of(type, now, at, directory).report(type.intake().form(), personal));
  }

  private Map<String, Object> completed(Variables variables) {
    variables.actor(by).input(form, input);
    return (task == null ? variables : variables.task(type, task)).map();
  }
}
