package io.haihe.kernel.intake.importing;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceMatch;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes what is entered in a step from what the profile says and the row holds. */
record Inputs(Units units, Places places, City city) {

  /** Texts filled from the row, units by their key, places by code or name; empty ones left out. */
  Map<String, Object> of(@Nullable Form form, Map<String, Object> with, CsvFile.Row row) {
    Map<String, Object> input = new LinkedHashMap<>();
    with.forEach((field, value) -> {
      Object filled = value instanceof String text ? Profile.filled(text, row).strip() : value;
      if (!filled.equals("")) {
        input.put(field, filled instanceof String text ? named(format(form, field), field, text) : filled);
      }
    });
    return input;
  }

  private static String format(@Nullable Form form, String field) {
    return form == null ? "" : form.field(field).map(Form.Field::format).orElse("");
  }

  private Object named(String format, String field, String text) {
    return switch (format) {
      case "unit" -> unit(field, text);
      case "place" -> place(field, text);
      default -> text;
    };
  }

  private String place(String field, String text) {
    if (PlaceCode.parse(text).isPresent()) {
      return text;
    }
    List<PlaceMatch> found = places.named(text, Optional.of(city.root().code()));
    if (found.size() != 1) {
      throw new RejectedRow(field, "importing.row.place", text);
    }
    return found.getFirst().place().code().toString();
  }

  private long unit(String field, String text) {
    return units.byKey(text)
        .or(() -> units.byKey(city.root().code() + "/" + CityBuilder.keyOf(text)))
        .map(Unit::id)
        .orElseThrow(() -> new RejectedRow(field, "importing.row.unit", text));
  }
}
