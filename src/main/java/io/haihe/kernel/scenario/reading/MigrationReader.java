package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Migration;
import io.haihe.kernel.scenario.Rule;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.TaskType;
import io.haihe.platform.Finding;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Holds a migration against the older version it begins from: every state, fact, field, task and deadline of it must have a way. */
public final class MigrationReader {

  /** Types of fields that a rule can give a value. */
  private static final Set<String> RULED = Set.of("integer", "number", "boolean", "string");

  private final Scenario before;
  private final Scenario after;
  private final Problems problems;

  private MigrationReader(Scenario before, Scenario after, Problems problems) {
    this.before = before;
    this.after = after;
    this.problems = problems;
  }

  /**
   * @param migration null where there is none for that version, or it has errors
   * @param errors in the order of lines
   */
  public record Result(@Nullable Migration migration, List<Finding> errors) {}

  /** The versions a package says it migrates from; empty where it says nothing readable. */
  public static List<String> from(PackageFiles files) {
    return MigrationFile.read(files, new Problems()).map(MigrationFile::from).orElse(List.of());
  }

  public static Result read(PackageFiles files, Scenario before, Scenario after) {
    Problems problems = new Problems();
    SourceNode root = MigrationFile.read(files, problems).orElse(null);
    if (root == null || !MigrationFile.from(root).contains(before.version())) {
      return new Result(null, problems.errors());
    }
    Migration migration = new MigrationReader(before, after, problems).read(root.get("cases"));
    return new Result(problems.any() ? null : migration, problems.errors());
  }

  private Migration read(SourceNode cases) {
    Map<String, Migration.OfType> types = new LinkedHashMap<>();
    before.types().forEach((key, was) -> {
      CaseType is = after.types().get(key);
      SourceNode node = cases.get(key);
      if (is == null) {
        problems.error(cases.key(), "scenario.migration.typeGone", key, before.version());
      } else {
        types.put(key, type(node, was, is));
      }
    });
    return new Migration(types);
  }

  private Migration.OfType type(SourceNode node, CaseType was, CaseType is) {
    Map<String, String> states = renames(node.get("states"), was.states().keySet(), "scenario.migration.noOldState");
    Map<String, String> tasks = renames(node.get("tasks"), was.tasks().keySet(), "scenario.migration.noOldTask");
    Map<String, String> deadlines = renames(node.get("deadlines"), was.deadlines().keySet(), "scenario.migration.noOldDeadline");
    Set<String> dropped = dropped(node.get("drop"), was);
    RuleScope rules = rules(was);
    Map<String, Migration.Value> facts =
        values(node.get("facts"), was.facts().keySet(), "scenario.migration.noOldFact",
            (name, value) -> rules.kept(value, Objects.requireNonNull(is.facts().get(name))));
    Map<String, Migration.Value> fields =
        values(node.get("fields"), MigrationFile.fields(was.intake().form()), "scenario.migration.noOldField",
            (name, value) -> fieldRule(rules, value, field(is.intake().form(), name)));
    complete(node.key(), "scenario.migration.stateGone", was.states().keySet(), is.states().keySet(), states.keySet());
    complete(node.key(), "scenario.migration.deadlineGone", was.deadlines().keySet(), is.deadlines().keySet(), deadlines.keySet());
    tasks(node.key(), was, is, tasks);
    facts(node, was, is, facts, dropped);
    fields(node, was, is, fields, dropped);
    return new Migration.OfType(states, facts, fields, dropped, tasks, deadlines);
  }

  private Map<String, String> renames(SourceNode node, Set<String> known, String code) {
    Map<String, String> renames = new TreeMap<>();
    node.entries().forEach((old, target) -> {
      if (!known.contains(old)) {
        problems.error(target.key(), code, old, before.version());
      }
      renames.put(old, target.text());
    });
    return renames;
  }

  private Set<String> dropped(SourceNode node, CaseType was) {
    Set<String> dropped = new HashSet<>();
    for (SourceNode fact : node.get("facts").items()) {
      known(fact, was.facts().keySet(), "scenario.migration.noOldFact");
      dropped.add("facts." + fact.text());
    }
    for (SourceNode field : node.get("fields").items()) {
      known(field, MigrationFile.fields(was.intake().form()), "scenario.migration.noOldField");
      dropped.add("fields." + field.text());
    }
    return dropped;
  }

  private void known(SourceNode name, Collection<String> known, String code) {
    if (!known.contains(name.text())) {
      problems.error(name.at(), code, name.text(), before.version());
    }
  }

