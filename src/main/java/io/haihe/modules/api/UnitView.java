package io.haihe.modules.api;

import io.haihe.kernel.org.Unit;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A unit as the API answers it. */
@Schema(description = "A responsible unit")
record UnitView(
    @Schema(example = "42") long id,
    @Schema(description = "Stable across loads", example = "120101000000/urban-management") String key,
    String name,
    @Schema(allowableValues = {"PLACE_OFFICE", "DEPARTMENT", "COMPANY"}) String kind,
    @Schema(description = "Code of the place it looks after", example = "120101000000") String place,
    @Schema(description = "The unit above it") @Nullable Long parent) {

  static UnitView of(Unit unit) {
    return new UnitView(
        unit.id(), unit.key(), nameOf(unit), unit.kind().name(), unit.place().toString(), unit.parent());
  }

  static String nameOf(Unit unit) {
    String english = unit.nameEn();
    return english != null && Names.language().getLanguage().equals("en") ? english : unit.name();
  }
}
