package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.FactType;
import io.haihe.kernel.scenario.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks secret ballots: a vote is one choice and nothing else, and every choice is counted in the end. */
final class BallotCheck {

  private BallotCheck() {}

  static void check(TypeScope scope) {
    List<SourceNode> ballots = scope.type().get("tasks").entries().values().stream().flatMap(BallotCheck::votes).toList();
    ballots.forEach(step -> checkVote(scope, step));
    ballots.stream().skip(1).forEach(step -> scope.problems().error(step.get("ballot").key(), "scenario.ballot.two"));
    if (!ballots.isEmpty() && scope.effects("tally").isEmpty()) {
      scope.problems().error(ballots.getFirst().get("ballot").key(), "scenario.ballot.neverCounted");
    }
  }

  private static Stream<SourceNode> votes(SourceNode task) {
    return task.get("steps").entries().values().stream().filter(step -> step.get("ballot").isTrue());
  }

  private static void checkVote(TypeScope scope, SourceNode step) {
    if (choice(scope.form(step.get("form"))).isEmpty()) {
      scope.problems().error(step.get("ballot").key(), "scenario.ballot.form");
    }
    if (!step.get("completes").isTrue()) {
      scope.problems().error(step.get("ballot").key(), "scenario.ballot.completes");
    }
  }

  private static Optional<Form.Field> choice(@Nullable Form form) {
    return Optional.ofNullable(form)
        .map(Form::fields)
        .filter(fields -> fields.size() == 1)
        .map(List::getFirst)
        .filter(field -> field.type().equals("string") && field.required() && !field.options().isEmpty() && !field.personal());
  }

  static Effect.Tally tally(TypeScope scope, SourceNode node) {
    SourceNode task = node.get("task");
    Map<String, String> facts = new LinkedHashMap<>();
    node.get("facts").entries().forEach((choice, fact) -> {
      facts.put(choice, fact.text());
      if (scope.known("facts", fact, "scenario.fact.unknown") && scope.facts().get(fact.text()) != FactType.COUNT) {
        scope.problems().error(fact.at(), "scenario.fact.notCount", fact.text());
      }
    });
    if (scope.known("tasks", task, "scenario.task.unknown")) {
      checkChoices(scope, node, task, facts);
    }
    return new Effect.Tally(task.text(), facts);
  }

  private static void checkChoices(TypeScope scope, SourceNode node, SourceNode task, Map<String, String> facts) {
    Optional<SourceNode> vote = votes(scope.type().get("tasks").get(task.text())).findFirst();
    if (vote.isEmpty()) {
      scope.problems().error(task.at(), "scenario.ballot.none", task.text());
      return;
    }
    choice(scope.form(vote.get().get("form"))).ifPresent(field -> {
      if (!facts.keySet().equals(Set.copyOf(field.options()))) {
        scope.problems().error(node.get("facts").key(), "scenario.ballot.choices", String.join(", ", field.options()));
      }
    });
  }
}
