package io.haihe.modules.service.web;

import io.haihe.kernel.place.LimitUnit;
import io.haihe.modules.service.Field;
import io.haihe.modules.service.Field.Kind;
import io.haihe.modules.service.Fields;
import io.haihe.modules.service.web.FormField.FormRow;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form of an item and what comes back of it, both by the description of its fields. Rows left empty are no rows. */
@Component
class ItemForm {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_ROWS = 61;

  private final Texts texts;

  ItemForm(Texts texts) {
    this.texts = texts;
  }

  List<FormField> fields(JsonNode content, List<Finding> findings, Locale locale) {
    return fields(content, Fields.ALL, "", "service.field.", findings, locale).stream().filter(field -> !field.field().name().equals("code")).toList();
  }

  private List<FormField> fields(JsonNode content, List<Field> fields, String path, String words, List<Finding> findings, Locale locale) {
    return fields.stream().map(field -> field(content.path(field.name()), field, path + field.name(), words + field.name(), findings, locale)).toList();
  }

  private FormField field(JsonNode value, Field field, String path, String words, List<Finding> findings, Locale locale) {
    List<Finding> own = findings.stream()
        .filter(finding -> Objects.requireNonNullElse(finding.field(), "").matches(Pattern.quote(path) + "(\\.zh|\\.en|\\[\\d+])?"))
        .toList();
    return new FormField(path, words, field, values(value, field), choices(value, field, locale), rows(value, field, path, findings, locale), own);
  }

  private static List<String> values(JsonNode value, Field field) {
    return switch (field.kind()) {
      case BOTH, BOTH_LONG -> value.isString() ? List.of(value.stringValue(), "") : List.of(value.path("zh").asString(""), value.path("en").asString(""));
      case LIMIT -> {
        String[] parts = value.asString("").split(" ", 2);
        yield List.of(parts[0], parts.length < 2 ? LimitUnit.WORKING_DAY.key() : parts[1]);
      }
      case WORDS -> List.of(String.join("\n", value.valueStream().map(one -> one.asString("")).toList()));
      case YES_NO -> List.of(value.isMissingNode() ? String.valueOf(field.name().equals("required")) : value.asString());
      case ROWS -> List.of("");
      default -> List.of(value.asString(""));
    };
  }

  private List<Choice> choices(JsonNode value, Field field, Locale locale) {
    List<String> chosen = value.isArray() ? value.valueStream().map(one -> one.asString("")).toList() : List.of(value.asString(""));
    Stream<String> all = field.kind() == Kind.LIMIT ? Arrays.stream(LimitUnit.values()).map(LimitUnit::key) : field.choices().stream();
    List<String> now = field.kind() == Kind.LIMIT ? List.of(values(value, field).get(1)) : chosen;
    return all.map(one -> new Choice(one, texts.text(locale, words(field) + one), now.contains(one))).toList();
  }

  private static String words(Field field) {
    return switch (field.name()) {
      case "form" -> "service.material.form.";
      case "source" -> "service.material.source.";
      case "audiences" -> "service.audience.";
      case "events" -> "service.event.";
      case "scope", "handling" -> "service." + field.name() + ".";
      default -> "service.unit.";
    };
  }

  private List<FormRow> rows(JsonNode value, Field field, String path, List<Finding> findings, Locale locale) {
    if (field.kind() != Kind.ROWS) {
      return List.of();
    }
    List<FormRow> rows = new ArrayList<>();
    for (int i = 0; i <= value.size(); i++) {
      JsonNode row = i < value.size() ? value.get(i) : NODES.objectNode();
      JsonNode named = row.isString() ? NODES.objectNode().set(field.rows().getFirst().name(), row) : row;
      rows.add(new FormRow(i + 1, fields(named, field.rows(), path + "[" + (i + 1) + "].", "service.part.", findings, locale)));
    }
    return rows;
  }

  /** What was entered, as it was entered. */
  ObjectNode content(MultiValueMap<String, String> sent) {
    return object(sent, Fields.ALL, "");
  }

  private static ObjectNode object(MultiValueMap<String, String> sent, List<Field> fields, String path) {
    ObjectNode object = NODES.objectNode();
    for (Field field : fields) {
      JsonNode value = entered(sent, field, path + field.name());
      if (!value.isMissingNode()) {
        object.set(field.name(), value);
      }
    }
    return object;
  }

  private static JsonNode entered(MultiValueMap<String, String> sent, Field field, String path) {
    String first = one(sent, path + ".0");
    return switch (field.kind()) {
      case BOTH, BOTH_LONG -> {
        ObjectNode both = NODES.objectNode();
        put(both, "zh", first);
        put(both, "en", one(sent, path + ".1"));
        yield both.isEmpty() ? NODES.missingNode() : both;
      }
      case YES_NO -> NODES.booleanNode(!first.isEmpty());
      case LIMIT -> first.isEmpty() ? NODES.missingNode() : NODES.stringNode(first + " " + one(sent, path + ".1"));
      case WORDS -> words(sent, field, path);
      case ROWS -> rows(sent, field, path);
      default -> first.isEmpty() ? NODES.missingNode() : NODES.stringNode(first);
    };
  }

  private static JsonNode words(MultiValueMap<String, String> sent, Field field, String path) {
    ArrayNode words = NODES.arrayNode();
    List<String> given = Objects.requireNonNullElse(sent.get(path + ".0"), List.of());
    Stream<String> each = field.choices().isEmpty() ? given.stream().flatMap(String::lines) : given.stream();
    each.map(word -> word.replace("\0", "").strip()).filter(word -> !word.isEmpty()).forEach(words::add);
    return words;
  }

  private static JsonNode rows(MultiValueMap<String, String> sent, Field field, String path) {
    ArrayNode rows = NODES.arrayNode();
    for (int i = 1; i <= MOST_ROWS && has(sent, path + "[" + i + "]."); i++) {
      ObjectNode row = object(sent, field.rows(), path + "[" + i + "].");
      if (says(row, field.rows())) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Boxes, choices and numbers alone make no row, for they stand there from the beginning. */
  private static boolean says(ObjectNode row, List<Field> fields) {
    return fields.stream()
        .filter(field -> field.kind() != Kind.YES_NO && field.kind() != Kind.CHOICE && field.kind() != Kind.WHOLE)
        .map(field -> row.path(field.name()))
        .anyMatch(value -> !value.isMissingNode() && !(value.isContainer() && value.isEmpty()));
  }

  private static boolean has(MultiValueMap<String, String> sent, String prefix) {
    return sent.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  private static String one(MultiValueMap<String, String> sent, String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").replace("\0", "").strip();
  }

  private static void put(ObjectNode node, String name, String value) {
    if (!value.isEmpty()) {
      node.put(name, value);
    }
  }

  /** Where a finding belongs, in words: “What you need 2 · Name”. */
  String label(Finding finding, Locale locale) {
    StringBuilder label = new StringBuilder();
    String words = "service.field.";
    for (String part : Objects.requireNonNullElse(finding.field(), "").split("\\.")) {
      String name = part.replaceAll("\\[.*", "");
      String number = part.replaceAll("\\D", "");
      String text = texts.has(locale, words + name) ? texts.text(locale, words + name) : name;
      label.append(label.isEmpty() ? "" : " · ").append(text).append(number.isEmpty() ? "" : " " + number);
      words = "service.part.";
    }
    return label.toString();
  }
}
