package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.Rule;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.kernel.scenario.Transition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries out the effects of a step on a draft, in order. */
final class Effects {

  private final Routing routing;
  private final Merging merging;
  private final CaseOpening opening;
  private final Ballots ballots;

  Effects(Directory directory, Others others) {
    this.routing = new Routing(directory);
    this.merging = new Merging(directory, others);
    this.opening = new CaseOpening(directory, others);
    this.ballots = new Ballots(others);
  }

  /** The oldest open task that a transition ends, whose data its rules may read; null for none. */
  static @Nullable Task concerned(Transition transition, Case now) {
    return ended(transition).flatMap(type -> oldest(now, type).stream()).findFirst().orElse(null);
  }

  /** The types of task that a transition ends. */
  private static Stream<String> ended(Transition transition) {
    return transition.effects().stream()
        .flatMap(effect -> effect instanceof Effect.End end && end.units() == null ? Stream.of(end.task()) : Stream.empty());
  }

  private static Optional<Task> oldest(Case now, String type) {
    return now.openTasks().stream().filter(task -> task.type().equals(type)).findFirst();
  }

  /** All that a transition does. */
  void take(Transition transition, Draft draft, Step step) {
    apply(transition.effects(), draft, step);
    if (transition.to() != null) {
      draft.enter(transition.to(), step.by());
    }
  }

  /**
   * Takes a step by itself, if it may be taken now.
   *
   * @param transition its key, or null for none
   */
  void follow(@Nullable String transition, Draft draft, Step step) {
    Transition then = transition == null ? null : step.type().transitions().get(transition);
    if (then != null && then.from().contains(draft.view().state()) && Gate.broken(then.require(), step.variables(draft)).isEmpty()) {
      take(then, draft, step);
    }
  }

  void apply(List<Effect> effects, Draft draft, Step step) {
    effects.forEach(effect -> apply(effect, draft, step));
  }

  private void apply(Effect effect, Draft draft, Step step) {
    switch (effect) {
      case Effect.Address address -> draft.address(
          routing.find(
              Objects.requireNonNull(step.type().routing().get(address.route())),
              draft.view(), step, step.variables(draft)));
      case Effect.TakeOver takeOver -> draft.takeOver();
      case Effect.SetFact set -> draft.set(set.fact(), set.value().evaluate(step.variables(draft)));
      case Effect.Count count -> draft.count(count.fact());
      case Effect.Open open -> open(open, draft, step);
      case Effect.End end -> end(end, draft, step);
      case Effect.Tally tally -> ballots.tally(tally, draft);
      case Effect.Merge merge -> merging.merge(merge, draft, step);
      case Effect.PassOn pass -> merging.passOn(pass, draft, step);
      case Effect.OpenCase open -> opening.open(open, draft, step);
      case Effect.Extend extend -> {
        DeadlineRule rule = Objects.requireNonNull(step.type().deadlines().get(extend.deadline()));
        draft.extend(rule, ((Number) extend.by().evaluate(step.variables(draft))).intValue());
      }
    }
  }

  /** Completing ends the oldest open task of the type; cancelling ends them all, or those of some units. */
  private static void end(Effect.End end, Draft draft, Step step) {
    if (end.done()) {
      oldest(draft.view(), end.task()).ifPresent(task -> draft.endTask(task, true));
    } else {
      List<Long> units = end.units() == null ? null : units(end.units(), draft, step);
      draft.cancelTasks(task -> task.type().equals(end.task()) && (units == null || units.contains(task.unit())));
      if (units == null && Objects.requireNonNull(step.type().tasks().get(end.task())).secret()) {
        draft.closeBallot();
      }
    }
  }

  private static void open(Effect.Open open, Draft draft, Step step) {
    TaskType kind = Objects.requireNonNull(step.type().tasks().get(open.task()));
    for (long unit : units(open.units(), draft, step)) {
      about(open, step).forEach(data -> draft.openTask(kind, unit, step.by(), Split.of(kind.data(), data).kept()));
    }
  }

  /** What each task is about: the whole input, or each row of a group of it. */
  private static List<Map<String, Object>> about(Effect.Open open, Step step) {
    if (open.each() == null) {
      return List.of(step.input());
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    if (step.input().get(open.each()) instanceof List<?> entered) {
      for (Object row : entered) {
        Map<String, Object> data = new TreeMap<>();
        ((Map<?, ?>) row).forEach((field, value) -> data.put(String.valueOf(field), value));
        rows.add(data);
      }
    }
    return rows;
  }

  private static List<Long> units(@Nullable Rule units, Draft draft, Step step) {
    if (units == null) {
      return List.of(0L);
    }
    return switch (units.evaluate(step.variables(draft))) {
      case Collection<?> many -> many.stream().map(unit -> ((Number) unit).longValue()).distinct().toList();
      case Number one -> one.longValue() == 0 ? List.of() : List.of(one.longValue());
      case Object other -> throw new IllegalStateException("not units: " + other);
    };
  }
}
