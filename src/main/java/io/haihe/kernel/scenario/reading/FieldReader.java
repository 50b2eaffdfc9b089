package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Form.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads the fields of a form's schema. */
final class FieldReader {

  private static final int RADIOS = 4;
  private static final int ONE_LINE = 200;

  private FieldReader() {}

  static List<Field> fields(JsonNode schema) {
    Set<String> required =
        schema.path("required").values().stream().map(JsonNode::asString).collect(Collectors.toSet());
    List<Field> fields = new ArrayList<>();
    for (String name : schema.path("properties").propertyNames()) {
      fields.add(field(name, resolve(schema, name), required.contains(name)));
    }
    return fields;
  }

  /** A property, followed to {@code #/$defs} where it only refers to it. */
  static JsonNode resolve(JsonNode schema, String name) {
    JsonNode property = schema.path("properties").path(name);
    String reference = property.path("$ref").asString("");
    if (!reference.startsWith("#/")) {
      return property;
    }
    JsonNode found = schema.at(reference.substring(1));
    return found instanceof MissingNode ? property : found;
  }

  private static Field field(String name, JsonNode node, boolean required) {
    String type = node.path("type").asString("string");
    JsonNode values = type.equals("array") ? node.path("items") : node;
    List<String> options = values.path("enum").values().stream().map(JsonNode::asString).toList();
    String format = values.path("format").asString("");
    return new Field(
        name,
        type,
        format,
        node.path("x-widget").asString(widget(type, format, options, node)),
        required,
        node.path("x-personal").asBoolean(false),
        node.path("x-visibility").asString("internal").equals("public"),
        options,
        defaultValue(node.path("default")));
  }

  private static String widget(String type, String format, List<String> options, JsonNode node) {
    boolean list = type.equals("array");
    return switch (format) {
      case "unit" -> list ? "units" : "unit";
      case "date" -> "date";
      case "date-time" -> "datetime";
      default -> type.equals("boolean") || list ? "checkbox" : options.isEmpty() ? lines(node) : choice(options);
    };
  }

  private static String lines(JsonNode node) {
    return node.path("maxLength").asInt(0) > ONE_LINE ? "textarea" : "text";
  }

  private static String choice(List<String> options) {
    return options.size() <= RADIOS ? "radio" : "select";
  }

  private static @Nullable Object defaultValue(JsonNode node) {
    if (node.isString()) {
      return node.stringValue();
    } else if (node.isBoolean()) {
      return node.booleanValue();
    } else if (node.isIntegralNumber()) {
      return node.longValue();
    }
    return node.isNumber() ? (Object) node.doubleValue() : null;
  }
}
