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

  Map<String, Object> variables(Draft draft) {
    Variables variables = draft.variables().actor(by).input(form, input);
    return (task == null ? variables : variables.task(type, task)).map();
  }
}
