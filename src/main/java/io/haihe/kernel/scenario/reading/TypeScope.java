package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.FactType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** What the readers of one case type share: its names, its forms, and the names its rules may use. */
final class TypeScope {

  private final String scenario;
  private final SourceNode cases;
  private final SourceNode type;
  private final FormReader forms;
  private final Problems problems;
  private final Map<String, FactType> facts = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final Variables base;
  private final Supplier<RuleScope> ofCase;

  /**
   * @param cases all case types of the package
   * @param type this one
   */
  TypeScope(String scenario, SourceNode cases, SourceNode type, FormReader forms, Problems problems) {
    this.cases = cases;
    this.scenario = scenario;
    this.type = type;
    this.forms = forms;
    this.problems = problems;
    type.get("states").entries().forEach((key, state) -> {
      if (!state.get("final").isTrue()) {
        open.add(key);
      }
    });
    type.get("facts").entries().forEach((key, fact) -> readFact(key, fact.text()));
    this.base =
        new Variables()
            .facts(facts)
            .deadlines(type.get("deadlines").entries().keySet())
            .tasks(type.get("tasks").entries().keySet())
            .form("form", intakeForm());
    this.ofCase = SingletonSupplier.of(() -> rules(variables()));
  }

  private void readFact(String key, String name) {
    for (FactType fact : FactType.values()) {
      if (fact.name().toLowerCase(Locale.ROOT).equals(name)) {
        facts.put(key, fact);
      }
    }
  }

  Problems problems() {
    return problems;
  }

  String scenario() {
    return scenario;
  }

  /** All case types of the package, this one among them. */
  SourceNode cases() {
    return cases;
  }

  /** Of this case type. */
  String key() {
    return cases.entries().entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  SourceNode type() {
    return type;
  }

  Map<String, FactType> facts() {
    return facts;
  }

  /** The states that are not final. */
  Set<String> open() {
    return open;
  }

  @Nullable Form intakeForm() {
    return forms.form(type.get("intake").get("form"));
  }

  @Nullable Form form(SourceNode node) {
    return forms.form(node);
  }

  FormReader forms() {
    return forms;
  }

  /** What the opening step of a task entered. */
  @Nullable Form taskData(String task) {
    return forms.form(type.get("tasks").get(task).get("data"));
  }

  /** The rule on the case that says when something holds; null where nothing is said. */
  @Nullable Rule when(SourceNode node) {
    SourceNode when = node.get("when");
    return when.exists() ? ofCase.get().truth(when) : null;
  }

  /** The names every rule of the case type may use. */
  Variables variables() {
    return base.copy();
  }

  RuleScope rules(Variables variables) {
    return new RuleScope(variables.types(), scenario, problems, forms.trusted());
  }

  /** Says so where a name is not declared in a part of the case type such as {@code tasks}. */
  boolean known(String part, SourceNode name, String code) {
    Map<String, SourceNode> declared = type.get(part).entries();
    if (name.text().isEmpty()) {
      return false;
    }
    if (!declared.containsKey(name.text())) {
      problems.error(name.at(), code, name.text(), String.join(", ", declared.keySet()));
      return false;
    }
    return true;
  }

  /** Names of states; {@code open} stands for all that are not final. */
  Set<String> states(SourceNode node) {
    Set<String> states = new LinkedHashSet<>();
    for (SourceNode name : node.oneOrMore()) {
      if (name.text().equals("open") && !type.get("states").get("open").exists()) {
        states.addAll(open);
      } else if (known("states", name, "scenario.state.unknown")) {
        states.add(name.text());
      }
    }
    return states;
  }

  /** Every effect of a kind that opening, a step or a ladder has, such as {@code address}. */
  List<SourceNode> effects(String kind) {
    List<SourceNode> found = new ArrayList<>();
    type.get("intake").get("do").items().forEach(effect -> found.add(effect.get(kind)));
    for (SourceNode transition : type.get("transitions").entries().values()) {
      transition.get("do").items().forEach(effect -> found.add(effect.get(kind)));
    }
    for (SourceNode deadline : type.get("deadlines").entries().values()) {
      for (SourceNode rung : deadline.get("escalate").items()) {
        rung.get("do").items().forEach(effect -> found.add(effect.get(kind)));
      }
    }
    for (SourceNode task : type.get("tasks").entries().values()) {
      for (SourceNode step : task.get("steps").entries().values()) {
        step.get("do").items().forEach(effect -> found.add(effect.get(kind)));
        for (SourceNode rung : step.get("escalate").items()) {
          rung.get("do").items().forEach(effect -> found.add(effect.get(kind)));
        }
      }
    }
    found.removeIf(node -> !node.exists());
    return found;
  }
}
