package io.haihe.kernel.casework;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Form;
import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settles what was entered in a form, and looks up what its schema alone cannot know. */
final class Lookups {

  private Lookups() {}

  /** @param place of the case */
  static Form.Settled settle(
      @Nullable Form form, Map<String, Object> input, PlaceCode place, Directory directory) {
    if (form == null) {
      return new Form.Settled(input, Form.Settled.NOTHING.asked(), List.of());
    }
    Form.Settled settled = form.settle(input, directory.calendar(place).zone());
    List<Finding> findings = new ArrayList<>(settled.findings());
    for (Form.Field field : form.fields()) {
      look(field, field.key(), settled.values().get(field.key()), place, directory, findings);
    }
    return new Form.Settled(settled.values(), settled.asked(), findings);
  }

  private static void look(
      Form.Field field, String path, @Nullable Object value, PlaceCode place, Directory directory, List<Finding> findings) {
    if (field.format().equals("place") && value instanceof String code && !isKnown(code, place, directory)) {
      findings.add(Finding.ofField(path, "casework.place.unknown", code));
    } else if (field.group() && value instanceof List<?> rows) {
      for (int i = 0; i < rows.size(); i++) {
        for (Form.Field own : field.row()) {
          Object entered = rows.get(i) instanceof Map<?, ?> row ? row.get(own.key()) : null;
          look(own, path + "." + i + "." + own.key(), entered, place, directory, findings);
        }
      }
    }
  }

  private static boolean isKnown(String code, PlaceCode near, Directory directory) {
    return PlaceCode.parse(code).filter(place -> directory.known(place, near)).isPresent();
  }
}
