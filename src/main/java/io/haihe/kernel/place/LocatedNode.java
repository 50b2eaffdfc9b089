package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A value of a YAML or JSON file that remembers where it stands.
 *
 * @param value a {@code Map<String, LocatedNode>}, a {@code List<LocatedNode>}, text, a number, a boolean or null
 * @param line 1-based
 * @param column 1-based
 */
record LocatedNode(@Nullable Object value, int line, int column) {

  /** Reads the value that begins at the parser's current token. */
  static LocatedNode read(JsonParser parser) {
    int line = parser.currentTokenLocation().getLineNr();
    int column = parser.currentTokenLocation().getColumnNr();
    Object value =
        switch (parser.currentToken()) {
          case START_OBJECT -> fields(parser);
          case START_ARRAY -> items(parser);
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
          case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
          case VALUE_NULL -> null;
          default -> parser.getString();
        };
    return new LocatedNode(value, line, column);
  }

  private static Map<String, LocatedNode> fields(JsonParser parser) {
    Map<String, LocatedNode> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, read(parser));
    }
    return fields;
  }

  private static List<LocatedNode> items(JsonParser parser) {
    List<LocatedNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(parser));
    }
    return items;
  }

  /** The field of that name, or null if this is no object or has none. */
  @Nullable LocatedNode get(String field) {
    return value instanceof Map<?, ?> map ? (LocatedNode) map.get(field) : null;
  }

  /** The items of a list, or nothing. */
  List<LocatedNode> list() {
    if (!(value instanceof List<?> list)) {
      return List.of();
    }
    return list.stream().map(item -> (LocatedNode) item).toList();
  }

  boolean isList() {
    return value instanceof List<?>;
  }

  /** The names of an object's fields, or nothing. */
  List<String> names() {
    return value instanceof Map<?, ?> map ? map.keySet().stream().map(String::valueOf).toList() : List.of();
  }

  /** The value as text; empty for null. */
  String text() {
    return value == null ? "" : value.toString();
  }
}
