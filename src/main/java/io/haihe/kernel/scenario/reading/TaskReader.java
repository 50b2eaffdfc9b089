package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.TaskType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tasks of a case type. */
final class TaskReader {

  private static final Set<String> OWN = Set.of("opener", "openedBy");

  private final TypeScope scope;
  private final DeadlineReader deadlines;

  TaskReader(TypeScope scope, DeadlineReader deadlines) {
    this.scope = scope;
    this.deadlines = deadlines;
  }

  Map<String, TaskType> read() {
    Map<String, TaskType> tasks = new LinkedHashMap<>();
    scope.type().get("tasks").entries().forEach((key, node) -> tasks.put(key, task(key, node)));
    return tasks;
  }

  private TaskType task(String key, SourceNode node) {
    Form data = scope.form(node.get("data"));
    checkData(node.get("data"), data);
    SourceNode board = node.get("board");
    checkEnd(key, node);
    return new TaskType(
        key,
        PermitReader.role(node.get("role").text()).orElse(Role.HANDLER),
        StateReader.level(node.get("level")),
        data,
        board.exists() ? board.text() : null,
        steps(key, node.get("steps"), data));
  }

  private void checkData(SourceNode node, @Nullable Form data) {
    if (data != null) {
      data.fields().stream()
          .filter(field -> OWN.contains(field.key()))
          .forEach(field -> scope.problems().error(node.at(), "scenario.task.ownName", field.key()));
    }
  }

  /** A task ends by the one step that completes it, or else by a transition. */
  private void checkEnd(String key, SourceNode node) {
    SourceNode steps = node.get("steps");
    List<SourceNode> completing =
        steps.entries().values().stream().filter(step -> step.get("completes").isTrue()).toList();
    if (steps.exists() && completing.isEmpty()) {
      scope.problems().error(steps.key(), "scenario.task.noEnd", key);
    } else if (completing.size() > 1) {
      scope.problems().error(completing.get(1).get("completes").key(), "scenario.task.twoEnds", key);
    } else if (!steps.exists() && !endedByTransition(key)) {
      scope.problems().error(node.key(), "scenario.task.neverEnded", key);
    }
  }

  private boolean endedByTransition(String key) {
    List<SourceNode> ends = new ArrayList<>(scope.effects("complete"));
    ends.addAll(scope.effects("cancel"));
    return ends.stream().anyMatch(end -> end.text().equals(key));
  }

  private Map<String, TaskType.Step> steps(String task, SourceNode node, @Nullable Form data) {
    Map<String, TaskType.Step> steps = new LinkedHashMap<>();
    Set<String> names = node.entries().keySet();
    node.entries()
        .forEach(
            (key, step) -> {
              String previous = steps.isEmpty() ? null : List.copyOf(steps.keySet()).getLast();
              Variables variables = scope.variables().actor().task(data).steps(names);
              steps.put(key, step(task, key, step, after(step.get("after"), previous, steps.keySet()), variables));
            });
    return steps;
  }

  private @Nullable String after(SourceNode node, @Nullable String previous, Set<String> earlier) {
    if (!node.exists()) {
      return previous;
    }
    if (!earlier.contains(node.text())) {
      scope.problems().error(node.at(), "scenario.task.order", node.text(), String.join(", ", earlier));
    }
    return node.text();
  }

  private TaskType.Step step(
      String task, String key, SourceNode node, @Nullable String after, Variables variables) {
    Form form = scope.form(node.get("form"));
    RuleScope limits = scope.rules(variables.copy());
    boolean ballot = node.get("ballot").isTrue();
    RuleScope rules = scope.rules(variables.form("input", ballot ? null : form));
    return new TaskType.Step(
        key,
        after,
        PermitReader.readAll(node.get("by"), PermitReader.TASK, scope.problems()),
        form,
        TransitionReader.window(node.get("within"), rules),
        TransitionReader.requirements(node.get("require"), rules),
        deadlines.ofStep(task, key, node, limits),
        node.get("completes").isTrue(),
        ballot,
        new EffectReader(scope, rules, ballot ? null : form).read(node.get("do")));
  }
}