  private RuleScope rules(CaseType was) {
    Variables names = new Variables().facts(was.facts()).deadlines(was.deadlines().keySet()).tasks(was.tasks().keySet())
        .form("form", was.intake().form());
    return new RuleScope(names.types(), after.key(), problems, false);
  }

  private Map<String, Migration.Value> values(
      SourceNode node, Collection<String> known, String code, BiFunction<String, SourceNode, Rule> compile) {
    Map<String, Migration.Value> values = new TreeMap<>();
    node.entries().forEach((name, value) -> {
      SourceNode from = value.get("from");
      if (from.exists()) {
        known(from, known, code);
        values.put(name, new Migration.Value(from.text(), null));
      } else {
        values.put(name, new Migration.Value(null, compile.apply(name, value.get("value"))));
      }
    });
    return values;
  }

  private Rule fieldRule(RuleScope rules, SourceNode value, Form.@Nullable Field field) {
    if (field == null || !RULED.contains(field.type()) || field.format().startsWith("date")) {
      problems.error(value.at(), "scenario.migration.fieldValue", value.text());
      return rules.text(value);
    }
    return rules.entered(value, field);
  }

  private static Form.@Nullable Field field(@Nullable Form form, String key) {
    return form == null ? null : form.field(key).orElse(null);
  }

  /** What has no way keeps its name, and must be there under it. */
  private void complete(Position at, String code, Set<String> was, Set<String> is, Set<String> mapped) {
    for (String name : was) {
      if (!is.contains(name) && !mapped.contains(name)) {
        problems.error(at, code, name, before.version());
      }
    }
  }

  /** The steps of a task that goes on must be there too. */
  private void tasks(Position at, CaseType was, CaseType is, Map<String, String> mapped) {
    complete(at, "scenario.migration.taskGone", was.tasks().keySet(), is.tasks().keySet(), mapped.keySet());
    was.tasks().forEach((key, old) -> {
      TaskType next = is.tasks().get(mapped.getOrDefault(key, key));
      if (next != null) {
        complete(at, "scenario.migration.stepGone", old.steps().keySet(), next.steps().keySet(), Set.of());
      }
    });
  }

  private void facts(SourceNode node, CaseType was, CaseType is, Map<String, Migration.Value> values, Set<String> dropped) {
    Set<String> carried = sources(values);
    was.facts().forEach((name, type) -> {
      boolean same = is.facts().containsKey(name) && !values.containsKey(name);
      if (same && is.facts().get(name) != type && !dropped.contains("facts." + name)) {
        problems.error(node.key(), "scenario.migration.factType", name, before.version());
      } else if (!same && !carried.contains(name) && !values.containsKey(name) && !dropped.contains("facts." + name)) {
        problems.error(node.key(), "scenario.migration.factGone", name, before.version());
      }
    });
    values.forEach((name, value) -> {
      if (value.from() != null && was.facts().get(value.from()) != null && was.facts().get(value.from()) != is.facts().get(name)) {
        problems.error(node.get("facts").get(name).key(), "scenario.migration.factType", value.from(), before.version());
      }
    });
  }

  private void fields(SourceNode node, CaseType was, CaseType is, Map<String, Migration.Value> values, Set<String> dropped) {
    Set<String> carried = sources(values);
    for (String name : MigrationFile.fields(was.intake().form())) {
      Form.Field old = Objects.requireNonNull(field(was.intake().form(), name));
      Form.Field next = field(is.intake().form(), name);
      if (old.personal() != (next != null && next.personal()) && (old.personal() || next != null)) {
        problems.error(node.key(), "scenario.migration.personal", name, before.version());
      } else if (!old.personal() && next == null && !carried.contains(name) && !dropped.contains("fields." + name)) {
        problems.error(node.key(), "scenario.migration.fieldGone", name, before.version());
      }
    }
    values.forEach((name, value) -> {
      Form.Field from = value.from() == null ? null : field(was.intake().form(), value.from());
      Form.Field to = field(is.intake().form(), name);
      if (from != null && from.personal() || to != null && to.personal()) {
        problems.error(node.get("fields").get(name).key(), "scenario.migration.personal", name, before.version());
      }
    });
  }

  private static Set<String> sources(Map<String, Migration.Value> values) {
    Set<String> sources = new HashSet<>();
    values.values().forEach(value -> {
      if (value.from() != null) {
        sources.add(value.from());
      }
    });
    return sources;
  }
}
