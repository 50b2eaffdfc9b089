package io.haihe.modules.service;

import io.haihe.modules.service.Field.Kind;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the columns of a table of items mean: names of fields ({@code name.en} for the English words), or what offices call them. */
final class Columns {

  private static final Map<String, String> OFFICIAL = official();
  private static final String BETWEEN = "[;；\\n\\r]+";

  private Columns() {}

  /** @param language {@code zh}, {@code en}, or empty for a field that is not told in languages */
  record Column(Field field, String language) {}

  static Optional<Column> of(String header) {
    String name = OFFICIAL.getOrDefault(header, header);
    int dot = name.lastIndexOf('.');
    String language = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    String field = dot < 0 ? name : name.substring(0, dot);
    return Fields.ALL.stream()
        .filter(each -> each.name().equals(field))
        .filter(each -> language.isEmpty() || each.bilingual() && List.of("zh", "en").contains(language))
        .findFirst()
        .map(each -> new Column(each, each.bilingual() && language.isEmpty() ? "zh" : language));
  }

  /** Puts a cell where it belongs; a word offices use for a choice becomes ours. */
  static void put(ObjectNode raw, Column column, String cell, Spot spot) {
    Field field = column.field();
    if (!column.language().isEmpty()) {
      raw.withObject(field.name()).put(column.language(), cell);
    } else if (field.kind() == Kind.ROWS || field.kind() == Kind.WORDS) {
      JsonNode list = list(field, cell, spot);
      if (list != null) {
        raw.set(field.name(), list);
      }
    } else {
      raw.put(field.name(), ours(field, cell));
    }
  }

  private static @Nullable JsonNode list(Field field, String cell, Spot spot) {
    if (cell.startsWith("[")) {
      try {
        return ItemJson.JSON.readTree(cell);
      } catch (JacksonException broken) {
        spot.blame(field.name(), "cell", broken.getOriginalMessage());
        return null;
      }
    }
    ArrayNode words = JsonNodeFactory.instance.arrayNode();
    for (String word : cell.split(BETWEEN)) {
      if (!word.isBlank()) {
        words.add(ours(field, word.strip()));
      }
    }
    return words;
  }

  private static String ours(Field field, String word) {
    String known = OFFICIAL.getOrDefault(field.name() + "=" + word, word);
    return field.kind() == Kind.LIMIT ? limit(known) : known;
  }

  /** {@code 20工作日} as offices write it. */
  private static String limit(String word) {
    String days = word.replaceFirst("^(\\d{1,5})\\s*个?(工作日|日|天|自然日|工作时|小时|分钟)$", "$1 $2");
    int space = days.indexOf(' ');
    return space < 0 ? word : days.substring(0, space + 1) + OFFICIAL.getOrDefault("limit=" + days.substring(space + 1), days.substring(space + 1));
  }

  static Finding unknown(String file, String header) {
    return Finding.at(file, 1, 0, header, "service.fault.column", header);
  }

  private static Map<String, String> official() {
    Properties words = new Properties();
    try (InputStream in = Columns.class.getResourceAsStream("/service/official-words.properties")) {
      words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> map = new HashMap<>();
    words.stringPropertyNames().forEach(name -> map.put(name, words.getProperty(name)));
    return map;
  }
}
