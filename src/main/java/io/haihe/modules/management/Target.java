package io.haihe.modules.management;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Choice;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step somebody wants to take.
 *
 * @param task number of the task whose step it is, or 0 for a transition of the case
 */
record Target(int task, String key) {

  /** Its address. */
  String path(Case now) {
    return "/cases/" + now.number() + (task == 0 ? "/steps/" + key : "/tasks/" + task + "/" + key);
  }

  /** Key of its name in the scenario's texts. */
  String text(Case now) {
    return task == 0 ? "transitions." + key : "tasks." + name(now);
  }

  /** {@code <task type>.<step>}, or the transition. */
  String name(Case now) {
    Task asked = now.tasks().get(task);
    return asked == null ? key : asked.type() + "." + key;
  }

  boolean among(List<Choice> choices) {
    return choices.stream().anyMatch(choice -> choice.task() == task && choice.key().equals(key));
  }

  /** @throws io.haihe.platform.NotFound if the case has no such step */
  @Nullable Form form(CaseType type, Case now) {
    if (task == 0) {
      Transition transition = type.transitions().get(key);
      if (transition == null) {
        throw Sighted.nothing();
      }
      return transition.form();
    }
    Task asked = now.tasks().get(task);
    TaskType kind = asked == null ? null : type.tasks().get(asked.type());
    TaskType.Step step = kind == null ? null : kind.steps().get(key);
    if (step == null) {
      throw Sighted.nothing();
    }
    return step.form();
  }

  String look(CaseType type) {
    Transition transition = type.transitions().get(key);
    return task != 0 || transition == null ? "primary" : Buttons.look(transition.intent());
  }

  Command.OnCase command(
      Viewer viewer, Instant at, String commandKey, Case now, int seen, Map<String, Object> input) {
    Actor actor = new Actor.Staff(viewer);
    return task == 0
        ? new Command.Take(actor, at, commandKey, now.id(), seen, key, input)
        : new Command.TakeStep(actor, at, commandKey, now.id(), seen, task, key, input);
  }
}
