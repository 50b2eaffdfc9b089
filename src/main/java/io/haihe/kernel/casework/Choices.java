package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Requirement;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import io.haihe.kernel.scenario.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which steps somebody may take on a case now: those a page shows buttons for. */
final class Choices {

  private final Directory directory;
  private final Permits permits;

  Choices(Directory directory) {
    this.directory = directory;
    this.permits = new Permits(directory);
  }

  List<Choice> of(CaseType type, Case now, Actor actor, Instant at) {
    Stream<Choice> transitions =
        type.transitions().values().stream()
            .filter(transition -> transition.from().contains(now.state()))
            .filter(transition -> open(type, transition, now, actor, at))
            .map(transition -> new Choice(0, transition.key(), transition.form(), transition.intent()));
    Stream<Choice> steps = now.tasks().values().stream().flatMap(task -> steps(type, task, now, actor, at));
    return Stream.concat(steps, transitions).toList();
  }

  private boolean open(CaseType type, Transition transition, Case now, Actor actor, Instant at) {
    Task concerned = concerned(transition, now);
    return allowed(type, permits.find(actor, transition.by(), now, null), transition.within(), transition.require(),
        now, concerned, at);
  }

  private static @Nullable Task concerned(Transition transition, Case now) {
    return Effects.ended(transition)
        .flatMap(type -> now.openTasks().stream().filter(task -> task.type().equals(type)))
        .findFirst()
        .orElse(null);
  }

  private Stream<Choice> steps(CaseType type, Task task, Case now, Actor actor, Instant at) {
    TaskType kind = type.tasks().get(task.type());
    return kind == null
        ? Stream.empty()
        : kind.steps().values().stream()
            .filter(step -> TaskSteps.mayBeTaken(kind, task, step))
            .filter(step -> allowed(type, permits.find(actor, TaskSteps.permits(kind, step), now, task),
                step.within(), step.require(), now, task, at))
            .map(step -> new Choice(task.no(), step.key(), step.form(), Transition.Intent.ADVANCE));
  }

  private boolean allowed(
      CaseType type, Optional<By> by, @Nullable Window window, List<Requirement> requirements, Case now,
      @Nullable Task task, Instant at) {
    if (by.isEmpty()) {
      return false;
    }
    Variables variables = Variables.of(type, now, at, directory).actor(by.get());
    Map<String, Object> bound = (task == null ? variables : variables.task(type, task)).map();
    return inTime(window, now, bound, at)
        && requirements.stream().filter(Choices::knownBefore).allMatch(rule -> rule.that().test(bound));
  }

  /** A rule on what is yet to be entered cannot be judged before it is. */
  private static boolean knownBefore(Requirement requirement) {
    return !requirement.that().source().contains("input.");
  }

  private boolean inTime(@Nullable Window window, Case now, Map<String, Object> variables, Instant at) {
    return window == null || !Engine.late(directory, window, now, variables, at);
  }
}
