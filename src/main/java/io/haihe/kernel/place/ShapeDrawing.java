package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Draws places by their shapes, simplified so that neighbours keep their common border. Places without a shape become tiles: at their known point if it lies in the
 * frame, else in a row below the map.
 */
final class ShapeDrawing {

  private static final double TOLERANCE = 1.5;
  private static final double TILE = 80;

  private final Places places;

  ShapeDrawing(Places places) {
    this.places = places;
  }

  MapShapes draw(List<Place> children) {
    List<Place> shaped = children.stream().filter(this::hasShape).toList();
    Geometry[] shapes =
        shaped.stream().flatMap(place -> places.shape(place.code()).stream()).toArray(Geometry[]::new);
    MapFrame frame = MapFrame.around(shapes);
    Geometry[] drawn = CoverageSimplifier.simplify(frame.project(shapes), TOLERANCE);
    List<MapShapes.Cell> cells = new ArrayList<>();
    for (int i = 0; i < drawn.length; i++) {
      cells.add(MapFrame.cell(shaped.get(i), drawn[i], MapShapes.Kind.SHAPE));
    }
    List<Place> bare = children.stream().filter(child -> !hasShape(child)).toList();
    double below = addTiles(bare, frame, cells);
    cells.sort(Comparator.comparing(MapShapes.Cell::code));
    return new MapShapes(MapFrame.WIDTH, Math.ceil(frame.height() + below), List.copyOf(cells));
  }

  /** Where a point lies in the drawing of these places, or null if outside. */
  LocatedMap.@Nullable Dot dot(List<Place> children, double longitude, double latitude) {
    Geometry[] shapes = children.stream().flatMap(place -> places.shape(place.code()).stream()).toArray(Geometry[]::new);
    Coordinate point = MapFrame.around(shapes).inside(longitude, latitude);
    return point == null ? null : new LocatedMap.Dot(MapFrame.tenth(point.x), MapFrame.tenth(point.y));
  }

  private boolean hasShape(Place place) {
    return places.shape(place.code()).isPresent();
  }

  /** Returns the height of the rows added below the map. */
  private static double addTiles(List<Place> bare, MapFrame frame, List<MapShapes.Cell> cells) {
    int perRow = (int) (MapFrame.WIDTH / TILE);
    int outside = 0;
    for (Place place : bare) {
      Coordinate point = frame.inside(place);
      if (point != null) {
        cells.add(Cartogram.tile(place, point.x - TILE / 2, point.y - TILE / 2, TILE));
      } else {
        double top = frame.height() + outside / perRow * TILE;
        cells.add(Cartogram.tile(place, outside % perRow * TILE, top, TILE));
        outside++;
      }
    }
    return Math.ceilDiv(outside, perRow) * TILE;
  }
}
