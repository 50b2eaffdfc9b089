package io.haihe.kernel.place;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Makes a polygon valid, and says what was wrong, where, and how much the area changed. */
final class ShapeRepair {

  private static final int AREA = 2;

  private ShapeRepair() {}

  /** The shape itself if valid, a repaired one with a warning, or null with a warning if nothing is left of it. */
  static @Nullable Geometry mend(Geometry shape, LocatedNode at, String name, Findings findings) {
    IsValidOp check = new IsValidOp(shape);
    if (check.isValid()) {
      return shape;
    }
    Geometry fixed = areas(GeometryFixer.fix(shape));
    if (fixed.isEmpty()) {
      findings.warn(at, "geometry", "place.shape.empty", name);
      return null;
    }
    TopologyValidationError error = check.getValidationError();
    Coordinate where = error.getCoordinate();
    String point = String.format(Locale.ROOT, "%.5f, %.5f", where.x, where.y);
    double change = shape.getArea() == 0 ? 0 : Math.abs(fixed.getArea() / shape.getArea() - 1) * 100;
    findings.warn(at, "geometry", code(error), name, point, String.format(Locale.ROOT, "%.2f", change));
    return fixed;
  }

  private static String code(TopologyValidationError error) {
    return switch (error.getErrorType()) {
      case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION ->
          "place.shape.crossing";
      default -> "place.shape.repaired";
    };
  }

  private static Geometry areas(Geometry fixed) {
    return fixed.getDimension() == AREA && fixed.getGeometryType().equals("GeometryCollection")
        ? fixed.buffer(0)
        : fixed;
  }
}
