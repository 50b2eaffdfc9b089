package io.haihe.modules.service;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field that is told otherwise.
 *
 * @param before in words, a line for each row; empty where nothing was said
 */
public record Change(String field, String before, String after) {

  static List<Change> between(ObjectNode before, ObjectNode after) {
    List<Change> changes = new ArrayList<>();
    for (Field field : Fields.ALL) {
      String was = words(before.get(field.name()));
      String is = words(after.get(field.name()));
      if (!was.equals(is)) {
        changes.add(new Change(field.name(), was, is));
      }
    }
    return changes;
  }

  private static String words(@Nullable JsonNode value) {
    if (value == null) {
      return "";
    }
    if (value.isArray()) {
      return value.valueStream().map(Change::inLine).collect(Collectors.joining("\n"));
    }
    return inLine(value);
  }

  private static String inLine(JsonNode value) {
    if (value.isObject()) {
      return value.properties().stream()
          .map(entry -> (entry.getValue().isBoolean() ? entry.getKey() + ": " : "") + inLine(entry.getValue()))
          .collect(Collectors.joining(" · "));
    }
    return value.isArray() ? value.valueStream().map(Change::inLine).collect(Collectors.joining(" | ")) : value.asString();
  }
}
