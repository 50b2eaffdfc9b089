package io.haihe.modules.management;

import io.haihe.kernel.scenario.Form;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was entered into a scenario's form on a page, where the names of inputs begin with {@code f.} so that they never
 * meet the page's own.
 *
 * @param values texts by field
 * @param searches words to look for units by, by field
 */
record Entered(Map<String, List<String>> values, Map<String, String> searches) {

  static final String PREFIX = "f.";
  static final String SEARCH = "search.";

  static Entered of(HttpServletRequest request) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    Map<String, String> searches = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, texts) -> {
      if (name.startsWith(PREFIX)) {
        values.put(name.substring(PREFIX.length()), List.of(texts));
      } else if (name.startsWith(SEARCH)) {
        searches.put(name.substring(SEARCH.length()), texts[0].strip());
      }
    });
    return new Entered(values, searches);
  }

  /** The first value, or empty. */
  String text(String field) {
    return values.getOrDefault(field, List.of("")).getFirst();
  }

  /** With a text in a field for text, below what stands there. */
  Entered with(String field, String text) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(field, List.of(text(field).isBlank() ? text : text(field).stripTrailing() + "\n\n" + text));
    return new Entered(changed, searches);
  }

  String search(String field) {
    return searches.getOrDefault(field, "");
  }

  List<String> texts(String field) {
    return values.getOrDefault(field, List.of());
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  /** The input for the engine; times without a zone are those of the case's place. */
  Map<String, Object> read(@Nullable Form form, ZoneId zone) {
    if (form == null) {
      return Map.of();
    }
    Map<String, List<String>> raw = new LinkedHashMap<>();
    form.fields().forEach(field -> {
      if (has(field.key())) {
        boolean time = field.format().equals("date-time");
        raw.put(field.key(), time ? texts(field.key()).stream().map(text -> zoned(text, zone)).toList() : texts(field.key()));
      }
    });
    return form.read(raw);
  }

  private static String zoned(String text, ZoneId zone) {
    try {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(LocalDateTime.parse(text).atZone(zone));
    } catch (DateTimeParseException otherwiseWritten) {
      return text;
    }
  }
}
