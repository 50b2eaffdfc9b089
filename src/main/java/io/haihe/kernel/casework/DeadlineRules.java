package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.TaskType;
import org.jspecify.annotations.Nullable;

/** Finds the rule a deadline was made by. */
final class DeadlineRules {

  private DeadlineRules() {}

  static @Nullable DeadlineRule of(CaseType type, Deadline deadline) {
    String rule = deadline.rule();
    int dot = rule.indexOf('.');
    if (dot < 0) {
      return type.deadlines().get(rule);
    }
    TaskType kind = type.tasks().get(rule.substring(0, dot));
    TaskType.Step step = kind == null ? null : kind.steps().get(rule.substring(dot + 1));
    return step == null ? null : step.deadline();
  }
}
