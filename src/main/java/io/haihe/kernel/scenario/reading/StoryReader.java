package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.StoryFile;
import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a story and judges its shape: a word nobody knows would otherwise say nothing and pass for told. */
public final class StoryReader {

  private static final List<String> STORY = List.of("story", "case", "at", "items", "certificates", "team", "report", "steps");
  private static final List<String> REPORT = List.of(
      "as", "category", "place", "text", "form", "name", "phone", "email", "address", "longitude", "latitude", "channel", "refused");
  private static final List<String> ITEM = List.of("version", "name", "kind", "promise", "statutory", "department", "fee", "later", "scenario", "retired", "place");
  private static final List<String> CERTIFICATE = List.of("type", "standing");
  private static final List<String> STANDINGS = List.of("valid", "expired", "revoked");
  private static final Map<String, List<String>> STEPS = steps();
  private static final Set<String> LISTS = Set.of("fired", "notFired");
  private static final Set<String> MAPS = Set.of("due", "clock", "facts", "tasks", "indicators", "related", "may", "told", "prints");
  private static final Set<String> MAPS_OF_LISTS = Set.of("may", "told", "prints");
  private static final List<String> COUNTS = List.of("open", "done", "cancelled", "count");
  private static final Set<String> PARTS = Set.of("items", "later", "certificates", "team", "report", "steps", "form", "with", "expect");
  private static final List<String> EXPECTED = Stream.of(
          Stream.of("state", "awaits", "ended", "responsible", "addressee"), MAPS.stream().sorted(), LISTS.stream().sorted())
      .flatMap(words -> words)
      .toList();

  private final Problems problems = new Problems();

  private StoryReader() {}

  /** What a step does, with what may be said of it. */
  private static Map<String, List<String>> steps() {
    Map<String, List<String>> steps = new LinkedHashMap<>();
    steps.put("take", List.of("take", "as", "after", "at", "with", "refused", "of"));
    steps.put("task", List.of("task", "step", "unit", "as", "after", "at", "with", "refused", "of"));
    steps.put("pay", List.of("pay", "amount", "after", "at", "refused", "of"));
    steps.put("sign", List.of("sign", "after", "at", "refused", "of"));
    steps.put("wait", List.of("wait"));
    steps.put("until", List.of("until"));
    steps.put("expect", List.of("expect", "of"));
    steps.put("also", List.of("also", "case", "report", "after", "at"));
    return steps;
  }

  public static StoryFile read(String name, String text) {
    StoryReader reader = new StoryReader();
    Optional<SourceNode> root = SourceReader.read(name, text, reader.problems);
    root.ifPresent(reader::story);
    return new StoryFile(
        name,
        root.map(SourceNode::json).orElseGet(() -> JsonNodeFactory.instance.objectNode()),
        root.stream()
            .flatMap(node -> Stream.concat(Stream.of(node.get("report")), node.get("steps").items().stream()))
            .map(StoryReader::place)
            .toList(),
        findings(reader.problems));
  }

  /** What is wrong with the shape of a package's stories. */
  public static List<Finding> faults(PackageFiles files) {
    List<Finding> faults = new ArrayList<>();
    for (String name : files.below(StoryFile.FOLDER, StoryFile.ENDING)) {
      Problems unreadable = new Problems();
      files.text(name, Position.of(name), unreadable).ifPresent(text -> faults.addAll(read(name, text).faults()));
      faults.addAll(findings(unreadable));
    }
    return faults;
  }

  private static StoryFile.Place place(SourceNode step) {
    return new StoryFile.Place(step.at().line(), step.at().column());
  }

  /** Line and column say where; a path that counts from 0 would only confuse. */
  private static List<Finding> findings(Problems problems) {
    return problems.errors().stream()
        .map(each -> new Finding(each.file(), each.line(), each.column(), null, each.code(), each.args()))
        .toList();
  }

  private void story(SourceNode root) {
    if (!isMap(root)) {
      return;
    }
    words(root, STORY);
    required(root, "at");
    if (isMap(root.get("items"))) {
      root.get("items").entries().values().forEach(this::item);
    }
    if (isMap(root.get("certificates"))) {
      root.get("certificates").entries().values().forEach(this::certificate);
    }
    isList(root.get("team"));
    required(root, "report");
    report(root.get("report"));
    if (isList(root.get("steps"))) {
      root.get("steps").items().forEach(this::step);
    }
  }

