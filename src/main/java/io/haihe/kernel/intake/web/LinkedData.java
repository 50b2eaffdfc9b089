package io.haihe.kernel.intake.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells a public case in the words of schema.org, as JSON-LD that may stand in a page. */
final class LinkedData {

  private static final JsonMapper JSON = new JsonMapper();

  private LinkedData() {}

  /**
   * @param declared the package's {@code linkedData}
   * @param values of published fields, as they are told; one that is missing leaves its property out
   * @return null where nothing that was declared has a value yet
   */
  static @Nullable String of(JsonNode declared, Map<String, Object> values) {
    boolean nothing = declared.properties().stream()
        .noneMatch(property -> property.getValue().isString() && values.containsKey(property.getValue().asString()));
    if (nothing) {
      return null;
    }
    ObjectNode told = object(declared, values);
    ObjectNode whole = JsonNodeFactory.instance.objectNode().put("@context", "https://schema.org");
    whole.setAll(told);
    // A text must not end the script element it stands in.
    return JSON.writeValueAsString(whole).replace("<", "\\u003c");
  }

  private static ObjectNode object(JsonNode declared, Map<String, Object> values) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    declared.properties().forEach(property -> {
      String word = property.getKey();
      JsonNode value = property.getValue();
      if (word.equals("type")) {
        object.set("@type", value);
      } else if (value.isObject()) {
        object.set(word, object(value, values));
      } else if (value.isNumber()) {
        object.set(word, value);
      } else if (values.get(value.asString()) instanceof Object found) {
        object.set(word, told(found));
      }
    });
    return object;
  }

  /** Several lines are several values. */
  private static JsonNode told(Object value) {
    if (value instanceof String text && text.strip().contains("\n")) {
      ArrayNode lines = JsonNodeFactory.instance.arrayNode();
      text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
      return lines;
    }
    return JSON.valueToTree(value);
  }
}
