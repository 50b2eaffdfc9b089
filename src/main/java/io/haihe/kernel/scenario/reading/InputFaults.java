package io.haihe.kernel.scenario.reading;

import com.networknt.schema.Error;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.ScenarioTexts;
import io.haihe.platform.Finding;
import io.haihe.platform.Worded;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Says in the product's own sentences what JSON Schema found wrong with an input. */
final class InputFaults {

  /** Keywords whose one value the sentence repeats. */
  private static final Set<String> BOUNDS =
      Set.of("minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
          "minItems", "maxItems");

  private static final int MOST_NAMED = 50;
  private static final Set<String> FORMATS = Set.of("date", "date-time", "email", "uri", "time", "citizen-number", "credit-code");
  private static final Set<String> PLAIN = Set.of("pattern", "uniqueItems", "contains");

  private final Map<String, Form.Field> fields;
  private final ScenarioTexts labels;

  InputFaults(Map<String, Form.Field> fields, ScenarioTexts labels) {
    this.fields = fields;
    this.labels = labels;
  }

  Finding finding(Error error) {
    return named(plain(error));
  }

  /** Of a field of a row the sentence also says which row and which field. */
  Finding named(Finding finding) {
    String[] path = String.valueOf(finding.field()).split("\\.");
    Form.Field group = fields.get(path[0]);
    if (group == null || !group.group() || path.length < 2) {
      return finding;
    }
    String inRow = "fields." + group.key() + (path.length < 3 ? "" : "." + path[2]);
    return Finding.ofField(
        String.valueOf(finding.field()), "scenario.input.inRow", new Label(labels, "fields." + group.key() + ".row"),
        Integer.parseInt(path[1]) + 1, new Label(labels, inRow), finding);
  }

  /** A text of the package; two of the same key are the same. */
  private record Label(ScenarioTexts texts, String key) implements Worded {

    @Override
    public String in(Locale language) {
      return texts.text(language, key);
    }
  }

  private Finding plain(Error error) {
    String keyword = error.getKeyword();
    String field = field(error);
    JsonNode rule = error.getSchemaNode();
    Form.Field group = fields.get(field);
    if (group != null && group.group() && BOUNDS.contains(keyword)) {
      return Finding.ofField(field, "scenario.input.rows." + keyword, rule.numberValue());
    }
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

  private String field(Error error) {
    int depth = error.getInstanceLocation().getNameCount();
    String property = error.getProperty() == null ? "" : error.getProperty();
    if (depth == 0) {
      return property;
    }
    Form.Field group = fields.get(error.getInstanceLocation().getName(0));
    if (group == null || !group.group() || depth == 1) {
      return error.getInstanceLocation().getName(0);
    }
    String row = group.key() + "." + error.getInstanceLocation().getName(1);
    return depth > 2 ? row + "." + error.getInstanceLocation().getName(2) : property.isEmpty() ? row : row + "." + property;
  }

  private static String type(JsonNode rule) {
    return rule.isString() ? rule.stringValue() : "other";
  }

  private static String format(String format) {
    return FORMATS.contains(format) ? "scenario.input.format." + format : "scenario.input.invalid";
  }

  private static String options(JsonNode rule) {
    String first = rule.values().stream().map(JsonNode::asString).limit(MOST_NAMED).collect(Collectors.joining(", "));
    return rule.size() > MOST_NAMED ? first + ", …" : first;
  }
}
