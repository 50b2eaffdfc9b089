package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Examination;
import io.haihe.kernel.scenario.Examination.Look;
import io.haihe.kernel.scenario.Examination.Sign;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what an app's manifest is examined for, a file of its own in the package. */
final class ExaminationReader {

  private static final List<String> LOOKS = List.of("permissions", "classes", "exported", "flags", "targetSdkBelow");
  private static final Set<String> WORDS = Set.of("item", "when", "permissions", "classes", "exported", "flags", "targetSdkBelow");
  private static final Set<String> KINDS = Set.of("activity", "service", "receiver", "provider");
  private static final Set<String> FLAGS = Set.of("debuggable", "allowBackup", "usesCleartextTraffic");

  private final TypeScope scope;
  private final Problems problems;

  private ExaminationReader(TypeScope scope) {
    this.scope = scope;
    this.problems = scope.problems();
  }

  /** @return null where the case type examines no apps */
  static @Nullable Examination read(TypeScope scope) {
    SourceNode file = scope.type().get("examine").get("apk");
    return file.exists() ? new ExaminationReader(scope).read(scope.forms().file(file)) : null;
  }

  private Examination read(SourceNode root) {
    List<Sign> signs = new ArrayList<>();
    SourceNode declared = root.get("suspicions");
    if (root.exists() && declared.entries().isEmpty()) {
      problems.error(root.key(), "scenario.structure.required", "suspicions");
    }
    declared.entries().forEach((key, node) -> look(node).ifPresent(look -> signs.add(sign(key, node, look))));
    return new Examination(List.copyOf(signs));
  }

  private Sign sign(String key, SourceNode node, Look look) {
    if (!key.matches("[a-z][a-zA-Z0-9]*")) {
      problems.error(node.key(), "scenario.structure.pattern.key", key);
    }
    return new Sign(key, node.get("item").text(), scope.when(node), look);
  }

  private Optional<Look> look(SourceNode node) {
    node.entries().keySet().stream().filter(word -> !WORDS.contains(word)).forEach(word ->
        problems.error(node.get(word).key(), "scenario.structure.unknown", word, sorted(WORDS)));
    List<String> given = LOOKS.stream().filter(look -> node.get(look).exists()).toList();
    if (given.size() != 1) {
      problems.error(node.key(), "scenario.examination.look", String.join(", ", LOOKS));
      return Optional.empty();
    }
    SourceNode value = node.get(given.getFirst());
    return Optional.of(switch (given.getFirst()) {
      case "permissions" -> new Look.Permissions(texts(value));
      case "classes" -> new Look.Classes(List.copyOf(texts(value)));
      case "exported" -> new Look.Exported(among(value, KINDS));
      case "flags" -> new Look.Flags(among(value, FLAGS));
      default -> below(value);
    });
  }

  private Look below(SourceNode value) {
    if (value.number() < 1) {
      problems.error(value.at(), "scenario.structure.positive", value.text());
    }
    return new Look.TargetBelow((int) value.number());
  }

  private Set<String> among(SourceNode list, Set<String> known) {
    list.oneOrMore().stream().filter(item -> !known.contains(item.text())).forEach(item ->
        problems.error(item.at(), "scenario.structure.choice", item.text(), sorted(known)));
    return texts(list);
  }

  private static Set<String> texts(SourceNode list) {
    return list.oneOrMore().stream().map(SourceNode::text).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}
