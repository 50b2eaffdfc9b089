package io.haihe.modules.service;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one item from what somebody wrote. */
@Component
class ItemReader {

  private final ItemCheck check;

  ItemReader(ItemCheck check) {
    this.check = check;
  }

  record Read(ObjectNode shaped, Item item) {}

  /** Null if anything was blamed. */
  @Nullable Read read(JsonNode raw, Spot spot) {
    int before = spot.findings().size();
    ObjectNode shaped = shaped(raw, spot);
    if (shaped == null || spot.findings().size() > before) {
      return null;
    }
    Item item = ItemJson.item(shaped);
    check.check(item, spot);
    return spot.findings().size() > before ? null : new Read(shaped, item);
  }

  /**
   * What is said of an item that need not be told whole.
   *
   * @return null if it cannot be known by a code; what is missing is blamed like what is wrong, see {@link DraftLook#gap}
   */
  @Nullable ObjectNode unfinished(JsonNode raw, Spot spot) {
    ObjectNode shaped = shaped(raw, spot);
    if (shaped != null && spot.findings().stream().allMatch(DraftLook::gap)) {
      check.check(ItemJson.item(shaped), spot);
    }
    return shaped;
  }

  /** With its code; null where it is no item, or has none. */
  private static @Nullable ObjectNode shaped(JsonNode raw, Spot spot) {
    if (!raw.isObject()) {
      spot.blame("", "row");
      return null;
    }
    ObjectNode shaped = withCode(Shaper.shape(raw, spot));
    if (!shaped.has("code")) {
      spot.blame("code", "required");
      return null;
    }
    return shaped;
  }

  /** The longest official code where no other is given. */
  private static ObjectNode withCode(ObjectNode shaped) {
    for (String code : new String[] {"businessCode", "implementationCode", "basicCode"}) {
      if (!shaped.has("code") && shaped.has(code)) {
        ObjectNode first = ItemJson.JSON.createObjectNode();
        first.set("code", shaped.get(code));
        shaped.properties().forEach(entry -> first.set(entry.getKey(), entry.getValue()));
        return first;
      }
    }
    return shaped;
  }
}
