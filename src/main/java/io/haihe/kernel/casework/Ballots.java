package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.Form;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Secret ballots: who has voted is told, what was voted only counted. */
final class Ballots {

  private final Others others;

  Ballots(Others others) {
    this.others = others;
  }

  /** @return the step with its input taken out: nothing after this can tell it */
  static Step vote(Draft draft, Step step) {
    Form.Field only = Objects.requireNonNull(step.form()).fields().getFirst();
    draft.vote(Objects.requireNonNull(step.input().get(only.key())).toString());
    return new Step(step.type(), step.by(), null, Map.of(), step.task(), step.at());
  }

  /** Whether it may still be voted, or what was voted may yet be counted. */
  static boolean running(CaseType type, Case now) {
    Set<String> voted = now.tasks().values().stream().map(Task::type).collect(Collectors.toSet());
    return type.transitions().values().stream()
        .filter(transition -> transition.from().contains(now.state()))
        .flatMap(transition -> transition.effects().stream())
        .anyMatch(effect -> effect instanceof Effect.Tally tally && voted.contains(tally.task()));
  }

  /** Closes the ballot: whoever has not voted does not vote any more, and the count becomes facts. */
  void tally(Effect.Tally tally, Draft draft) {
    Map<String, Long> votes = others.votes(draft.view().id());
    tally.facts().forEach((choice, fact) -> draft.set(fact, votes.getOrDefault(choice, 0L)));
    draft.cancelTasks(task -> task.type().equals(tally.task()));
    draft.closeBallot();
  }
}
