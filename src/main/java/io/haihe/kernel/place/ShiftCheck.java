package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Gathers evidence on whether a file's coordinates are shifted (GCJ-02), whatever it declares: the marks that tools of
 * map companies leave, and points of places that are known otherwise. Evidence is said, never acted upon.
 */
final class ShiftCheck {

  /** ECharts stores coordinates as whole 1,024ths of a degree. */
  private static final double ECHARTS_STEPS = 1024;

  private static final int FEWEST_PAIRS = 3;
  private static final double FAR_METRES = 150;
  private static final double CLEARLY = 3;

  private final Map<PlaceCode, Coordinate> known = new HashMap<>();
  private final List<Double> asWritten = new ArrayList<>();
  private final List<Double> converted = new ArrayList<>();
  private boolean marked;
  private boolean coarse = true;
  private int shapes;

  ShiftCheck(List<PlaceRow> rows) {
    for (PlaceRow row : rows) {
      if (row.longitude() != null && row.latitude() != null) {
        known.put(row.code(), new Coordinate(row.longitude(), row.latitude()));
      }
    }
  }

  /** A member of the file's outermost object. */
  void sawMember(String name) {
    marked |= name.equals("UTF8Encoding");
  }

  /** A feature and its shape as written, if it has one. */
  void saw(PlaceCode code, LocatedNode feature, @Nullable Geometry shape) {
    LocatedNode geometry = feature.get("geometry");
    marked |= geometry != null && geometry.get("encodeOffsets") != null;
    if (shape != null) {
      shapes++;
      coarse &= List.of(shape.getCoordinates()).stream().allMatch(ShiftCheck::onSteps);
      compare(known.get(code), centre(feature, shape));
    }
  }

  private static boolean onSteps(Coordinate point) {
    return Math.rint(point.x * ECHARTS_STEPS) == point.x * ECHARTS_STEPS
        && Math.rint(point.y * ECHARTS_STEPS) == point.y * ECHARTS_STEPS;
  }

  private static Coordinate centre(LocatedNode feature, Geometry shape) {
    LocatedNode properties = feature.get("properties");
    for (String name : List.of("center", "cp", "centroid")) {
      LocatedNode node = properties == null ? null : properties.get(name);
      List<LocatedNode> parts = node == null ? List.of() : node.list();
      if (parts.size() == 2 && parts.get(0).value() instanceof Number x && parts.get(1).value() instanceof Number y) {
        return new Coordinate(x.doubleValue(), y.doubleValue());
      }
    }
    return shape.getCentroid().getCoordinate();
  }

  private void compare(@Nullable Coordinate knownPoint, Coordinate centre) {
    if (knownPoint != null && Gcj02.shifts(knownPoint)) {
      asWritten.add(Gcj02.metres(centre, knownPoint));
      converted.add(Gcj02.metres(Gcj02.toWgs84(centre), knownPoint));
    }
  }

  /** Says what was found, at the head of the file. */
  void report(@Nullable CoordinateSystem declared, Findings findings) {
    boolean gcj = declared == CoordinateSystem.GCJ02;
    if (declared == null) {
      findings.warn(1, 1, "coordinates", "place.shape.undeclared");
    }
    if (shapes == 0) {
      return;
    }
    if (coarse) {
      findings.warn(1, 1, "geometry", "place.shape.coarse");
    }
    if ((marked || coarse) && !gcj) {
      findings.warn(1, 1, "coordinates", "place.shape.likely-shifted");
    }
    comparePoints(gcj, findings);
  }

  private void comparePoints(boolean gcj, Findings findings) {
    if (asWritten.size() < FEWEST_PAIRS) {
      return;
    }
    double plain = median(asWritten);
    double shifted = median(converted);
    if (!gcj && plain > FAR_METRES && shifted * CLEARLY < plain) {
      findings.warn(1, 1, "coordinates", "place.shape.points-shifted", Math.round(plain), Math.round(shifted));
    } else if (gcj && shifted > FAR_METRES && plain * CLEARLY < shifted) {
      findings.warn(1, 1, "coordinates", "place.shape.points-not-shifted", Math.round(plain), Math.round(shifted));
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
