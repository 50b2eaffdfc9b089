package io.haihe.kernel.place;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** Finds the deepest place that holds a point, among those that have a shape. */
final class ShapeIndex {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Deepest first; on a common border the smaller code, so that the answer is always the same. */
  private static final Comparator<Place> DEEPEST =
      Comparator.comparing(Place::level).reversed().thenComparing(Place::code);

  private final Map<PlaceCode, Geometry> shapes = new HashMap<>();
  private final STRtree tree = new STRtree();

  private record Entry(Place place, PreparedGeometry shape) {}

  ShapeIndex(Map<Place, Geometry> byPlace) {
    byPlace.forEach((place, shape) -> {
      shapes.put(place.code(), shape);
      tree.insert(shape.getEnvelopeInternal(), new Entry(place, PreparedGeometryFactory.prepare(shape)));
    });
    tree.build();
  }

  Optional<Geometry> of(PlaceCode code) {
    return Optional.ofNullable(shapes.get(code));
  }

  Optional<Place> at(double longitude, double latitude) {
    Coordinate position = new Coordinate(longitude, latitude);
    Point point = FACTORY.createPoint(position);
    List<?> near = tree.query(new Envelope(position));
    return near.stream()
        .map(Entry.class::cast)
        .filter(entry -> entry.shape().covers(point))
        .map(Entry::place)
        .min(DEEPEST);
  }
}
