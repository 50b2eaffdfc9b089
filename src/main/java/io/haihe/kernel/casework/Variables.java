package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.RuleValues;
import io.haihe.kernel.scenario.TaskType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the variables of the scenario format's table to a case. */
final class Variables {

  private final Map<String, Object> bound = new HashMap<>();
  private final ZoneId zone;

  private Variables(ZoneId zone) {
    this.zone = zone;
  }

  /** Everything a rule may read of the case alone. */
  static Variables of(CaseType type, Case now, Instant at, Directory directory) {
    Variables variables = new Variables(directory.calendar(now.place()).zone());
    variables.put("state", now.state());
    variables.put("category", now.category());
    variables.put("channel", now.channel());
    variables.put("place.level", directory.level(now.place()).name().toLowerCase(Locale.ROOT));
    variables.put("responsible", now.responsible());
    variables.put("addressee", now.addressee());
    variables.put("openedAt", now.openedAt());
    variables.put("now", at);
    variables.put("never", Instant.EPOCH);
    variables.all("form.", type.intake().form(), now.form());
    type.facts().forEach((key, factType) ->
        variables.put("facts." + key, FactValues.toRule(factType, now.facts().get(key))));
    variables.deadlines(type, now, at);
    variables.tasks(type, now);
    variables.relations(now);
    return variables;
  }

  private void deadlines(CaseType type, Case now, Instant at) {
    type.deadlines().keySet().forEach(key -> {
      Deadline deadline = now.deadlines().get(key);
      put("due." + key, deadline == null ? Instant.EPOCH : deadline.dueAt());
      put("met." + key, deadline != null && deadline.status() == Deadline.Status.MET);
      put("overdue." + key, deadline != null && deadline.overdue(at));
    });
  }

  private void tasks(CaseType type, Case now) {
    type.tasks().keySet().forEach(key -> {
      put("tasks." + key + ".count", count(now, key, null));
      put("tasks." + key + ".open", count(now, key, Task.Status.OPEN));
      put("tasks." + key + ".done", count(now, key, Task.Status.DONE));
    });
  }

  private void relations(Case now) {
    put("parts.count", count(now, Relation.Kind.PART, false));
    put("parts.open", count(now, Relation.Kind.PART, true));
    put("duplicates.count", count(now, Relation.Kind.DUPLICATE, false));
    put("followUp.outcome", now.relations().stream()
        .filter(relation -> relation.kind() == Relation.Kind.FOLLOW_UP && relation.settled())
        .reduce((earlier, later) -> later)
        .map(Relation::outcome)
        .orElse(""));
    put("joined.outcome", now.relations().stream()
        .filter(relation -> relation.kind() == Relation.Kind.JOINED_INTO)
        .map(Relation::outcome)
        .findFirst()
        .orElse(""));
  }

  private static long count(Case now, Relation.Kind kind, boolean openOnly) {
    return now.relations().stream()
        .filter(relation -> relation.kind() == kind && !(openOnly && relation.settled()))
        .count();
  }

  private static long count(Case now, String type, Task.@Nullable Status status) {
    return now.tasks().values().stream()
        .filter(task -> task.type().equals(type) && (status == null || task.status() == status))
        .count();
  }

  Variables actor(By by) {
    put("actor.person", by.person());
    put("actor.unit", by.unit());
    put("actor.role", by.role() == null ? by.kind().name().toLowerCase(Locale.ROOT) : by.role().key());
    return this;
  }

  /** What is reported, personal fields too; or these alone. */
  Variables report(@Nullable Form form, Map<String, Object> entered) {
    all("form.", form, entered);
    return this;
  }

  Variables input(@Nullable Form form, Map<String, Object> input) {
    all("input.", form, input);
    return this;
  }

  Variables task(CaseType type, Task task) {
    TaskType kind = type.tasks().get(task.type());
    all("task.", kind == null ? null : kind.data(), task.data());
    put("task.opener", task.opener());
    put("task.openedBy", task.openedBy());
    task.steps().forEach((step, taken) -> put("steps." + step, taken.at()));
    return this;
  }

  Map<String, Object> map() {
    return bound;
  }

  private void all(String prefix, @Nullable Form form, Map<String, Object> values) {
    for (Form.Field field : form == null ? List.<Form.Field>of() : form.fields()) {
      Object read = RuleValues.of(field, values.get(field.key()), zone);
      if (read != null) {
        put(prefix + field.key(), read);
      }
    }
  }

  private void put(String name, Object value) {
    bound.put(name, value);
  }
}