  private void item(SourceNode item) {
    if (isMap(item)) {
      words(item, ITEM);
      for (String limit : Item.LIMITS) {
        if (item.get(limit).exists() && Limits.read(item.get(limit)) == null) {
          problems.error(item.get(limit).at(), "scenario.story.limit", item.get(limit).text());
        }
      }
      if (item.get("later").exists() && isMap(item.get("later"))) {
        item.get("later").entries().values().stream()
            .filter(limit -> Limits.read(limit) == null)
            .forEach(limit -> problems.error(limit.at(), "scenario.story.limit", limit.text()));
      }
    }
  }

  private void certificate(SourceNode certificate) {
    if (isMap(certificate)) {
      words(certificate, CERTIFICATE);
      required(certificate, "type");
      SourceNode standing = certificate.get("standing");
      if (standing.exists() && !STANDINGS.contains(standing.text())) {
        problems.error(standing.at(), "scenario.structure.choice", standing.text(), String.join(", ", STANDINGS));
      }
    }
  }

  private void report(SourceNode report) {
    if (isMap(report)) {
      words(report, REPORT);
      isMap(report.get("form"));
    }
  }

  private void step(SourceNode step) {
    if (!isMap(step)) {
      return;
    }
    List<String> kinds = STEPS.keySet().stream().filter(kind -> step.get(kind).exists()).toList();
    if (kinds.size() == 1) {
      step(step, kinds.getFirst());
    } else if (kinds.isEmpty()) {
      nothing(step);
    } else {
      problems.error(step.at(), "scenario.story.two", String.join(", ", kinds));
    }
  }

  private void step(SourceNode step, String kind) {
    words(step, STEPS.getOrDefault(kind, List.of()));
    switch (kind) {
      case "take" -> required(step, "as");
      case "task" -> {
        required(step, "step");
        required(step, "as");
      }
      case "expect" -> expected(step.get("expect"));
      case "also" -> {
        required(step, "report");
        report(step.get("report"));
      }
      default -> {}
    }
    isMap(step.get("with"));
  }

  private void expected(SourceNode expected) {
    if (isMap(expected)) {
      words(expected, EXPECTED);
      MAPS.forEach(word -> isMap(expected.get(word)));
      LISTS.forEach(word -> isList(expected.get(word)));
      MAPS_OF_LISTS.forEach(word -> expected.get(word).entries().values().forEach(this::isList));
      expected.get("tasks").entries().values().forEach(this::counts);
    }
  }

  private void counts(SourceNode task) {
    if (isMap(task)) {
      words(task, COUNTS);
    }
  }

  /** Most often what it does is misspelt. */
  private void nothing(SourceNode step) {
    String kinds = String.join(", ", STEPS.keySet());
    List<String> unknown = step.entries().keySet().stream()
        .filter(word -> STEPS.values().stream().noneMatch(words -> words.contains(word)))
        .toList();
    unknown.forEach(word -> problems.error(step.get(word).key(), "scenario.story.unknown", word, kinds));
    if (unknown.isEmpty()) {
      problems.error(step.at(), "scenario.story.nothing", kinds);
    }
  }

  private void words(SourceNode node, Collection<String> known) {
    node.entries().forEach((word, value) -> {
      if (!known.contains(word)) {
        problems.error(value.key(), "scenario.story.unknown", word, String.join(", ", known));
      } else if ((value.isMap() || value.isList()) && !holdsMore(word)) {
        problems.error(value.at(), "scenario.structure.type", "string");
      }
    });
  }

  private static boolean holdsMore(String word) {
    return PARTS.contains(word) || MAPS.contains(word) || LISTS.contains(word);
  }

  private void required(SourceNode node, String word) {
    if (!node.get(word).exists()) {
      problems.error(node.at(), "scenario.structure.required", word);
    }
  }

  /** What is not there is none and no fault. */
  private boolean isMap(SourceNode node) {
    if (node.exists() && !node.isMap()) {
      problems.error(node.at(), "scenario.structure.type", "object");
    }
    return node.isMap();
  }

  private boolean isList(SourceNode node) {
    if (node.exists() && !node.isList()) {
      problems.error(node.at(), "scenario.structure.type", "array");
    }
    return node.isList();
  }
}
