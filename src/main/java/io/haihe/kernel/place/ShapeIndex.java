package io.haihe.kernel.place;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Finds the deepest place that holds a point, among those that have a shape. */
final class ShapeIndex {

  /** Deepest first; on a common border the smaller code, so that the answer is always the same. */
  private static final Comparator<Place> DEEPEST =
      Comparator.comparing(Place::level).reversed().thenComparing(Place::code);

  private final Map<PlaceCode, Geometry> shapes = new HashMap<>();
  private final Envelope extent = new Envelope();
  private final @Nullable MapCell map;

  ShapeIndex(Map<Place, Geometry> byPlace) {
    byPlace.forEach((place, shape) -> {
      shapes.put(place.code(), shape);
      extent.expandToInclude(shape.getEnvelopeInternal());
    });
    List<CellPart> outlines = byPlace.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(DEEPEST))
        .map(entry -> CellPart.of(entry.getKey(), entry.getValue()))
        .toList();
    map = MapCell.of(outlines, extent);
  }

  Optional<Geometry> of(PlaceCode code) {
    return Optional.ofNullable(shapes.get(code));
  }

  Optional<Place> at(double longitude, double latitude) {
    var point = new Coordinate(longitude, latitude);
    return map != null && extent.covers(point) ? Optional.ofNullable(map.at(point)) : Optional.empty();
  }
}
