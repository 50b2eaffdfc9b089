package io.haihe.modules.api;

import io.haihe.modules.api.Shared.Position;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.api.ApiBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What commands are sent with. */
final class Bodies {

  private Bodies() {}

  @Schema(description = "A new case")
  record OpenCase(
      @Schema(example = "city-management", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String scenario,
      @Schema(description = "Left out: the scenario's first type", example = "matter") @Nullable String type,
      @Schema(example = "03001", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String category,
      @Schema(description = "Code of the place; may be left out with a point inside a loaded shape",
          example = "120101001001") @Nullable String place,
      @Nullable Position point,
      @Schema(example = "12 Heping Road") @Nullable String address,
      @Schema(description = "The matter in words", example = "The street lamp at the corner is out.",
          requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String text,
      @Nullable ContactBody contact,
      @Schema(description = "The scenario's own fields") @Nullable Map<String, @Nullable Object> form)
      implements ApiBody {}

  @Schema(description = "How to reach the reporter; encrypted, read-logged, removed by the scenario's retention")
  record ContactBody(
      @Schema(example = "李明") @Nullable String name,
      @Schema(example = "+86 22 0000 0000") @Nullable String phone,
      @Schema(example = "li@example.org") @Nullable String email) {}

  @Schema(description = "A step")
  record TakeStep(
      @Schema(description = "The version acted upon; the same as If-Match", example = "4") @Nullable Integer seen,
      @Schema(description = "What the step's form asks for") @Nullable Map<String, @Nullable Object> input)
      implements ApiBody {}

  @Schema(description = "Who is to do it")
  record AssignTo(
      @Schema(description = "The version acted upon; the same as If-Match", example = "4") @Nullable Integer seen,
      @Schema(description = "A person's id; your own (see /api/v1/me) to claim, null to put it back", example = "7")
          @Nullable Long person)
      implements ApiBody {}

  @Schema(description = "A note on the timeline")
  record AddNote(
      @Schema(description = "The version acted upon; the same as If-Match", example = "4") @Nullable Integer seen,
      @Schema(example = "The contractor comes tomorrow.", requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String text,
      @Schema(description = "Whether the reporter may read it") @Nullable Boolean open)
      implements ApiBody {}

  static String required(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new BadInput(Finding.ofField(field, "api.field.missing"));
    }
    return value;
  }

  /** Without the fields that were sent as null: they count as left out. */
  static Map<String, Object> given(@Nullable Map<String, @Nullable Object> fields) {
    Map<String, Object> given = new TreeMap<>();
    new HashMap<>(fields == null ? Map.of() : fields).forEach((key, value) -> {
      if (value != null) {
        given.put(key, value);
      }
    });
    return given;
  }
}
