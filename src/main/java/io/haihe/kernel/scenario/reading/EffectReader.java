package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Effect;
import io.haihe.kernel.scenario.FactType;
import io.haihe.kernel.scenario.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a transition, or a rung of a ladder, does. */
final class EffectReader {

  private final TypeScope scope;
  private final RuleScope rules;
  private final @Nullable Form form;

  /** @param form what the actor of the transition enters */
  EffectReader(TypeScope scope, RuleScope rules, @Nullable Form form) {
    this.scope = scope;
    this.rules = rules;
    this.form = form;
  }

  List<Effect> read(SourceNode list) {
    List<Effect> effects = new ArrayList<>();
    for (SourceNode item : list.items()) {
      item.entries().forEach((kind, node) -> add(kind, node, effects));
    }
    return effects;
  }

  /** A ladder has no actor, so it only sets and counts. */
  List<Effect> readLadder(SourceNode list) {
    for (SourceNode item : list.items()) {
      for (String kind : item.entries().keySet()) {
        if (!kind.equals("set") && !kind.equals("count")) {
          scope.problems().error(item.get(kind).key(), "scenario.deadline.effect", kind);
        }
      }
    }
    return read(list).stream()
        .filter(effect -> effect instanceof Effect.SetFact || effect instanceof Effect.Count)
        .toList();
  }

  private void add(String kind, SourceNode node, List<Effect> effects) {
    switch (kind) {
      case "address" -> effects.add(address(node));
      case "takeOver" -> effects.add(new Effect.TakeOver());
      case "set" -> node.entries().forEach((fact, value) -> effects.add(set(fact, value)));
      case "count" -> effects.add(count(node));
      case "open" -> effects.add(open(node));
      case "complete", "cancel" -> effects.add(end(node, kind.equals("complete")));
      case "withdraw" -> effects.add(withdraw(node));
      case "tally" -> effects.add(BallotCheck.tally(scope, node));
      case "merge" -> effects.add(new Effect.Merge(node.get("into").text(), optional(node.get("then"))));
      case "passOn" -> effects.add(new Effect.PassOn(node.text()));
      case "openCase" -> effects.add(new OpenCaseReader(scope, rules).read(node));
      case "extend" -> effects.add(extend(node));
      default -> {}
    }
  }

  static @Nullable String optional(SourceNode node) {
    return node.exists() ? node.text() : null;
  }

  private Effect address(SourceNode node) {
    if (scope.known("routing", node, "scenario.route.unknown")) {
      scope.type().get("routing").get(node.text()).items().forEach(step -> checkInput(step.get("input"), node));
    }
    return new Effect.Address(node.text());
  }

  private void checkInput(SourceNode field, SourceNode usedAt) {
    if (!field.exists()) {
      return;
    }
    boolean there =
        form != null
            && form.fields().stream()
                .anyMatch(f -> f.key().equals(field.text()) && f.format().equals("unit") && !f.type().equals("array"));
    if (!there) {
      scope.problems().error(usedAt.at(), "scenario.route.input", usedAt.text(), field.text());
    }
  }

  private Effect set(String fact, SourceNode value) {
    FactType type = scope.facts().get(fact);
    if (type == null) {
      String known = String.join(", ", scope.facts().keySet());
      scope.problems().error(value.key(), "scenario.fact.unknown", fact, known);
      return new Effect.SetFact(fact, new UnreadableRule(value.text()));
    }
    return new Effect.SetFact(fact, rules.kept(value, type));
  }

  private Effect count(SourceNode node) {
    if (scope.known("facts", node, "scenario.fact.unknown") && scope.facts().get(node.text()) != FactType.COUNT) {
      scope.problems().error(node.at(), "scenario.fact.notCount", node.text());
    }
    return new Effect.Count(node.text());
  }

  private Effect open(SourceNode node) {
    SourceNode task = node.get("task");
    SourceNode units = node.get("units");
    if (task.exists() && scope.known("tasks", task, "scenario.task.unknown")) {
      if (!units.exists() && !scope.type().get("tasks").get(task.text()).get("level").exists()) {
        scope.problems().error(node.key(), "scenario.task.nowhere", task.text());
      }
      entered(node.get("each")).ifPresent(known -> checkData(task, known));
    }
    return new Effect.Open(task.text(), units.exists() ? rules.units(units) : null, optional(node.get("each")));
  }

  /** What is known of a task when it is opened: the fields of the form, or those of each row of a group of it; empty where there is no such group. */
  private Optional<List<Form.Field>> entered(SourceNode each) {
    if (!each.exists()) {
      return Optional.of(form == null ? List.of() : form.fields());
    }
    Optional<Form.Field> group = Optional.ofNullable(form).flatMap(entered -> entered.field(each.text())).filter(Form.Field::group);
    if (group.isEmpty()) {
      scope.problems().error(each.at(), "scenario.task.each", each.text());
    }
    return group.map(Form.Field::row);
  }

  private void checkData(SourceNode task, List<Form.Field> known) {
    Form data = scope.taskData(task.text());
    if (data == null) {
      return;
    }
    Map<String, Form.Field> entered = new HashMap<>();
    known.forEach(field -> entered.put(field.key(), field));
    for (Form.Field field : data.fields()) {
      Form.Field same = entered.get(field.key());
      if (same == null || !same.type().equals(field.type())) {
        scope.problems().error(task.at(), "scenario.task.data", task.text(), field.key(), data.key());
      }
    }
  }

  private Effect end(SourceNode node, boolean done) {
    if (scope.known("tasks", node, "scenario.task.unknown")) {
      boolean opened = scope.effects("open").stream().anyMatch(open -> open.get("task").text().equals(node.text()));
      if (!opened) {
        scope.problems().error(node.at(), "scenario.task.neverOpened", node.text());
      }
    }
    return new Effect.End(node.text(), done, null);
  }

  private Effect withdraw(SourceNode node) {
    Effect end = end(node.get("task"), false);
    return new Effect.End(((Effect.End) end).task(), false, rules.units(node.get("units")));
  }

  private Effect extend(SourceNode node) {
    SourceNode deadline = node.get("deadline");
    if (deadline.exists()) {
      scope.known("deadlines", deadline, "scenario.deadline.unknown");
    }
    return new Effect.Extend(deadline.text(), rules.whole(node.get("by")));
  }
}
