package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.TaskType;
import java.util.List;
import java.util.Objects;

/** Which step of a task is next, and who may take it. */
final class TaskSteps {

  private TaskSteps() {}

  static boolean mayBeTaken(TaskType kind, Task task, TaskType.Step step) {
    boolean first = !task.steps().containsKey(step.key());
    boolean ready = step.after() == null || task.steps().containsKey(step.after());
    return first && ready && task.status() != Task.Status.CANCELLED && (task.open() || afterTheEnd(kind, step));
  }

  /** Steps that follow the completing one (rating, contest, ruling) are taken on a task that is done. */
  private static boolean afterTheEnd(TaskType kind, TaskType.Step step) {
    String after = step.after();
    while (after != null) {
      TaskType.Step before = Objects.requireNonNull(kind.steps().get(after));
      if (before.completes()) {
        return true;
      }
      after = before.after();
    }
    return false;
  }

  static List<Permit> permits(TaskType kind, TaskType.Step step) {
    return step.by().isEmpty() ? List.of(new Permit(Permit.Kind.TASK, kind.role())) : step.by();
  }
}
