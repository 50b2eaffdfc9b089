package io.haihe.kernel.intake.importing;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import io.haihe.kernel.scenario.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes what is entered in a step from what the profile says and the row holds. */
record Inputs(Units units, City city) {

  /** Texts filled from the row, units by their key; empty ones left out. */
  Map<String, Object> of(@Nullable Form form, Map<String, Object> with, CsvFile.Row row) {
    Map<String, Object> input = new LinkedHashMap<>();
    with.forEach((field, value) -> {
      Object filled = value instanceof String text ? Profile.filled(text, row).strip() : value;
      if (!filled.equals("")) {
        input.put(field, filled instanceof String text && isUnit(form, field) ? unit(field, text) : filled);
      }
    });
    return input;
  }

  private static boolean isUnit(@Nullable Form form, String field) {
    return form != null
        && form.fields().stream().anyMatch(known -> known.key().equals(field) && known.format().equals("unit"));
  }

  private long unit(String field, String text) {
    return units.byKey(text)
        .or(() -> units.byKey(city.root().code() + "/" + CityBuilder.keyOf(text)))
        .map(Unit::id)
        .orElseThrow(() -> new RejectedRow(field, "importing.row.unit", text));
  }
}
