package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.DeadlineRule.Escalation;
import io.haihe.kernel.scenario.DeadlineRule.LimitChoice;
import io.haihe.kernel.scenario.Permit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the deadlines of a case type and of its tasks' steps. */
final class DeadlineReader {

  private final TypeScope scope;
  private final CategoryTable categories;

  DeadlineReader(TypeScope scope, CategoryTable categories) {
    this.scope = scope;
    this.categories = categories;
  }

  Map<String, DeadlineRule> read() {
    RuleScope rules = scope.rules(scope.variables());
    Map<String, DeadlineRule> deadlines = new LinkedHashMap<>();
    scope.type().get("deadlines").entries().forEach((key, node) -> deadlines.put(key, deadline(key, node, rules)));
    return deadlines;
  }

  private DeadlineRule deadline(String key, SourceNode node, RuleScope rules) {
    SourceNode then = node.get("then");
    SourceNode until = node.get("until");
    Set<String> runsIn = scope.states(node.get("in"));
    Set<String> pausedIn = scope.states(node.get("pausedIn"));
    if (node.get("limit").exists() == until.exists()) {
      scope.problems().error(node.key(), "scenario.deadline.when", key);
    }
    pausedIn.stream()
        .filter(runsIn::contains)
        .forEach(state -> scope.problems().error(node.get("pausedIn").key(), "scenario.deadline.both", state));
    if (then.exists()) {
      SystemStep.check(scope, then, runsIn);
    } else if (!node.get("escalate").exists()) {
      scope.problems().error(node.key(), "scenario.deadline.noLadder", key);
    }
    return new DeadlineRule(
        key,
        runsIn,
        pausedIn,
        !node.get("counting").text().equals("single"),
        limits(node.get("limit"), rules),
        until.exists() ? rules.instant(until) : null,
        Limits.read(node.get("warn")),
        ladder(node.get("escalate"), rules, PermitReader.LADDER),
        then.exists() ? then.text() : null);
  }

  /** The promise on a step of a task; null where it has none. */
  @Nullable DeadlineRule ofStep(String task, String step, SourceNode node, RuleScope rules) {
    SourceNode limit = node.get("limit");
    for (String word : List.of("warn", "escalate")) {
      if (!limit.exists() && node.get(word).exists()) {
        scope.problems().error(node.get(word).key(), "scenario.deadline.noLimit", word);
      }
    }
    if (!limit.exists()) {
      return null;
    }
    if (!node.get("escalate").exists()) {
      scope.problems().error(limit.key(), "scenario.deadline.noLadder", task + "." + step);
    }
    return new DeadlineRule(
        task + "." + step,
        Set.of(),
        Set.of(),
        false,
        limits(limit, rules),
        null,
        Limits.read(node.get("warn")),
        ladder(node.get("escalate"), rules, PermitReader.TASK),
        null);
  }

  private List<LimitChoice> limits(SourceNode node, RuleScope rules) {
    List<LimitChoice> choices = new ArrayList<>();
    boolean decided = false;
    for (SourceNode item : node.oneOrMore()) {
      if (decided) {
        scope.problems().error(item.at(), "scenario.deadline.neverReached");
      }
      LimitChoice choice = item.isMap() ? choice(item, rules) : new LimitChoice(null, Limits.need(item), null, null);
      decided |= choice.when() == null && choice.limit() != null;
      choices.add(choice);
    }
    if (node.exists() && !decided) {
      scope.problems().warn(node.key(), "scenario.deadline.open");
    }
    return choices;
  }

  private LimitChoice choice(SourceNode item, RuleScope rules) {
    SourceNode when = item.get("when");
    SourceNode limit = item.get("limit");
    SourceNode category = item.get("category");
    SourceNode field = item.get("form");
    if (Stream.of(limit, category, field).filter(SourceNode::exists).count() != 1) {
      scope.problems().error(item.at(), "scenario.deadline.choice");
    }
    if (category.exists()) {
      categories.checkLimits(category);
    }
    ItemFieldCheck.limit(scope, field);
    return new LimitChoice(
        when.exists() ? rules.truth(when) : null,
        Limits.read(limit),
        category.exists() ? category.text() : null,
        field.exists() ? field.text() : null);
  }

  private List<Escalation> ladder(SourceNode list, RuleScope rules, Set<Permit.Kind> allowed) {
    List<Escalation> ladder = new ArrayList<>();
    Limit last = null;
    for (SourceNode rung : list.items()) {
      Limit after = Limits.need(rung.get("after"));
      if (last != null && last.unit() == after.unit() && last.amount() > after.amount()) {
        scope.problems().error(rung.get("after").at(), "scenario.deadline.ladder", rung.get("after").text());
      }
      last = after;
      var effects = new EffectReader(scope, rules, null).readLadder(rung.get("do"));
      if (rung.get("to").exists()) {
        PermitReader.read(rung.get("to"), allowed, scope.problems())
            .ifPresent(to -> ladder.add(new Escalation(after, to, effects)));
      }
    }
    return ladder;
  }
}
