package io.haihe.kernel.place;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Writes an area as a short SVG path: tenths of a unit, each point relative to the last. */
final class SvgPath {

  private static final double STEPS = 10;

  private final StringBuilder d = new StringBuilder();
  private long x;
  private long y;

  private SvgPath() {}

  static String of(Geometry area) {
    SvgPath path = new SvgPath();
    for (int i = 0; i < area.getNumGeometries(); i++) {
      if (area.getGeometryN(i) instanceof Polygon polygon) {
        path.ring(polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          path.ring(polygon.getInteriorRingN(hole));
        }
      }
    }
    return path.d.toString();
  }

  private void ring(LinearRing ring) {
    Coordinate[] points = ring.getCoordinates();
    if (points.length == 0) {
      return;
    }
    d.append('M');
    x = steps(points[0].x);
    y = steps(points[0].y);
    append(x).append(' ');
    append(y).append('l');
    boolean first = true;
    for (int i = 1; i < points.length - 1; i++) {
      long nextX = steps(points[i].x);
      long nextY = steps(points[i].y);
      if (nextX != x || nextY != y) {
        d.append(first ? "" : " ");
        append(nextX - x).append(' ');
        append(nextY - y);
        x = nextX;
        y = nextY;
        first = false;
      }
    }
    d.append(first ? "0 0z" : "z");
  }

  private static long steps(double value) {
    return Math.round(value * STEPS);
  }

  private StringBuilder append(long steps) {
    return d.append(number(steps / STEPS));
  }

  /** Without needless digits: 3 and 3.5. */
  static String number(double value) {
    double rounded = Math.round(value * STEPS) / STEPS;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
