package io.haihe.modules.service;

import io.haihe.kernel.place.Limit;
import io.haihe.modules.service.Field.Kind;
import io.haihe.platform.api.CleanText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings what somebody wrote into the one form in which items are kept and compared: fields in their order, nothing that says nothing, numbers as
 * numbers. Everything that does not fit is named.
 */
final class Shaper {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> YES = Set.of("true", "yes", "是", "1", "y");
  private static final Set<String> NO = Set.of("false", "no", "否", "0", "n");

  private final Spot spot;

  private Shaper(Spot spot) {
    this.spot = spot;
  }

  /** What could be read; whole only if nothing was blamed. */
  static ObjectNode shape(JsonNode raw, Spot spot) {
    return new Shaper(spot).object(raw, Fields.ALL, "");
  }

  private ObjectNode object(JsonNode raw, List<Field> fields, String path) {
    ObjectNode shaped = NODES.objectNode();
    Set<String> known = fields.stream().map(Field::name).collect(Collectors.toSet());
    raw.propertyNames().stream().filter(name -> !known.contains(name)).forEach(name -> spot.blame(path + name, "unknown", name));
    for (Field field : fields) {
      String at = path + field.name();
      JsonNode value = raw.get(field.name());
      JsonNode read = value == null || silent(value) ? null : value;
      JsonNode one = read == null ? null : value(read, field, at);
      if (one != null) {
        shaped.set(field.name(), one);
      } else if (read == null && field.required()) {
        spot.blame(at, "required");
      }
    }
    return shaped;
  }

  /** Whether it says nothing. */
  private static boolean silent(JsonNode value) {
    return value.isNull() || value.isString() && value.stringValue().isBlank() || value.isContainer() && value.isEmpty();
  }

  private @Nullable JsonNode value(JsonNode raw, Field field, String at) {
    return switch (field.kind()) {
      case TEXT -> text(raw, field, at);
      case BOTH, BOTH_LONG -> both(raw, field, at);
      case WHOLE -> whole(raw, field, at);
      case YES_NO -> yesNo(raw, field, at);
      case CHOICE -> choice(raw, field, at);
      case WORDS -> words(raw, field, at);
      case LIMIT -> limit(raw, at);
      case ROWS -> rows(raw, field, at);
    };
  }

  private @Nullable JsonNode text(JsonNode raw, Field field, String at) {
    String text = scalar(raw, at);
    if (text == null) {
      return null;
    }
    if (text.length() > field.most()) {
      spot.blame(at, "long", text.length(), field.most());
      return null;
    }
    if (field.pattern() != null && !field.pattern().matcher(text).matches()) {
      spot.blame(at, "pattern." + patternOf(field), text);
      return null;
    }
    return NODES.stringNode(text);
  }

  private static String patternOf(Field field) {
    return switch (field.name()) {
      case "code", "basicCode", "implementationCode", "businessCode", "type", "amount" -> field.name();
      case "region", "regions" -> "region";
      default -> "key";
    };
  }

  private @Nullable String scalar(JsonNode raw, String at) {
    if (!raw.isString() && !raw.isNumber()) {
      spot.blame(at, "text");
      return null;
    }
    String text = raw.asString().strip();
    if (!CleanText.isClean(text)) {
      spot.blame(at, "characters");
      return null;
    }
    return text;
  }

  /** A text alone is Chinese. */
  private @Nullable JsonNode both(JsonNode raw, Field field, String at) {
    if (!raw.isObject() && !raw.isString()) {
      spot.blame(at, "both");
      return null;
    }
    ObjectNode both = NODES.objectNode();
    Field one = new Field(field.name(), Kind.TEXT, false, List.of(), null, List.of(), field.most());
    for (String language : List.of("zh", "en")) {
      JsonNode said = raw.isObject() ? raw.get(language) : language.equals("zh") ? raw : null;
      JsonNode text = said == null || silent(said) ? null : text(said, one, at + "." + language);
      if (text != null) {
        both.set(language, text);
      }
    }
    if (raw.isObject()) {
      raw.propertyNames().stream().filter(name -> !name.equals("zh") && !name.equals("en"))
          .forEach(name -> spot.blame(at + "." + name, "unknown", name));
    }
    if (field.required() && !both.has("zh") && !both.has("en")) {
      spot.blame(at, "required");
    }
    return both.isEmpty() ? null : both;
  }

  private @Nullable JsonNode whole(JsonNode raw, Field field, String at) {
    String text = raw.isNumber() || raw.isString() ? raw.asString().strip() : "";
    boolean unsaid = text.equals(String.valueOf(Fields.unsaid(field)));
    if (!text.matches("\\d{1,4}") && !unsaid || !unsaid && Integer.parseInt(text) > field.most()) {
      spot.blame(at, "whole", field.most());
      return null;
    }
    return unsaid ? null : NODES.numberNode(Integer.parseInt(text));
  }

  private @Nullable JsonNode yesNo(JsonNode raw, Field field, String at) {
    String text = raw.asString("").strip().toLowerCase(Locale.ROOT);
    if (!YES.contains(text) && !NO.contains(text)) {
      spot.blame(at, "yesNo");
      return null;
    }
    boolean yes = YES.contains(text);
    return Objects.equals(Fields.unsaid(field), yes) ? null : NODES.booleanNode(yes);
  }

  private @Nullable JsonNode choice(JsonNode raw, Field field, String at) {
    String text = scalar(raw, at);
    if (text == null || Objects.equals(Fields.unsaid(field), text)) {
      return null;
    }
    if (!field.choices().contains(text)) {
      spot.blame(at, "choice", text, String.join(", ", field.choices()));
      return null;
    }
    return NODES.stringNode(text);
  }

  private @Nullable JsonNode words(JsonNode raw, Field field, String at) {
    ArrayNode words = NODES.arrayNode();
    if (!raw.isArray() || raw.size() > field.most()) {
      spot.blame(at, "list", field.most());
      return null;
    }
    for (int i = 0; i < raw.size(); i++) {
      String place = at + "[" + (i + 1) + "]";
      Field one = new Field(field.name(), Kind.TEXT, false, field.choices(), field.pattern(), List.of(), 100);
      JsonNode word = field.choices().isEmpty() ? text(raw.get(i), one, place) : choice(raw.get(i), one, place);
      if (word != null && !contains(words, word)) {
        words.add(word);
      }
    }
    return words.isEmpty() ? null : words;
  }

  private static boolean contains(ArrayNode words, JsonNode word) {
    return words.valueStream().anyMatch(word::equals);
  }

  private @Nullable JsonNode limit(JsonNode raw, String at) {
    String text = scalar(raw, at);
    if (text == null) {
      return null;
    }
    if (Limit.parse(text).isEmpty()) {
      spot.blame(at, "limit", text);
      return null;
    }
    return NODES.stringNode(text);
  }

  /** A row that is only a text is its name. */
  private @Nullable JsonNode rows(JsonNode raw, Field field, String at) {
    if (!raw.isArray() || raw.size() > field.most()) {
      spot.blame(at, "list", field.most());
      return null;
    }
    ArrayNode rows = NODES.arrayNode();
    for (int i = 0; i < raw.size(); i++) {
      JsonNode row = raw.get(i);
      String place = at + "[" + (i + 1) + "]";
      if (row.isObject()) {
        rows.add(object(row, field.rows(), place + "."));
      } else if (row.isString() && !row.stringValue().isBlank()) {
        rows.add(object(NODES.objectNode().set(field.rows().getFirst().name(), row), field.rows(), place + "."));
      } else {
        spot.blame(place, "row");
      }
    }
    return rows.isEmpty() ? null : rows;
  }
}
