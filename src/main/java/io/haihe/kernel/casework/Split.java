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
      if (value != null) {
        (field.personal() ? personal : kept).put(field.key(), whole(value));
      }
    });
    return new Split(kept, personal);
  }

  /** Whole numbers are Long, as they come back from the timeline. */
  private static Object whole(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case List<?> list -> list.stream().map(Split::whole).toList();
      default -> value;
    };
  }
}
