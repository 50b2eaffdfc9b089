package io.haihe.kernel.scenario.reading;

import com.networknt.schema.Error;
import io.haihe.platform.Finding;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says in the product's own sentences what JSON Schema found wrong with an input. */
final class InputFaults {

  /** Keywords whose one value the sentence repeats. */
  private static final Set<String> BOUNDS =
      Set.of("minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
          "minItems", "maxItems");

  private static final Set<String> FORMATS = Set.of("date", "date-time", "email", "uri", "time");
  private static final Set<String> PLAIN = Set.of("pattern", "uniqueItems", "contains");

  private InputFaults() {}

  static Finding finding(Error error) {
    String keyword = error.getKeyword();
    String field = field(error);
    JsonNode rule = error.getSchemaNode();
    if (BOUNDS.contains(keyword)) {
      return Finding.ofField(field, "scenario.input." + keyword, rule.numberValue());
    }
    return switch (keyword) {
      case "required", "dependentRequired" -> Finding.ofField(field, "scenario.input.required");
      case "type" -> Finding.ofField(field, "scenario.input.type." + type(rule));
      case "enum" -> Finding.ofField(field, "scenario.input.enum", options(rule));
      case "const" -> Finding.ofField(field, "scenario.input.enum", rule.asString());
      case "format" -> Finding.ofField(field, format(rule.asString()));
      case "additionalProperties", "unevaluatedProperties" -> Finding.ofField(field, "scenario.input.unknown", field);
      default -> Finding.ofField(field, "scenario.input." + (PLAIN.contains(keyword) ? keyword : "invalid"));
    };
  }

  private static String field(Error error) {
    if (error.getInstanceLocation().getNameCount() > 0) {
      return error.getInstanceLocation().getName(0);
    }
    return error.getProperty() == null ? "" : error.getProperty();
  }

  private static String type(JsonNode rule) {
    return rule.isString() ? rule.stringValue() : "other";
  }

  private static String format(String format) {
    return FORMATS.contains(format) ? "scenario.input.format." + format : "scenario.input.invalid";
  }

  private static String options(JsonNode rule) {
    return rule.values().stream().map(JsonNode::asString).collect(Collectors.joining(", "));
  }
}
