package io.haihe.kernel.scenario;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings what was entered in a field to what rules read of it. */
public final class RuleValues {

  private RuleValues() {}

  /** Null for what is not of the field's type. */
  public static @Nullable Object of(Form.Field field, @Nullable Object value, ZoneId zone) {
    if (field.group()) {
      return value instanceof List<?> rows ? rows.stream().map(row -> row(field, row, zone)).toList() : null;
    }
    if (field.type().equals("array")) {
      return value instanceof List<?> items
          ? items.stream().map(item -> item(field, item, zone)).filter(Objects::nonNull).toList()
          : null;
    }
    return single(field, value, zone);
  }

  /** A row as rules see it: what is not entered in it is there with its empty value. */
  public static Map<String, Object> row(Form.Field group, Object row, ZoneId zone) {
    Map<String, Object> values = new HashMap<>();
    for (Form.Field field : group.row()) {
      Object entered = row instanceof Map<?, ?> fields ? of(field, fields.get(field.key()), zone) : null;
      values.put(field.key(), entered == null ? empty(field) : entered);
    }
    return values;
  }

  private static Object empty(Form.Field field) {
    return switch (field.type()) {
      case "integer" -> 0L;
      case "number" -> 0.0;
      case "boolean" -> false;
      case "array" -> List.of();
      default -> field.format().startsWith("date") ? Instant.EPOCH : "";
    };
  }

  private static @Nullable Object single(Form.Field field, @Nullable Object value, ZoneId zone) {
    return switch (field.type()) {
      case "integer" -> value instanceof Long || value instanceof Integer ? (Object) ((Number) value).longValue() : null;
      case "number" -> value instanceof Number number ? (Object) number.doubleValue() : null;
      case "boolean" -> value instanceof Boolean ? value : null;
      case "string" -> value instanceof String text ? item(field, text, zone) : null;
      default -> value;
    };
  }

  private static @Nullable Object item(Form.Field field, @Nullable Object value, ZoneId zone) {
    return switch (value) {
      case String text when field.format().startsWith("date") -> instant(text, zone);
      case Integer whole -> whole.longValue();
      case null, default -> value;
    };
  }

  private static @Nullable Instant instant(String text, ZoneId zone) {
    try {
      return text.contains("T")
          ? switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime exact -> exact.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            default -> null;
          }
          : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
