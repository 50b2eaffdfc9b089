package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Form.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A form's schema as an input is held to: what is asked only sometimes, or computed, is not required of it as such. */
final class AskedSchema {

  private AskedSchema() {}

  static JsonNode of(JsonNode schema, List<Field> fields) {
    JsonNode asked = schema.deepCopy();
    relax(asked, asked, fields);
    return asked;
  }

  private static void relax(JsonNode schema, JsonNode owner, List<Field> fields) {
    Set<String> free =
        fields.stream()
            .filter(field -> field.part().conditional() || field.part().computed())
            .map(Field::key)
            .collect(Collectors.toSet());
    if (owner.path("required") instanceof ArrayNode required && !free.isEmpty()) {
      List<JsonNode> kept = required.values().stream().filter(name -> !free.contains(name.asString())).toList();
      required.removeAll();
      kept.forEach(required::add);
    }
    for (Field field : fields) {
      JsonNode node = FieldReader.followed(schema, owner.path("properties").path(field.key()));
      if (field.part().computed() && node instanceof ObjectNode object) {
        object.put("readOnly", true);
      }
      if (field.group()) {
        relax(schema, FieldReader.followed(schema, node.path("items")), field.row());
      }
    }
  }
}
