package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Migration;
import io.haihe.kernel.scenario.Scenario;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code migration.yaml} and holds it against the package it lies in. */
final class MigrationFile {

  static final String NAME = "migration.yaml";

  private MigrationFile() {}

  /** Empty where there is none, or its shape is wrong; the fault is then among the problems. */
  static Optional<SourceNode> read(PackageFiles files, Problems problems) {
    if (!files.has(NAME)) {
      return Optional.empty();
    }
    Optional<SourceNode> root =
        files.text(NAME, Position.of(NAME), problems).flatMap(text -> SourceReader.read(NAME, text, problems));
    root.ifPresent(node -> StructureCheck.checkMigration(node, problems));
    return problems.any() ? Optional.empty() : root;
  }

  static List<String> from(SourceNode root) {
    return root.get("from").items().stream().map(SourceNode::text).toList();
  }

  /** What it leads to must be there. */
  static void check(PackageFiles files, Scenario scenario, Problems problems) {
    read(files, problems).ifPresent(root -> {
      for (SourceNode from : root.get("from").items()) {
        if (from.text().equals(scenario.version())) {
          problems.error(from.at(), "scenario.migration.self", from.text());
        }
      }
      root.get("cases").entries().forEach((key, node) -> {
        CaseType type = scenario.types().get(key);
        if (type == null) {
          problems.error(node.key(), "scenario.migration.noType", key);
        } else {
          check(node, type, problems);
        }
      });
    });
  }

  private static void check(SourceNode node, CaseType type, Problems problems) {
    targets(node.get("states"), type.states().keySet(), Set.of(), "scenario.migration.noState", problems);
    targets(node.get("tasks"), type.tasks().keySet(), Set.of(Migration.WITHDRAW), "scenario.migration.noTask", problems);
    targets(
        node.get("deadlines"), type.deadlines().keySet(), Set.of(Migration.WITHDRAW, Migration.BEGIN), "scenario.migration.noDeadline", problems);
    names(node.get("facts"), type.facts().keySet(), "scenario.migration.noFact", problems);
    names(node.get("fields"), fields(type.intake().form()), "scenario.migration.noField", problems);
  }

  static List<String> fields(@Nullable Form form) {
    return form == null ? List.of() : form.fields().stream().map(Form.Field::key).toList();
  }

  private static void targets(
      SourceNode renames, Collection<String> known, Set<String> words, String code, Problems problems) {
    renames.entries().forEach((old, target) -> {
      if (!known.contains(target.text()) && !words.contains(target.text())) {
        problems.error(target.at(), code, target.text(), String.join(", ", known));
      }
    });
  }

  private static void names(SourceNode values, Collection<String> known, String code, Problems problems) {
    values.entries().forEach((name, value) -> {
      if (!known.contains(name)) {
        problems.error(value.key(), code, name, String.join(", ", known));
      }
    });
  }
}
