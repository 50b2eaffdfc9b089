package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** Divides an area among the known points of places: the nearest point decides (Voronoi). */
final class CellDrawing {

  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int FEWEST = 3;

  /** How far the frame reaches beyond the outermost points, as a part of their extent. */
  private static final double MARGIN = 0.12;

  Optional<MapShapes> draw(Optional<Geometry> outline, List<Place> children) {
    Map<Coordinate, Place> byPoint = new LinkedHashMap<>();
    for (Place child : children) {
      if (child.longitude() != null && child.latitude() != null) {
        byPoint.put(new Coordinate(child.longitude(), child.latitude()), child);
      }
    }
    if (byPoint.size() < Math.max(FEWEST, children.size())) {
      return Optional.empty();
    }
    return draw(outline.orElseGet(() -> around(byPoint)), byPoint);
  }

  private static Geometry around(Map<Coordinate, Place> byPoint) {
    Geometry hull = FACTORY.createMultiPointFromCoords(byPoint.keySet().toArray(new Coordinate[0])).convexHull();
    return hull.buffer(hull.getEnvelopeInternal().getDiameter() * MARGIN);
  }

  private static Optional<MapShapes> draw(Geometry outline, Map<Coordinate, Place> byPoint) {
    VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
    builder.setSites(byPoint.keySet());
    builder.setClipEnvelope(outline.getEnvelopeInternal());
    Geometry diagram = builder.getDiagram(FACTORY);
    MapFrame frame = MapFrame.around(outline);
    List<MapShapes.Cell> cells = new ArrayList<>();
    for (int i = 0; i < diagram.getNumGeometries(); i++) {
      Geometry cell = diagram.getGeometryN(i);
      Place place = byPoint.get((Coordinate) cell.getUserData());
      Geometry part = cell.intersection(outline);
      if (place != null && !part.isEmpty()) {
        cells.add(MapFrame.cell(place, frame.project(part)[0], MapShapes.Kind.SYNTHETIC));
      }
    }
    cells.sort(java.util.Comparator.comparing(MapShapes.Cell::code));
    boolean all = cells.size() == byPoint.size();
    return all ? Optional.of(new MapShapes(MapFrame.WIDTH, Math.ceil(frame.height()), cells)) : Optional.empty();
  }
}
