package io.haihe.kernel.scenario.reading;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Judges the shape of {@code scenario.yaml} and {@code migration.yaml} by the JSON Schemas that also serve editors. */
final class StructureCheck {

  private static final String SCENARIO = "/scenarios/schema/scenario.schema.json";
  private static final String MIGRATION = "/scenarios/schema/migration.schema.json";
  private static final Pattern DEFINITION = Pattern.compile(".*/(\\w+)/\\w+$");

  private final JsonNode schema;
  private final Schema validator;

  private StructureCheck(JsonNode schema) {
    this.schema = schema;
    this.validator = SchemaRegistry.withDialect(Dialects.getDraft202012()).getSchema(schema);
  }

  /** Holder: the schemas are read once. */
  private static final class Loaded {
    static final StructureCheck OF_SCENARIO = new StructureCheck(resource(SCENARIO));
    static final StructureCheck OF_MIGRATION = new StructureCheck(resource(MIGRATION));
  }

  static void check(SourceNode root, Problems problems) {
    Loaded.OF_SCENARIO.run(root, problems);
  }

  static void checkMigration(SourceNode root, Problems problems) {
    Loaded.OF_MIGRATION.run(root, problems);
  }

  private static JsonNode resource(String schema) {
    try (InputStream in = StructureCheck.class.getResourceAsStream(schema)) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(in, schema));
    } catch (IOException e) {
      throw new IllegalStateException(schema, e);
    }
  }

  private void run(SourceNode root, Problems problems) {
    for (Error error : validator.validate(root.json())) {
      name(error, find(root, error.getInstanceLocation()), problems);
    }
  }

  private static SourceNode find(SourceNode root, NodePath path) {
    SourceNode at = root;
    for (int i = 0; i < path.getNameCount(); i++) {
      at = path.getElement(i) instanceof Integer index ? at.items().get(index) : at.get(path.getName(i));
    }
    return at;
  }

  private void name(Error error, SourceNode at, Problems problems) {
    String property = String.valueOf(error.getProperty());
    switch (error.getKeyword()) {
      case "additionalProperties" ->
          problems.error(at.get(property).key(), "scenario.structure.unknown", property, known(error));
      case "propertyNames" -> problems.error(at.get(property).key(), "scenario.structure.pattern.key", property);
      case "required" -> problems.error(at.key(), "scenario.structure.required", property);
      case "type" -> problems.error(at.at(), "scenario.structure.type", words(error.getSchemaNode()));
      case "enum" -> problems.error(at.at(), "scenario.structure.choice", at.text(), words(error.getSchemaNode()));
      case "pattern" -> problems.error(at.at(), "scenario.structure.pattern." + definition(error), at.text());
      case "minItems", "minProperties" -> problems.error(at.key(), "scenario.structure.empty");
      case "maxProperties" ->
          problems.error(at.at(), "scenario.structure.one", String.join(", ", at.entries().keySet()));
      case "const" -> problems.error(at.at(), "scenario.structure.choice", at.text(), words(error.getSchemaNode()));
      case "exclusiveMinimum" -> problems.error(at.at(), "scenario.structure.positive", at.text());
      default -> problems.error(at.at(), "scenario.structure.other", error.getMessage());
    }
  }

  private static String definition(Error error) {
    Matcher matcher = DEFINITION.matcher(error.getSchemaLocation().toString());
    return matcher.matches() ? matcher.group(1) : "other";
  }

  private String known(Error error) {
    String location = error.getSchemaLocation().toString();
    String pointer = location.substring(location.indexOf('#') + 1, location.lastIndexOf('/'));
    JsonNode properties = schema.at(pointer + "/properties");
    return properties.propertyNames().stream().collect(Collectors.joining(", "));
  }

  private static String words(JsonNode node) {
    List<JsonNode> values = node.isArray() ? node.values().stream().toList() : List.of(node);
    return values.stream().map(JsonNode::asString).collect(Collectors.joining(", "));
  }
}
