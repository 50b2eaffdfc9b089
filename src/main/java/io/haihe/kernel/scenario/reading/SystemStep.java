package io.haihe.kernel.scenario.reading;

import java.util.Set;

/** Judges a transition that the system is to take by itself. */
final class SystemStep {

  private SystemStep() {}

  /** @param from the states in which it happens */
  static void check(TypeScope scope, SourceNode then, Set<String> from) {
    if (!scope.known("transitions", then, "scenario.transition.unknown")) {
      return;
    }
    SourceNode transition = scope.type().get("transitions").get(then.text());
    if (transition.get("by").items().stream().noneMatch(by -> by.text().equals("system"))) {
      scope.problems().error(then.at(), "scenario.deadline.thenSystem", then.text());
    }
    Problems heard = new Problems();
    Set<String> leaves = new TypeScope("", scope.cases(), scope.type(), scope.forms(), heard).states(transition.get("from"));
    from.stream()
        .filter(state -> !leaves.contains(state))
        .forEach(state -> scope.problems().error(then.at(), "scenario.deadline.thenFrom", then.text(), state));
  }
}
