package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.Permit.Kind;
import io.haihe.kernel.scenario.State;
import io.haihe.kernel.scenario.Transition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Judges the states and transitions of a case type as a graph: what cannot be reached, left or taken. */
final class GraphCheck {

  private final TypeScope scope;
  private final CaseType type;
  private final Map<String, Set<String>> onward = new HashMap<>();
  private final Map<String, Set<String>> backward = new HashMap<>();

  private GraphCheck(TypeScope scope, CaseType type) {
    this.scope = scope;
    this.type = type;
    for (Transition transition : type.transitions().values()) {
      for (String from : transition.from()) {
        String to = transition.to() == null ? from : transition.to();
        onward.computeIfAbsent(from, any -> new LinkedHashSet<>()).add(to);
        backward.computeIfAbsent(to, any -> new LinkedHashSet<>()).add(from);
      }
    }
  }

  static void check(TypeScope scope, CaseType type) {
    GraphCheck check = new GraphCheck(scope, type);
    check.reach();
    check.ends();
    type.states().values().forEach(check::desk);
    type.transitions().values().forEach(check::actors);
  }

  private void reach() {
    Set<String> reached = walk(Set.of(type.initial()), onward);
    for (State state : type.states().values()) {
      if (!reached.contains(state.key())) {
        scope.problems().error(at("states", state.key()), "scenario.graph.unreachable", state.key());
      }
    }
  }

  private void ends() {
    Set<String> last = new LinkedHashSet<>();
    type.states().values().stream().filter(State::isFinal).map(State::key).forEach(last::add);
    if (last.isEmpty()) {
      scope.problems().error(scope.type().get("states").key(), "scenario.graph.noFinal", type.key());
      return;
    }
    Set<String> ending = walk(last, backward);
    for (State state : type.states().values()) {
      if (!ending.contains(state.key())) {
        scope.problems().error(at("states", state.key()), "scenario.graph.deadEnd", state.key());
      }
    }
  }

  private static Set<String> walk(Set<String> from, Map<String, Set<String>> edges) {
    Set<String> seen = new LinkedHashSet<>(from);
    Deque<String> next = new ArrayDeque<>(from);
    while (!next.isEmpty()) {
      for (String state : edges.getOrDefault(next.remove(), Set.of())) {
        if (seen.add(state)) {
          next.add(state);
        }
      }
    }
    return seen;
  }

  private void desk(State state) {
    boolean ledOn =
        type.deadlines().values().stream()
            .anyMatch(deadline -> deadline.then() != null && deadline.runsIn().contains(state.key()));
    if (!state.isFinal() && state.awaits() == null && !ledOn) {
      scope.problems().error(at("states", state.key()), "scenario.graph.noDesk", state.key());
    }
  }

  private void actors(Transition transition) {
    boolean any = transition.by().stream().anyMatch(permit -> possible(permit, transition.key()));
    if (!any) {
      scope.problems().error(at("transitions", transition.key()), "scenario.graph.nobody", transition.key());
    }
    boolean asksSystem = transition.by().stream().anyMatch(permit -> permit.kind() == Kind.SYSTEM);
    Form form = transition.form();
    if (asksSystem && form != null && form.fields().stream().anyMatch(Form.Field::required)) {
      scope.problems().error(at("transitions", transition.key()), "scenario.transition.systemForm", transition.key());
    }
  }

  private boolean possible(Permit permit, String transition) {
    return switch (permit.kind()) {
      case SYSTEM -> type.deadlines().values().stream().anyMatch(deadline -> transition.equals(deadline.then()))
          || type.fees().values().stream().anyMatch(fee -> transition.equals(fee.then()))
          || type.signature() != null && transition.equals(type.signature().then())
          || RelationCheck.thens(scope).stream().anyMatch(then -> then.text().equals(transition));
      case RESPONSIBLE -> does(Effect.TakeOver.class);
      case ADDRESSEE -> does(Effect.Address.class);
      default -> true;
    };
  }

  private boolean does(Class<? extends Effect> kind) {
    return Stream.concat(
            type.intake().effects().stream(),
            type.transitions().values().stream().flatMap(transition -> transition.effects().stream()))
        .anyMatch(kind::isInstance);
  }

  private Position at(String part, String key) {
    return scope.type().get(part).get(key).key();
  }
}
