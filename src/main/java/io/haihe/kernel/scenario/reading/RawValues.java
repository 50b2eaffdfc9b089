package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Brings the text values of a page or a CSV row to the types of a form's fields. */
record RawValues(JsonNode schema, Map<String, Form.Field> fields) {

  Map<String, Object> read(Map<String, List<String>> raw) {
    Map<String, Object> values = new LinkedHashMap<>();
    raw.forEach(
        (name, texts) -> {
          List<String> present = texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
          Form.Field field = fields.get(name);
          if (!present.isEmpty()) {
            values.put(name, field == null ? present.getFirst() : value(field, present));
          }
        });
    return values;
  }

  private Object value(Form.Field field, List<String> texts) {
    if (!field.type().equals("array")) {
      return value(field.type(), texts.getFirst());
    }
    String items = FieldReader.resolve(schema, field.key()).at("/items/type").asString("string");
    return texts.stream().map(text -> value(items, text)).toList();
  }

  private static Object value(String type, String text) {
    Object read =
        switch (type) {
          case "integer" -> whole(text);
          case "number" -> real(text);
          case "boolean" -> truth(text);
          default -> text;
        };
    return read == null ? text : read;
  }

  private static @Nullable Object whole(String text) {
    return text.matches("[+-]?\\d{1,18}") ? Long.valueOf(text) : null;
  }

  private static @Nullable Object real(String text) {
    return text.matches("[+-]?\\d{1,15}(\\.\\d{1,15})?") ? Double.valueOf(text) : null;
  }

  private static @Nullable Object truth(String text) {
    return switch (text) {
      case "true", "on", "1" -> true;
      case "false", "off", "0" -> false;
      default -> null;
    };
  }
}
