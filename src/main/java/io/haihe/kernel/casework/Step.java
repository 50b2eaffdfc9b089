package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one step may read beside the case.
 *
 * @param task the task it concerns, or null
 */
record Step(CaseType type, By by, Map<String, Object> input, @Nullable Task task, Instant at) {

  Map<String, Object> variables(Draft draft) {
    Variables variables = draft.variables().actor(by).input(input);
    return (task == null ? variables : variables.task(task)).map();
  }
}
