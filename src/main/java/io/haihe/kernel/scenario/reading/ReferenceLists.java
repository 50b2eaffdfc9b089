package io.haihe.kernel.scenario.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The reference lists of a package, each read once, and the fields that choose from them. */
final class ReferenceLists {

  private final PackageFiles files;
  private final Problems problems;
  private final Map<String, ReferenceList> lists = new HashMap<>();
  private final Map<String, Map<String, String>> names = new HashMap<>();

  ReferenceLists(PackageFiles files, Problems problems) {
    this.files = files;
    this.problems = problems;
  }

  Set<String> used() {
    return lists.keySet();
  }

  /** By language and text key. */
  Map<String, Map<String, String>> names() {
    return names;
  }

  /** The schema of a form, where each field that names a list has its codes as choices. */
  JsonNode filled(SourceNode form) {
    JsonNode schema = form.json();
    fill(form.get("properties"), schema.path("properties"), "");
    form.get("properties").entries().forEach((group, field) ->
        fill(field.get("items").get("properties"), schema.path("properties").path(group).at("/items/properties"),
            group + "."));
    return schema;
  }

  private void fill(SourceNode properties, JsonNode schema, String within) {
    properties.entries().forEach((name, field) -> {
      SourceNode list = field.get("x-list");
      JsonNode chosen = schema.path(name).has("items") ? schema.path(name).path("items") : schema.path(name);
      if (list.text().matches("lists/[a-z0-9-]+\\.csv") && chosen instanceof ObjectNode object) {
        ReferenceList read =
            lists.computeIfAbsent(list.text(), file -> ReferenceList.read(files, file, list.at(), problems));
        var codes = object.putArray("enum");
        read.names().forEach((code, byLanguage) -> {
          codes.add(code);
          byLanguage.forEach((language, text) ->
              names.computeIfAbsent(language, any -> new HashMap<>()).put("fields." + within + name + "." + code, text));
        });
      }
    });
  }
}
