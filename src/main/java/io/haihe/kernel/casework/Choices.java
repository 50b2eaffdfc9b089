package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Gate.Terms;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Which steps somebody may take on a case now: those a page shows buttons for. */
final class Choices {

  private final Gate gate;

  Choices(Directory directory) {
    this.gate = new Gate(directory, new Permits(directory), new Lookups(directory, new NoOthers()));
  }

  List<Choice> of(CaseType type, Case now, Actor actor, Instant at) {
    Stream<Choice> transitions =
        type.transitions().values().stream()
            .filter(transition -> transition.from().contains(now.state()))
            .filter(transition -> gate.offers(type, now, actor, Terms.of(transition, now), at))
            .map(transition -> new Choice(0, transition.key(), transition.form(), transition.intent()));
    Stream<Choice> steps = now.tasks().values().stream().flatMap(task -> steps(type, task, now, actor, at));
    return Stream.concat(steps, transitions).toList();
  }

  private Stream<Choice> steps(CaseType type, Task task, Case now, Actor actor, Instant at) {
    TaskType kind = type.tasks().get(task.type());
    return kind == null
        ? Stream.empty()
        : kind.steps().values().stream()
            .filter(step -> TaskSteps.mayBeTaken(kind, task, step))
            .filter(step -> gate.offers(type, now, actor, Terms.of(kind, step, task), at))
            .map(step -> new Choice(task.no(), step.key(), step.form(), Transition.Intent.ADVANCE));
  }
}
