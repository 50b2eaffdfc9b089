package io.haihe.kernel.place;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Lays degrees out on a drawing: north up, equal scale in both directions at the middle latitude.
 *
 * @param left degrees of longitude at the left edge
 * @param top degrees of latitude at the upper edge
 * @param scaleX units of the drawing for a degree of longitude
 * @param scaleY units of the drawing for a degree of latitude
 * @param height units of the drawing
 */
record MapFrame(double left, double top, double scaleX, double scaleY, double height) {

  static final double WIDTH = 1000;

  static MapFrame around(Geometry... shapes) {
    Envelope envelope = new Envelope();
    for (Geometry shape : shapes) {
      envelope.expandToInclude(shape.getEnvelopeInternal());
    }
    double scaleX = WIDTH / envelope.getWidth();
    double scaleY = scaleX / Math.cos(Math.toRadians(envelope.centre().y));
    return new MapFrame(envelope.getMinX(), envelope.getMaxY(), scaleX, scaleY, envelope.getHeight() * scaleY);
  }

  Geometry[] project(Geometry... shapes) {
    Geometry[] flat = new Geometry[shapes.length];
    for (int i = 0; i < shapes.length; i++) {
      flat[i] = shapes[i].copy();
      flat[i].apply((CoordinateFilter) point -> point.setCoordinate(project(point)));
      flat[i].geometryChanged();
    }
    return flat;
  }

  private Coordinate project(Coordinate point) {
    return new Coordinate((point.x - left) * scaleX, (top - point.y) * scaleY);
  }

  /** Where the known point of a place is drawn, or null if it has none or it lies outside. */
  @Nullable Coordinate inside(Place place) {
    if (place.longitude() == null || place.latitude() == null) {
      return null;
    }
    return inside(place.longitude(), place.latitude());
  }

  /** Where a point is drawn, or null if it lies outside. */
  @Nullable Coordinate inside(double longitude, double latitude) {
    Coordinate point = project(new Coordinate(longitude, latitude));
    return point.x >= 0 && point.x <= WIDTH && point.y >= 0 && point.y <= height ? point : null;
  }

  static MapShapes.Cell cell(Place place, Geometry drawn, MapShapes.Kind kind) {
    Envelope box = drawn.getEnvelopeInternal();
    Point label = drawn.getInteriorPoint();
    return new MapShapes.Cell(
        place.code(),
        place.name(),
        kind,
        SvgPath.of(drawn),
        tenth(box.getMinX()),
        tenth(box.getMinY()),
        tenth(box.getWidth()),
        tenth(box.getHeight()),
        tenth(label.getX()),
        tenth(label.getY()));
  }

  static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
