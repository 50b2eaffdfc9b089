package io.haihe.modules.service;

import io.haihe.platform.Digests;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An item as the JSON it is kept as, and back. */
final class ItemJson {

  static final JsonMapper JSON = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private ItemJson() {}

  /** @param shaped what {@link Shaper} made, with nothing wrong in it */
  static Item item(ObjectNode shaped) {
    return JSON.treeToValue(filled(shaped, Fields.ALL), Item.class);
  }

  static Item item(String kept) {
    return item((ObjectNode) JSON.readTree(kept));
  }

  static String text(ObjectNode shaped) {
    return JSON.writeValueAsString(shaped);
  }

  static byte[] digest(ObjectNode shaped) {
    return Digests.sha256(JSON.writeValueAsBytes(shaped));
  }

  /** With everything that is not said. */
  static ObjectNode filled(JsonNode shaped, List<Field> fields) {
    ObjectNode filled = JSON.createObjectNode();
    for (Field field : fields) {
      filled.set(field.name(), filled(shaped.get(field.name()), field));
    }
    return filled;
  }

  private static JsonNode filled(@Nullable JsonNode said, Field field) {
    return switch (field.kind()) {
      case BOTH, BOTH_LONG -> both(said);
      case WORDS -> said == null ? JSON.createArrayNode() : said;
      case ROWS -> rows(said, field);
      default -> said == null ? JSON.valueToTree(Fields.unsaid(field)) : said;
    };
  }

  private static JsonNode both(@Nullable JsonNode said) {
    ObjectNode both = JSON.createObjectNode();
    both.put("zh", said == null ? "" : said.path("zh").asString(""));
    both.put("en", said == null ? "" : said.path("en").asString(""));
    return both;
  }

  private static JsonNode rows(@Nullable JsonNode said, Field field) {
    ArrayNode rows = JSON.createArrayNode();
    if (said != null) {
      said.values().forEach(row -> rows.add(filled(row, field.rows())));
    }
    return rows;
  }
}
