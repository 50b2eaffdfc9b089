package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Gate.Terms;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which steps somebody may take on a case now: those a page shows buttons for. And which only a rule of the scenario keeps shut. */
final class Choices {

  private final Gate gate;

  Choices(Directory directory) {
    this.gate = new Gate(directory, new Permits(directory), new Lookups(directory, new NoOthers()));
  }

  /** A step of the case's state, or of one of its tasks. */
  private record Door(int task, String key, @Nullable Form form, Transition.Intent intent, Terms terms) {}

  List<Choice> of(CaseType type, Case now, Actor actor, Instant at) {
    return doors(type, now)
        .filter(door -> gate.shut(type, now, actor, door.terms(), at).isEmpty())
        .map(door -> new Choice(door.task(), door.key(), door.form(), door.intent()))
        .toList();
  }

  List<Barred> barred(CaseType type, Case now, Actor actor, Instant at) {
    return doors(type, now)
        .flatMap(door -> {
          Optional<Refused> why = gate.shut(type, now, actor, door.terms(), at);
          return why.filter(refused -> refused.reason() == Reason.GUARD)
              .map(refused -> new Barred(door.task(), door.key(), refused))
              .stream();
        })
        .toList();
  }

  /** Those of tasks first. */
  private static Stream<Door> doors(CaseType type, Case now) {
    Stream<Door> transitions =
        type.transitions().values().stream()
            .filter(transition -> transition.from().contains(now.state()))
            .map(transition ->
                new Door(0, transition.key(), transition.form(), transition.intent(), Terms.of(transition, now)));
    Stream<Door> steps = now.tasks().values().stream().flatMap(task -> steps(type, task));
    return Stream.concat(steps, transitions);
  }

  private static Stream<Door> steps(CaseType type, Task task) {
    TaskType kind = type.tasks().get(task.type());
    return kind == null
        ? Stream.empty()
        : kind.steps().values().stream()
            .filter(step -> TaskSteps.mayBeTaken(kind, task, step))
            .map(step ->
                new Door(task.no(), step.key(), step.form(), Transition.Intent.ADVANCE, Terms.of(kind, step, task)));
  }
}
