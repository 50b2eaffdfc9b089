package io.haihe.kernel.scenario.authoring;

import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import io.haihe.kernel.scenario.reading.PackageFiles;
import io.haihe.platform.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Compares two versions of a package, thing by thing. */
public final class Differences {

  private static final String FORMS = "forms/";
  private static final String FORM = ".schema.json";
  private static final String EXAMINATIONS = "examinations/";

  /** A field of a form, and one of its row. */
  private static final Pattern FIELD = Pattern.compile("^properties\\.([^.]+)(?:\\.items\\.properties\\.([^.]+))?");

  /** Sections of a case type that are compared thing by thing; the others are compared as they are. */
  private static final Set<String> NAMED =
      Set.of("states", "transitions", "facts", "routing", "deadlines", "fees", "tasks", "indicators", "documents", "templates", "notices");

  private final Locale locale;
  private final Scenario before;
  private final Scenario after;
  private final List<Difference> found = new ArrayList<>();

  private Differences(Scenario before, Scenario after, Locale locale) {
    this.before = before;
    this.after = after;
    this.locale = locale;
  }

  /**
   * What is different in the second package; empty for the same.
   *
   * @param before a folder or a zip
   * @param after likewise
   * @throws BadInput with every error of a package that would not be loaded
   */
  public static List<Difference> between(Path before, Path after, Locale locale) throws IOException {
    return between(
        new Side(ScenarioLoader.load(before), PackageFiles.of(before)), new Side(ScenarioLoader.load(after), PackageFiles.of(after)), locale);
  }

  /** A package without faults, and its files. */
  public record Side(Scenario scenario, PackageFiles files) {}

  public static List<Difference> between(Side before, Side after, Locale locale) {
    var all = new Differences(before.scenario(), after.scenario(), locale);
    Things was = things(before.files(), all.before);
    Things is = things(after.files(), all.after);
    Set<Thing> either = new LinkedHashSet<>(is.parts().keySet());
    either.addAll(was.parts().keySet());
    either.forEach(thing -> all.compare(thing, was.parts().get(thing), is.parts().get(thing)));
    return List.copyOf(all.found);
  }

  /**
   * Something with a name of its own.
   *
   * @param type the case type it belongs to; empty for what belongs to the whole package
   */
  private record Thing(String type, String section, String key) {}

  /** What each thing is made of: values as written, by their path within it. */
  private record Things(Map<Thing, Map<String, String>> parts) {

    void add(Thing thing, JsonNode node) {
      leaves(node, "", parts.computeIfAbsent(thing, another -> new TreeMap<>()));
    }
  }

  private static Things things(PackageFiles files, Scenario scenario) {
    Things things = new Things(new LinkedHashMap<>());
    JsonNode root = yaml(files, "scenario.yaml");
    root.properties().forEach(entry -> {
      if (!entry.getKey().equals("cases")) {
        things.add(new Thing("", "package", entry.getKey()), entry.getValue());
      }
    });
    root.path("cases").properties().forEach(type -> type(type.getKey(), type.getValue(), things));
    files.below(FORMS, FORM).forEach(name -> things.add(new Thing("", "forms", bare(name, FORMS, FORM)), yaml(files, name)));
    files.below(EXAMINATIONS, ".yaml").forEach(name -> examination(bare(name, EXAMINATIONS, ".yaml"), yaml(files, name), things));
    scenario.categories().byCode().values().forEach(category -> category(category, things));
    Wording.of(files).forEach(word ->
        things.parts().computeIfAbsent(new Thing("", word.section(), word.key()), thing -> new TreeMap<>()).put(word.part(), word.text()));
    return things;
  }

  private static void type(String type, JsonNode node, Things things) {
    node.properties().forEach(section -> {
      if (NAMED.contains(section.getKey())) {
        section.getValue().properties().forEach(thing -> things.add(new Thing(type, section.getKey(), thing.getKey()), thing.getValue()));
      } else {
        things.add(new Thing(type, "cases", type), wrapped(section));
      }
    });
  }

  private static void examination(String file, JsonNode node, Things things) {
    node.path("suspicions").properties().forEach(sign -> things.add(new Thing("", "examinations", file + "." + sign.getKey()), sign.getValue()));
  }

  private static String bare(String name, String folder, String ending) {
    return name.substring(folder.length(), name.length() - ending.length());
  }

  private static JsonNode wrapped(Map.Entry<String, JsonNode> section) {
    return JsonNodeFactory.instance.objectNode().set(section.getKey(), section.getValue());
  }

  private static void category(Category category, Things things) {
    things.parts().put(new Thing("", "categories", category.code()), new TreeMap<>(category.columns()));
  }

  private static JsonNode yaml(PackageFiles files, String name) {
    return YAMLMapper.shared().readTree(new String(files.files().getOrDefault(name, new byte[0]), StandardCharsets.UTF_8));
  }

  /** Lists are one value: what comes in which order matters. */
  private static void leaves(JsonNode node, String path, Map<String, String> leaves) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties().forEach(entry -> leaves(entry.getValue(), path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), leaves));
    } else {
      leaves.put(path, written(node));
    }
  }

  private static String written(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream().map(Differences::written).collect(Collectors.joining(", ", "[", "]"));
    }
    if (node.isObject()) {
      return node.properties().stream()
          .map(entry -> entry.getKey() + ": " + written(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return node.asString();
  }

  private void compare(Thing thing, @Nullable Map<String, String> was, @Nullable Map<String, String> is) {
    if (was == null || is == null) {
      add(thing, "", was == null ? null : brief(was), is == null ? null : brief(is));
      return;
    }
    Set<String> parts = new LinkedHashSet<>(is.keySet());
    parts.addAll(was.keySet());
    for (String part : parts) {
      String wrote = was.get(part);
      String writes = is.get(part);
      if (wrote == null || !wrote.equals(writes)) {
        add(thing, part, wrote, writes);
      }
    }
  }

  private static String brief(Map<String, String> parts) {
    return parts.entrySet().stream()
        .map(part -> part.getKey().isEmpty() ? part.getValue() : part.getKey() + ": " + part.getValue())
        .collect(Collectors.joining("; "));
  }

  private void add(Thing thing, String part, @Nullable String wrote, @Nullable String writes) {
    Scenario named = writes == null && part.isEmpty() ? before : after;
    String field = thing.section().equals("forms") ? fields(part, writes == null ? before : after) : "";
    found.add(new Difference(thing.type(), thing.section(), thing.key(), title(thing, named), part, field, wrote, writes));
  }

  /** What people call the field a part of a form is about, with its group before it. */
  private String fields(String part, Scenario scenario) {
    Matcher field = FIELD.matcher(part);
    if (!field.find()) {
      return "";
    }
    String name = text(scenario, "fields." + field.group(1));
    return field.group(2) == null ? name : name + " › " + text(scenario, "fields." + field.group(1) + "." + field.group(2));
  }

  private String text(Scenario scenario, String key) {
    return scenario.texts().text(locale, key);
  }

  private String title(Thing thing, Scenario scenario) {
    if (thing.section().equals("categories")) {
      return scenario.categories().find(thing.key()).map(category -> category.name(locale)).orElse(thing.key());
    }
    if (thing.section().equals("examinations")) {
      return text(scenario, "suspicions." + thing.key().substring(thing.key().indexOf('.') + 1));
    }
    return scenario.texts().find(locale, thing.section() + "." + thing.key()).orElse(thing.key());
  }
}
