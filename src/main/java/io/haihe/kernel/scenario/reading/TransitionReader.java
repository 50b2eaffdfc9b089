package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.Requirement;
import io.haihe.kernel.scenario.Transition;
import io.haihe.kernel.scenario.Transition.Intent;
import io.haihe.kernel.scenario.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the transitions of a case type. */
final class TransitionReader {

  private final TypeScope scope;

  TransitionReader(TypeScope scope) {
    this.scope = scope;
  }

  Map<String, Transition> read() {
    Map<String, Transition> transitions = new LinkedHashMap<>();
    scope.type().get("transitions").entries().forEach((key, node) -> transitions.put(key, transition(key, node)));
    return transitions;
  }

  private Transition transition(String key, SourceNode node) {
    Form form = scope.form(node.get("form"));
    RuleScope rules = scope.rules(variables(node, form));
    List<Permit> by = PermitReader.readAll(node.get("by"), PermitReader.TRANSITION, scope.problems());
    List<Effect> effects = new EffectReader(scope, rules, form).read(node.get("do"));
    SourceNode to = node.get("to");
    if (to.exists()) {
      scope.known("states", to, "scenario.state.unknown");
    }
    return new Transition(
        key,
        scope.states(node.get("from")),
        to.exists() ? to.text() : null,
        by,
        form,
        intent(node.get("intent")),
        node.get("bulk").isTrue(),
        window(node.get("within"), rules),
        requirements(node.get("require"), rules),
        effects);
  }

  private Variables variables(SourceNode node, @Nullable Form form) {
    Variables variables = scope.variables().actor().form("input", form);
    Set<String> ended = new LinkedHashSet<>();
    for (SourceNode effect : node.get("do").items()) {
      ended.add(effect.get("complete").text(effect.get("cancel").text()));
    }
    ended.remove("");
    ended.forEach(task -> variables.task(scope.taskData(task)));
    return variables;
  }

  private static Intent intent(SourceNode node) {
    for (Intent intent : Intent.values()) {
      if (intent.name().toLowerCase(Locale.ROOT).equals(node.text())) {
        return intent;
      }
    }
    return Intent.ADVANCE;
  }

  static @Nullable Window window(SourceNode node, RuleScope rules) {
    return node.exists() ? new Window(rules.instant(node.get("since")), Limits.need(node.get("limit"))) : null;
  }

  static List<Requirement> requirements(SourceNode node, RuleScope rules) {
    List<Requirement> requirements = new ArrayList<>();
    for (SourceNode item : node.items()) {
      requirements.add(new Requirement(rules.truth(item.get("that")), item.get("else").text()));
    }
    return requirements;
  }
}
