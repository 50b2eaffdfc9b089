package io.haihe.kernel.scenario.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A value of a YAML or JSON file that knows where it stands. What is not there is a node too, so that readers can go on
 * after the structure check has named the fault.
 */
final class SourceNode {

  private final Position at;
  private final Position key;
  private final @Nullable JsonNode scalar;
  private final @Nullable String text;
  private final int textOffset;
  private final @Nullable List<SourceNode> items;
  private final @Nullable Map<String, SourceNode> entries;

  private SourceNode(
      Position at,
      Position key,
      @Nullable JsonNode scalar,
      @Nullable String text,
      int textOffset,
      @Nullable List<SourceNode> items,
      @Nullable Map<String, SourceNode> entries) {
    this.at = at;
    this.key = key;
    this.scalar = scalar;
    this.text = text;
    this.textOffset = textOffset;
    this.items = items;
    this.entries = entries;
  }

  static SourceNode missing(Position parent) {
    return new SourceNode(parent, parent, null, null, 0, null, null);
  }

  /**
   * @param textOffset columns from {@code at} to the first character of the text, -1 where it begins on another line
   */
  static SourceNode scalar(Position at, Position key, JsonNode value, String text, int textOffset) {
    return new SourceNode(at, key, value, text, textOffset, null, null);
  }

  static SourceNode list(Position at, Position key, List<SourceNode> items) {
    return new SourceNode(at, key, null, null, 0, List.copyOf(items), null);
  }

  static SourceNode map(Position at, Position key, Map<String, SourceNode> entries) {
    return new SourceNode(at, key, null, null, 0, null, new LinkedHashMap<>(entries));
  }

  /** Where the value begins. */
  Position at() {
    return at;
  }

  /** Where the entry's key stands; the value itself for what is no entry. */
  Position key() {
    return key;
  }

  boolean exists() {
    return scalar != null || items != null || entries != null;
  }

  boolean isMap() {
    return entries != null;
  }

  boolean isList() {
    return items != null;
  }

  boolean isNumber() {
    return scalar != null && scalar.isNumber();
  }

  boolean isTrue() {
    return scalar != null && scalar.isBoolean() && scalar.booleanValue();
  }

  /** The scalar as written, or empty text. */
  String text() {
    return text == null ? "" : text;
  }

  String text(String otherwise) {
    return text == null || text.isEmpty() ? otherwise : text;
  }

  double number() {
    return scalar != null && scalar.isNumber() ? scalar.doubleValue() : 0;
  }

  SourceNode get(String name) {
    SourceNode found = entries == null ? null : entries.get(name);
    return found == null ? missing(key) : found;
  }

  Map<String, SourceNode> entries() {
    return entries == null ? Map.of() : entries;
  }

  List<SourceNode> items() {
    return items == null ? List.of() : items;
  }

  /** The items of a list, a single value as a list of one, nothing as an empty list. */
  List<SourceNode> oneOrMore() {
    return items != null ? items : exists() ? List.of(this) : List.of();
  }

  /** The position of a character of the scalar's text, as near as the way it is written allows. */
  Position within(int offset) {
    return textOffset < 0 || offset < 0 ? at : at.right(textOffset + offset);
  }

  JsonNode json() {
    var json = JsonNodeFactory.instance;
    if (entries != null) {
      var object = json.objectNode();
      entries.forEach((name, value) -> object.set(name, value.json()));
      return object;
    }
    if (items != null) {
      var array = json.arrayNode();
      items.forEach(item -> array.add(item.json()));
      return array;
    }
    return scalar == null ? json.nullNode() : scalar;
  }
}
