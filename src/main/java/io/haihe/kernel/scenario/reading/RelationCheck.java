package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges the effects that concern another case: where they may stand, and what must stand with them. */
final class RelationCheck {

  private static final List<String> WORDS = List.of("merge", "passOn", "openCase");

  private final TypeScope scope;
  private final CaseType type;

  private RelationCheck(TypeScope scope, CaseType type) {
    this.scope = scope;
    this.type = type;
  }

  static void check(TypeScope scope, CaseType type) {
    RelationCheck check = new RelationCheck(scope, type);
    check.among(scope.type().get("intake").get("do"), WORDS, "scenario.relation.intake");
    scope.type().get("tasks").entries().values().forEach(task -> task.get("steps").entries().forEach((key, step) -> {
      check.among(step.get("do"), List.of("merge", "passOn"), "scenario.relation.task");
      check.effects(step, step.get("do"), null);
    }));
    scope.type().get("transitions").entries().forEach((key, node) -> check.effects(node, node.get("do"), type.transitions().get(key)));
    thens(scope).forEach(check::then);
  }

  /** The transitions that other cases' ends bring about. */
  static List<SourceNode> thens(TypeScope scope) {
    List<SourceNode> thens = new ArrayList<>();
    for (String word : List.of("merge", "openCase")) {
      scope.effects(word).stream().map(effect -> effect.get("then")).filter(SourceNode::exists).forEach(thens::add);
    }
    return thens;
  }

  private void among(SourceNode effects, List<String> words, String code) {
    for (SourceNode effect : effects.items()) {
      words.stream().map(effect::get).filter(SourceNode::exists)
          .forEach(node -> scope.problems().error(node.key(), code, effect.entries().keySet().iterator().next()));
    }
  }

  private void then(SourceNode then) {
    Transition transition = type.transitions().get(then.text());
    if (transition == null || !bySystem(transition)) {
      scope.problems().error(then.at(), "scenario.relation.then", then.text());
    }
  }

  private static boolean bySystem(Transition transition) {
    return transition.by().stream().anyMatch(permit -> permit.kind() == Permit.Kind.SYSTEM);
  }

  /** @param transition null for a task's step */
  private void effects(SourceNode step, SourceNode effects, @Nullable Transition transition) {
    Form form = scope.form(step.get("form"));
    for (SourceNode effect : effects.items()) {
      for (String word : WORDS) {
        if (effect.get(word).exists() && transition != null && bySystem(transition)) {
          scope.problems().error(effect.get(word).key(), "scenario.relation.system", transition.key(), word);
        }
      }
      merge(effect.get("merge"), form, transition);
      passOn(effect.get("passOn"), form, transition);
      openCase(effect.get("openCase"), form, transition);
    }
  }

  private void merge(SourceNode merge, @Nullable Form form, @Nullable Transition transition) {
    if (!merge.exists()) {
      return;
    }
    SourceNode into = merge.get("into");
    boolean there =
        form != null
            && form.fields().stream().anyMatch(field -> field.key().equals(into.text())
                && field.type().equals("string") && field.required() && !field.personal());
    if (!there) {
      scope.problems().error(into.at(), "scenario.relation.number", into.text());
    }
    ends(merge, "merge", transition);
  }

  private void passOn(SourceNode pass, @Nullable Form form, @Nullable Transition transition) {
    Transition target = pass.exists() ? type.transitions().get(pass.text()) : null;
    if (!pass.exists() || transition == null) {
      return;
    }
    boolean fits =
        target != null
            && (target.form() == null || form != null && target.form().key().equals(form.key()))
            && transition.by().stream().allMatch(permit -> target.by().contains(permit));
    if (!fits) {
      scope.problems().error(pass.at(), "scenario.relation.passOn", pass.text(), transition.key());
    }
  }

  private void openCase(SourceNode open, @Nullable Form form, @Nullable Transition transition) {
    if (!open.exists()) {
      return;
    }
    if (open.get("as").text().equals("transfer")) {
      ends(open, "openCase", transition);
      staysEnded(transition);
    }
    List<SourceNode> rules = new ArrayList<>(open.get("form").entries().values());
    rules.add(open.get("category"));
    rules.add(open.get("text"));
    if (form != null) {
      form.fields().stream().filter(Form.Field::personal).forEach(field -> personal(field.key(), rules));
    }
  }

  /** Personal data stays with the case it was given to. */
  private void personal(String field, List<SourceNode> rules) {
    Pattern named = Pattern.compile("\\binput\\." + field + "\\b");
    rules.stream().filter(rule -> named.matcher(rule.text()).find())
        .forEach(rule -> scope.problems().error(rule.at(), "scenario.relation.personal", field));
  }

  /** A matter that goes on elsewhere has ended here. */
  private void ends(SourceNode effect, String word, @Nullable Transition transition) {
    String to = transition == null ? null : transition.to();
    if (to == null || !type.states().containsKey(to) || !type.states().get(to).isFinal()) {
      scope.problems().error(effect.key(), "scenario.relation.final", word);
    }
  }

  /** What was transferred is out of hand; what was joined by mistake may go on by itself. */
  private void staysEnded(@Nullable Transition transition) {
    String to = transition == null ? null : transition.to();
    for (Map.Entry<String, Transition> other : type.transitions().entrySet()) {
      String leaves = other.getValue().to();
      if (to != null && leaves != null && other.getValue().from().contains(to)) {
        scope.problems().error(
            scope.type().get("transitions").get(other.getKey()).key(), "scenario.relation.onward", other.getKey(), to);
      }
    }
  }
}
