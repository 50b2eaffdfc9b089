package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Reads a GeoJSON polygon in the coordinates of its file. The result may be invalid; {@link ShapeRepair} mends it. */
final class GeoJsonGeometry {

  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int SHORTEST_RING = 4;

  private final Findings findings;
  private final String name;
  private boolean wrong;

  /** @param name the place as the findings call it */
  GeoJsonGeometry(Findings findings, String name) {
    this.findings = findings;
    this.name = name;
  }

  /** The shape, or null with a finding where there is none to use. */
  @Nullable Geometry read(LocatedNode feature) {
    LocatedNode geometry = feature.get("geometry");
    LocatedNode type = geometry == null ? null : geometry.get("type");
    LocatedNode coordinates = geometry == null ? null : geometry.get("coordinates");
    if (geometry == null || coordinates == null || coordinates.list().isEmpty()) {
      findings.warn(geometry == null ? feature : geometry, "geometry", "place.shape.empty", name);
      return null;
    }
    String kind = type == null ? "" : type.text();
    return switch (kind) {
      case "Polygon" -> orNull(List.of(coordinates), geometry);
      case "MultiPolygon" -> orNull(coordinates.list(), geometry);
      default -> {
        findings.warn(geometry, "geometry", "place.shape.type", name, kind);
        yield null;
      }
    };
  }

  private @Nullable Geometry orNull(List<LocatedNode> nodes, LocatedNode geometry) {
    List<Polygon> polygons = new ArrayList<>();
    for (LocatedNode node : nodes) {
      Polygon polygon = polygon(node);
      if (polygon != null) {
        polygons.add(polygon);
      }
    }
    if (wrong) {
      return null;
    }
    if (polygons.isEmpty()) {
      findings.warn(geometry, "geometry", "place.shape.empty", name);
      return null;
    }
    return polygons.size() == 1
        ? polygons.getFirst()
        : FACTORY.createMultiPolygon(polygons.toArray(new Polygon[0]));
  }

  private @Nullable Polygon polygon(LocatedNode node) {
    List<LinearRing> rings = new ArrayList<>();
    for (LocatedNode ringNode : node.list()) {
      LinearRing ring = ring(ringNode);
      if (ring == null && rings.isEmpty()) {
        return null;
      }
      if (ring != null) {
        rings.add(ring);
      }
    }
    if (rings.isEmpty()) {
      return null;
    }
    return FACTORY.createPolygon(rings.getFirst(), rings.subList(1, rings.size()).toArray(new LinearRing[0]));
  }

  private @Nullable LinearRing ring(LocatedNode node) {
    List<Coordinate> points = new ArrayList<>();
    for (LocatedNode position : node.list()) {
      Coordinate point = point(position);
      if (point == null) {
        return null;
      }
      points.add(point);
    }
    if (!points.isEmpty() && !points.getFirst().equals2D(points.getLast())) {
      findings.warn(node, "geometry", "place.shape.open", name);
      points.add(points.getFirst().copy());
    }
    if (points.size() < SHORTEST_RING) {
      findings.warn(node, "geometry", "place.shape.short-ring", name, points.size());
      return null;
    }
    return FACTORY.createLinearRing(points.toArray(new Coordinate[0]));
  }

  /** Says only the first wrong position of a shape. */
  private @Nullable Coordinate point(LocatedNode position) {
    List<LocatedNode> parts = position.list();
    if (parts.size() < 2 || !(parts.get(0).value() instanceof Number x) || !(parts.get(1).value() instanceof Number y)) {
      return refuse(position, "place.shape.position", "");
    }
    if (Math.abs(x.doubleValue()) > 180 || Math.abs(y.doubleValue()) > 90) {
      return refuse(position, "place.shape.range", x + ", " + y);
    }
    return new Coordinate(x.doubleValue(), y.doubleValue());
  }

  private @Nullable Coordinate refuse(LocatedNode position, String code, String what) {
    if (!wrong) {
      findings.error(position, "geometry", code, name, what);
    }
    wrong = true;
    return null;
  }
}
