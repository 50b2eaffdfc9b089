package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.Form;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An input parted into what the timeline keeps for good and what is personal and can be removed. */
record Split(Map<String, Object> kept, Map<String, Object> personal) {

  static final Split NONE = new Split(Map.of(), Map.of());

  static Split of(@Nullable Form form, Map<String, Object> input) {
    if (form == null) {
      return NONE;
    }
    Map<String, Object> kept = new TreeMap<>();
    Map<String, Object> personal = new TreeMap<>();
    form.fields().forEach(field -> {
      Object value = input.get(field.key());
      if (value instanceof List<?> rows && field.group() && !field.personal() && field.holdsPersonal()) {
        kept.put(field.key(), rows.stream().map(row -> part(field, row, false)).toList());
        personal.put(field.key(), rows.stream().map(row -> part(field, row, true)).toList());
      } else if (value != null) {
        (field.personal() ? personal : kept).put(field.key(), whole(value));
      }
    });
    return new Split(kept, personal);
  }

  /** What of a row is personal, or what is not; rows keep their places on both sides. */
  private static Map<String, Object> part(Form.Field group, Object row, boolean personal) {
    Map<String, Object> part = new TreeMap<>();
    for (Form.Field field : group.row()) {
      Object value = row instanceof Map<?, ?> entered ? entered.get(field.key()) : null;
      if (value != null && field.personal() == personal) {
        part.put(field.key(), whole(value));
      }
    }
    return part;
  }

  /** Whole numbers are Long, and rows are sorted by key, as they come back from the timeline. */
  private static Object whole(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case List<?> list -> list.stream().map(Split::whole).toList();
      case Map<?, ?> row -> {
        Map<String, Object> sorted = new TreeMap<>();
        row.forEach((key, entered) -> sorted.put(String.valueOf(key), whole(entered)));
        yield sorted;
      }
      default -> value;
    };
  }
}
