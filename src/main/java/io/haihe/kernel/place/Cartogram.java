package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Draws the children of a place: by their shapes where loaded, else as tiles. Tiles stand where the city's {@code
 * cartogram.csv} puts them, else in rows from north to south by the places' known points, else in code order. The same
 * places always give the same drawing.
 */
@Component
public class Cartogram {

  private static final double TILE = 100;
  private static final double GAP = 6;

  private final Places places;
  private final Map<PlaceCode, Drawn> drawn = new ConcurrentHashMap<>();

  private record Drawn(long version, MapShapes map) {}

  private record Position(Place place, int column, int row) {}

  Cartogram(Places places) {
    this.places = places;
  }

  /** The children of a place in the best drawing there is; empty for a place without children. */
  public MapShapes of(PlaceCode place) {
    long version = places.version();
    Drawn known = drawn.get(place);
    if (known == null || known.version() != version) {
      known = new Drawn(version, draw(places.children(place)));
      drawn.put(place, known);
    }
    return known.map();
  }

  /**
   * Where a place lies: among the smallest places around it whose shapes are loaded, else among the districts as tiles.
   *
   * @param longitude of a point in it, or null; drawn only among shapes
   * @param latitude of that point, or null
   * @return empty for a city itself
   */
  public Optional<LocatedMap> locate(PlaceCode place, @Nullable Double longitude, @Nullable Double latitude) {
    List<Place> path = places.path(place);
    for (int i = path.size() - 1; i > 0; i--) {
      if (places.shape(path.get(i).code()).isPresent()) {
        return Optional.of(shaped(path.get(i - 1), path.get(i), longitude, latitude));
      }
    }
    return path.size() < 2
        ? Optional.empty()
        : Optional.of(
            new LocatedMap(path.getFirst().code(), path.get(1).code(), of(path.getFirst().code()), false, null));
  }

  private LocatedMap shaped(Place parent, Place child, @Nullable Double longitude, @Nullable Double latitude) {
    LocatedMap.Dot dot =
        longitude == null || latitude == null
            ? null
            : new ShapeDrawing(places).dot(places.children(parent.code()), longitude, latitude);
    return new LocatedMap(parent.code(), child.code(), of(parent.code()), true, dot);
  }

  /**
   * The children as cells around their known points, marked synthetic: each cell holds what lies nearer to its point than
   * to any other, within the parent's shape if one is loaded. Empty if fewer than three children, or one without a point.
   */
  public Optional<MapShapes> synthetic(PlaceCode place) {
    return new CellDrawing().draw(places.shape(place), places.children(place));
  }

  /** The children as tiles, whether or not shapes are loaded: small places show as large as the others. */
  public MapShapes tiles(PlaceCode place) {
    return tiles(places.children(place));
  }

  private MapShapes draw(List<Place> children) {
    boolean shapes = children.stream().anyMatch(child -> places.shape(child.code()).isPresent());
    return shapes ? new ShapeDrawing(places).draw(children) : tiles(children);
  }

  private MapShapes tiles(List<Place> children) {
    List<Position> positions = positions(children);
    int columns = positions.stream().mapToInt(position -> position.column() + 1).max().orElse(0);
    int rows = positions.stream().mapToInt(position -> position.row() + 1).max().orElse(0);
    List<MapShapes.Cell> cells =
        positions.stream()
            .sorted(Comparator.comparing(position -> position.place().code()))
            .map(position -> tile(position.place(), position.column() * TILE, position.row() * TILE, TILE))
            .toList();
    return new MapShapes(columns * TILE, rows * TILE, cells);
  }

  static MapShapes.Cell tile(Place place, double left, double top, double size) {
    double edge = size - GAP;
    double x = left + GAP / 2;
    double y = top + GAP / 2;
    String side = SvgPath.number(edge);
    String d = "M%s %sh%sv%sh-%sz".formatted(SvgPath.number(x), SvgPath.number(y), side, side, side);
    return new MapShapes.Cell(
        place.code(), place.name(), MapShapes.Kind.TILE, d, x, y, edge, edge, x + edge / 2, y + edge / 2);
  }

  private List<Position> positions(List<Place> children) {
    Map<Place, CityContent.Tile> made = new HashMap<>();
    children.forEach(child -> places.tile(child.code()).ifPresent(tile -> made.put(child, tile)));
    Set<CityContent.Tile> distinct = Set.copyOf(made.values());
    if (made.size() < children.size() || distinct.size() < made.size()) {
      return rows(children);
    }
    int left = made.values().stream().mapToInt(CityContent.Tile::column).min().orElse(0);
    int top = made.values().stream().mapToInt(CityContent.Tile::line).min().orElse(0);
    return made.entrySet().stream()
        .map(entry -> new Position(entry.getKey(), entry.getValue().column() - left, entry.getValue().line() - top))
        .toList();
  }

  /** Near-square: cut into rows of equal length from the north, each ordered from the west. */
  private static List<Position> rows(List<Place> children) {
    boolean points = children.stream().allMatch(child -> child.longitude() != null && child.latitude() != null);
    List<Place> order = new ArrayList<>(children);
    if (points) {
      order.sort(Comparator.comparing(Cartogram::latitude).reversed().thenComparing(Place::code));
    }
    int columns = (int) Math.ceil(Math.sqrt(order.size()));
    List<Position> positions = new ArrayList<>();
    for (int row = 0; row * columns < order.size(); row++) {
      List<Place> line = new ArrayList<>(order.subList(row * columns, Math.min(order.size(), (row + 1) * columns)));
      if (points) {
        line.sort(Comparator.comparing(Cartogram::longitude).thenComparing(Place::code));
      }
      for (Place place : line) {
        positions.add(new Position(place, line.indexOf(place), row));
      }
    }
    return positions;
  }

  private static double latitude(Place place) {
    return Optional.ofNullable(place.latitude()).orElse(0.0);
  }

  private static double longitude(Place place) {
    return Optional.ofNullable(place.longitude()).orElse(0.0);
  }
}
