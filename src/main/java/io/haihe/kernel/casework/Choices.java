package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Gate.Terms;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which steps somebody may take on a case now: those a page shows buttons for. And which only a rule of the scenario keeps shut. Steps that a module
 * takes by itself are neither.
 */
final class Choices {

  private final Directory directory;
  private final Gate gate;

  Choices(Directory directory) {
    this.directory = directory;
    Others none = new NoOthers();
    this.gate = new Gate(directory, new Permits(directory), new Lookups(directory, none), none);
  }

  /** A step of the case's state, or of one of its tasks. */
  private record Door(int task, String key, @Nullable Form form, Transition.Intent intent, Terms terms) {}

  List<Choice> of(CaseType type, Case now, Actor actor, Instant at) {
    return offer(type, now, actor, at).open();
  }

  Offer offer(CaseType type, Case now, Actor actor, Instant at) {
    List<Choice> open = new ArrayList<>();
    List<Barred> barred = new ArrayList<>();
    Stream<Door> offered = doors(type, now).filter(door -> door.task() != 0 || !directory.takenByModule(now, door.key()));
    offered.forEach(door -> gate.shut(type, now, actor, door.terms(), at).ifPresentOrElse(
        why -> {
          if (why.reason() == Reason.GUARD) {
            barred.add(new Barred(door.task(), door.key(), why));
          }
        },
        () -> open.add(new Choice(door.task(), door.key(), door.form(), door.intent()))));
    return new Offer(List.copyOf(open), List.copyOf(barred));
  }

  /** What keeps a step of the case's state shut for the actor, also one that a module takes; empty where nothing does. */
  Optional<Refused> shut(CaseType type, Case now, Actor actor, String step, Instant at) {
    return type.transition(step)
        .filter(transition -> transition.from().contains(now.state()))
        .map(transition -> gate.shut(type, now, actor, Terms.of(transition, now), at))
        .orElse(Optional.of(Refused.because(Reason.WRONG_STATE)));
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
