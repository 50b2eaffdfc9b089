package io.haihe.kernel.scenario.reading;

import java.util.LinkedHashSet;
import java.util.Set;

/** Warns of what is declared and never used. */
final class UseCheck {

  private UseCheck() {}

  static void check(TypeScope scope) {
    Set<String> set = new LinkedHashSet<>();
    scope.effects("set").forEach(node -> set.addAll(node.entries().keySet()));
    scope.effects("count").forEach(node -> set.add(node.text()));
    scope.effects("tally").forEach(node -> node.get("facts").entries().values().forEach(fact -> set.add(fact.text())));
    warn(scope, "facts", set, "scenario.unused.fact");

    Set<String> opened = new LinkedHashSet<>();
    scope.effects("open").forEach(node -> opened.add(node.get("task").text()));
    warn(scope, "tasks", opened, "scenario.unused.task");

    Set<String> routes = new LinkedHashSet<>();
    scope.effects("address").forEach(node -> routes.add(node.text()));
    warn(scope, "routing", routes, "scenario.unused.route");
  }

  private static void warn(TypeScope scope, String part, Set<String> used, String code) {
    scope.type().get(part).entries().forEach((key, node) -> {
      if (!used.contains(key)) {
        scope.problems().warn(node.key(), code, key);
      }
    });
  }

  static void checkForms(PackageFiles files, FormReader forms, Problems problems) {
    for (String file : files.below("forms/", ".schema.json")) {
      if (!forms.used().contains(file)) {
        problems.warn(Position.of(file), "scenario.unused.form", file);
      }
    }
    for (String file : files.below("lists/", ".csv")) {
      if (!forms.usedLists().contains(file)) {
        problems.warn(Position.of(file), "scenario.unused.list", file);
      }
    }
  }
}
