package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.Form.CaseKind;
import io.haihe.kernel.scenario.Form.CertificateKind;
import io.haihe.kernel.scenario.Form.Field;
import io.haihe.kernel.scenario.Form.Part;
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
  private static final int LONG_LIST = 30;

  private FieldReader() {}

  static List<Field> fields(JsonNode schema) {
    return fields(schema, schema, "", RuleReads.of(schema));
  }

  /** @param within what the path of each field begins with */
  private static List<Field> fields(JsonNode schema, JsonNode owner, String within, Set<String> read) {
    Set<String> required =
        owner.path("required").values().stream().map(JsonNode::asString).collect(Collectors.toSet());
    List<Field> fields = new ArrayList<>();
    for (String name : owner.path("properties").propertyNames()) {
      JsonNode node = followed(schema, owner.path("properties").path(name));
      List<Field> row =
          isGroup(node) ? fields(schema, followed(schema, node.path("items")), within + name + ".", read) : List.of();
      fields.add(field(name, within + name, node, required.contains(name), read, row));
    }
    return fields;
  }

  static boolean isGroup(JsonNode field) {
    return field.path("type").asString("").equals("array") && field.path("items").path("type").asString("").equals("object");
  }

  /** A property, followed to {@code #/$defs} where it only refers to it. */
  static JsonNode resolve(JsonNode schema, String name) {
    return followed(schema, schema.path("properties").path(name));
  }

  /** The schema of a field, of a field of a row by its path. */
  static JsonNode node(JsonNode schema, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return resolve(schema, path);
    }
    JsonNode row = followed(schema, resolve(schema, path.substring(0, dot)).path("items"));
    return followed(schema, row.path("properties").path(path.substring(dot + 1)));
  }

  /** Where a form's source declares a field, one of a row by its path. */
  static SourceNode declared(SourceNode form, String path) {
    SourceNode properties = form.get("properties");
    int dot = path.indexOf('.');
    return dot < 0
        ? properties.get(path)
        : properties.get(path.substring(0, dot)).get("items").get("properties").get(path.substring(dot + 1));
  }

  static JsonNode followed(JsonNode schema, JsonNode node) {
    String reference = node.path("$ref").asString("");
    if (!reference.startsWith("#/")) {
      return node;
    }
    JsonNode found = schema.at(reference.substring(1));
    return found instanceof MissingNode ? node : found;
  }

  private static Field field(
      String name, String path, JsonNode node, boolean required, Set<String> read, List<Field> row) {
    String type = node.path("type").asString("string");
    JsonNode values = type.equals("array") ? node.path("items") : node;
    List<String> options = values.path("enum").values().stream().map(JsonNode::asString).toList();
    String format = values.path("format").asString("");
    String widget = row.isEmpty() ? widget(type, format, options, node) : "group";
    return new Field(
        name,
        path,
        type,
        format,
        format.equals("attachment") ? widget : node.path("x-widget").asString(widget),
        required,
        node.path("x-personal").asBoolean(false),
        readers(node.path("x-visibility").asString("internal")),
        options,
        defaultValue(node.path("default")),
        new Part(node.has("x-when"), node.has("x-compute") || node.has("x-item"), read.contains(path) || format.equals("item")),
        format.equals("case") ? new CaseKind(node.path("x-scenario").asString(""), node.path("x-case").asString("")) : null,
        node.path("x-accept").values().stream().map(JsonNode::asString).toList(),
        node.path("x-item").asString(""),
        format.equals("certificate") ? new CertificateKind(node.path("x-certificate").asString(""), node.path("x-consent").asString("")) : null,
        row);
  }

  private static Form.Readers readers(String visibility) {
    return switch (visibility) {
      case "public" -> Form.Readers.REPORTER;
      case "published" -> Form.Readers.EVERYBODY;
      default -> Form.Readers.STAFF;
    };
  }

  private static String widget(String type, String format, List<String> options, JsonNode node) {
    boolean list = type.equals("array");
    return switch (format) {
      case "unit" -> list ? "units" : "unit";
      case "place" -> "place";
      case "case" -> "case";
      case "item" -> "item";
      case "attachment" -> list ? "files" : "file";
      case "date" -> "date";
      case "date-time" -> "datetime";
      default -> !list && node.has("x-list") && options.size() > LONG_LIST ? "lookup" : type.equals("boolean") || list ? "checkbox" : options.isEmpty() ? lines(node) : choice(options);
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
