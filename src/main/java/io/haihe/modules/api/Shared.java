package io.haihe.modules.api;

import io.haihe.kernel.casework.Point;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The small shapes that many answers share. */
final class Shared {

  private Shared() {}

  @Schema(description = "A code and what it is called in the language of the request")
  record CodeName(@Schema(example = "03001") String code, @Schema(example = "Street lamp out") String name) {}

  @Schema(description = "A responsible unit")
  record UnitRef(@Schema(example = "42") long id, @Schema(example = "Urban Management Commission") String name) {}

  @Schema(description = "A member of staff")
  record PersonRef(@Schema(example = "7") long id, @Schema(example = "王芳") String name) {}

  @Schema(description = "A position in WGS-84 degrees")
  record Position(@Schema(example = "117.2009") double longitude, @Schema(example = "39.0842") double latitude) {

    static @Nullable Position of(@Nullable Point point) {
      return point == null ? null : new Position(point.longitude(), point.latitude());
    }

    Point point() {
      boolean earthly = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
      if (!earthly) {
        throw new BadInput(Finding.ofField("point", "api.point.value"));
      }
      return new Point(longitude, latitude);
    }
  }
}
