package io.haihe.kernel.casework;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Item;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The catalogue of a story: the items it says there are, and no others; where it says nothing, any code is that of a plain one. */
final class StoryItems {

  private final String scenario;
  private final JsonNode told;

  /** @param scenario whose items they are unless the story says otherwise */
  StoryItems(String scenario, JsonNode told) {
    this.scenario = scenario;
    this.told = told;
  }

  Optional<Item> find(String code) {
    return told.isMissingNode() || told.has(code) ? Optional.of(item(code, told.path(code))) : Optional.empty();
  }

  private Item item(String code, JsonNode node) {
    String name = node.path("name").asString(code);
    return new Item(
        code,
        node.path("version").asString("1"),
        Map.of(Locale.CHINESE.getLanguage(), name),
        node.path("scenario").asString(scenario),
        !node.path("retired").asBoolean(false),
        places(node.path("place").asString("")),
        node.path("kind").asString("").equals("instant") ? Item.Kind.INSTANT : Item.Kind.PROMISED,
        limit(node.path("promise")),
        limit(node.path("statutory")),
        node.has("department") ? node.path("department").asString() : null,
        node.path("fee").asLong(0),
        "",
        later(node.path("later")));
  }

  /** @param level the level of the one place of the sample city it is applied for in; empty for everywhere */
  private static Set<PlaceCode> places(String level) {
    return level.isEmpty()
        ? Set.of()
        : Set.of(SampleCity.place(level).orElseThrow(() -> new IllegalArgumentException("no place " + level)));
  }

  private static Map<String, Limit> later(JsonNode node) {
    Map<String, Limit> later = new LinkedHashMap<>();
    node.properties().forEach(paper -> later.put(paper.getKey(), Limit.parse(paper.getValue().asString("")).orElseThrow()));
    return later;
  }

  private static @Nullable Limit limit(JsonNode node) {
    return Limit.parse(node.asString("")).orElse(null);
  }
}
