package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Brings the text values of a page or a CSV row to the types of a form's fields. */
record RawValues(JsonNode schema, Map<String, Form.Field> fields) {

  private static final Pattern OF_ROW = Pattern.compile("(\\w+)\\.(\\d{1,3})(?:\\.(\\w+))?");

  Map<String, Object> read(Map<String, List<String>> raw) {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, SortedMap<Integer, Map<String, List<String>>>> rows = new LinkedHashMap<>();
    raw.forEach((name, texts) -> {
      Matcher row = OF_ROW.matcher(name);
      Form.Field group = row.matches() ? fields.get(row.group(1)) : null;
      if (group == null || !group.group()) {
        read(fields.get(name), texts, schema).ifPresent(value -> values.put(name, value));
      } else if (row.group(3) != null) {
        rows.computeIfAbsent(group.key(), key -> new TreeMap<>())
            .computeIfAbsent(Integer.valueOf(row.group(2)), at -> new LinkedHashMap<>())
            .put(row.group(3), texts);
      }
    });
    rows.forEach((group, entered) -> {
      List<Map<String, Object>> read = rows(Objects.requireNonNull(fields.get(group)), entered);
      if (!read.isEmpty()) {
        values.put(group, read);
      }
    });
    return values;
  }

  private List<Map<String, Object>> rows(Form.Field group, SortedMap<Integer, Map<String, List<String>>> entered) {
    JsonNode row = FieldReader.followed(schema, FieldReader.resolve(schema, group.key()).path("items"));
    Map<String, Form.Field> own = group.row().stream().collect(Collectors.toMap(Form.Field::key, field -> field));
    List<Map<String, Object>> read = new ArrayList<>();
    for (Map<String, List<String>> texts : entered.values()) {
      Map<String, Object> values = new LinkedHashMap<>();
      texts.forEach((name, sent) -> read(own.get(name), sent, row).ifPresent(value -> values.put(name, value)));
      if (!values.isEmpty()) {
        read.add(values);
      }
    }
    return read;
  }

  /** @param owner the schema whose property it is */
  private Optional<Object> read(Form.@Nullable Field field, List<String> texts, JsonNode owner) {
    List<String> present = texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    if (present.isEmpty()) {
      return Optional.empty();
    }
    if (field == null || !field.type().equals("array")) {
      return Optional.of(field == null ? present.getFirst() : value(field.type(), present.getFirst()));
    }
    JsonNode property = FieldReader.followed(schema, owner.path("properties").path(field.key()));
    String items = property.at("/items/type").asString("string");
    return Optional.of(present.stream().map(text -> value(items, text)).toList());
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
