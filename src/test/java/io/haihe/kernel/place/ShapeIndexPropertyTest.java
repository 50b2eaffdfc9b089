package io.haihe.kernel.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.GeometryFixer;

/**
 * The index says what plain JTS says, which looks at every outline as a whole. How many points: {@code -Dhaihe.test.points}.
 */
class ShapeIndexPropertyTest {

  private static final int POINTS = Integer.getInteger("haihe.test.points", 20_000);
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final PlaceLevel[] BELOW = {PlaceLevel.DISTRICT, PlaceLevel.STREET, PlaceLevel.COMMUNITY};

  private final Random random = new Random(20261126);
  private final Map<Place, Geometry> shapes = new HashMap<>();
  private long codes = 1;

  @Test
  void crookedOutlinesThatOverlapAndHaveHolesOnSeveralLevels() {
    for (int i = 0; i < 90; i++) {
      add(BELOW[i % BELOW.length], star(117 + random.nextDouble(), 39 + random.nextDouble(), 0.02 + 0.3 * random.nextDouble()));
    }
    saysWhatJtsSays();
  }

  @Test
  void outlinesThatShareTheirBordersWithTheirNeighboursAndWithThoseAbove() {
    for (int column = 0; column < 24; column++) {
      Geometry street = FACTORY.createPolygon();
      for (int row = 0; row < 24; row++) {
        Geometry tile = tile(column, row);
        add(PlaceLevel.COMMUNITY, tile);
        street = street.union(tile);
      }
      add(PlaceLevel.STREET, street);
    }
    saysWhatJtsSays();
  }

  @Test
  void squaresWhoseSidesLieOnTheLinesOfTheIndexItself() {
    for (int i = 0; i < 400; i++) {
      int west = random.nextInt(64);
      int south = random.nextInt(64);
      add(BELOW[i % BELOW.length],
          FACTORY.toGeometry(new Envelope(west, west + 1 + random.nextInt(9), south, south + 1 + random.nextInt(9))));
    }
    saysWhatJtsSays();
  }

  @Test
  void thePartsOfOnePlaceFarApartAndManyOutlinesThroughOneSpot() {
    for (int i = 0; i < 60; i++) {
      Geometry wedge = FACTORY.createPolygon(new Coordinate[] {
          new Coordinate(10, 10), on(i), on(i + 1), new Coordinate(10, 10)});
      add(BELOW[i % BELOW.length], wedge);
      add(PlaceLevel.GRID, tile(i, i % 7));
    }
    add(PlaceLevel.DISTRICT, star(10, 10, 3).union(star(100, 50, 2)).union(tile(3, 3)));
    saysWhatJtsSays();
  }

  @Test
  void noShapesAtAll() {
    assertThat(new ShapeIndex(shapes).at(117, 39)).isEmpty();
  }

  private void saysWhatJtsSays() {
    var index = new ShapeIndex(shapes);
    List<Place> ordered = shapes.keySet().stream()
        .sorted(Comparator.comparing(Place::level).reversed().thenComparing(Place::code)).toList();
    List<Coordinate> vertices = new ArrayList<>();
    ordered.forEach(place -> vertices.addAll(List.of(shapes.get(place).getCoordinates())));
    int found = 0;
    for (int i = 0; i < POINTS; i++) {
      Coordinate point = point(vertices, i);
      Optional<Place> plain = ordered.stream()
          .filter(place -> shapes.get(place).getEnvelopeInternal().covers(point))
          .filter(place -> SimplePointInAreaLocator.locate(point, shapes.get(place)) != Location.EXTERIOR)
          .findFirst();
      assertThat(index.at(point.x, point.y)).as("%s", point).isEqualTo(plain);
      found += plain.isPresent() ? 1 : 0;
    }
    assertThat(found).isBetween(POINTS / 10, POINTS);
  }

  /** Anywhere, on a vertex, on or near an edge, level with a vertex, or a hair beside it. */
  private Coordinate point(List<Coordinate> vertices, int kind) {
    int at = random.nextInt(vertices.size() - 1);
    Coordinate vertex = vertices.get(at);
    Coordinate next = vertices.get(at + 1);
    double along = random.nextInt(5) / 4.0;
    return switch (kind % 6) {
      case 0 -> vertex;
      case 1 -> new Coordinate(vertex.x + along * (next.x - vertex.x), vertex.y + along * (next.y - vertex.y));
      case 2 -> new Coordinate(vertices.get(random.nextInt(vertices.size())).x, vertex.y);
      case 3 -> new Coordinate(Math.nextUp(vertex.x), random.nextBoolean() ? vertex.y : Math.nextDown(vertex.y));
      case 4 -> new Coordinate(vertex.x + 0.001 * random.nextGaussian(), vertex.y + 0.001 * random.nextGaussian());
      default -> new Coordinate(
          vertex.x + random.nextDouble() * (vertices.get(random.nextInt(vertices.size())).x - vertex.x),
          vertex.y + random.nextDouble() * (vertices.get(random.nextInt(vertices.size())).y - vertex.y));
    };
  }

  private void add(PlaceLevel level, Geometry shape) {
    var code = new PlaceCode(codes++);
    shapes.put(new Place(code, code, level, null, level.name(), null, null), shape);
  }

  /** Has a hole of its own form, and in this an island. */
  private Geometry star(double longitude, double latitude, double size) {
    var ring = new Coordinate[6 + random.nextInt(80)];
    for (int i = 0; i < ring.length - 1; i++) {
      double angle = 2 * Math.PI * i / (ring.length - 1);
      double far = size * (0.4 + 0.6 * random.nextDouble());
      ring[i] = new Coordinate(longitude + far * Math.cos(angle), latitude + far * Math.sin(angle));
    }
    ring[ring.length - 1] = ring[0].copy();
    Polygon whole = FACTORY.createPolygon(ring);
    return GeometryFixer.fix(whole.difference(scaled(whole, 0.6, longitude, latitude)).union(scaled(whole, 0.3, longitude, latitude)));
  }

  private static Geometry scaled(Geometry shape, double by, double longitude, double latitude) {
    return AffineTransformation.scaleInstance(by, by, longitude, latitude).transform(shape);
  }

  private static Coordinate on(int i) {
    return new Coordinate(10 + Math.cos(2 * Math.PI * i / 60), 10 + Math.sin(2 * Math.PI * i / 60));
  }

  private static Geometry tile(int column, int row) {
    List<Coordinate> ring = new ArrayList<>();
    for (int side = 0; side < 4; side++) {
      for (int i = 0; i < 10; i++) {
        ring.add(corner(column, row, side, i));
      }
    }
    ring.add(ring.getFirst().copy());
    return FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
  }

  private static Coordinate corner(int column, int row, int side, int i) {
    return switch (side) {
      case 0 -> new Coordinate(column + i / 10.0, row + crooked(column, row, i));
      case 1 -> new Coordinate(column + 1 + crooked(row, column + 1, i), row + i / 10.0);
      case 2 -> new Coordinate(column + (10 - i) / 10.0, row + 1 + crooked(column, row + 1, 10 - i));
      default -> new Coordinate(column + crooked(row, column, 10 - i), row + (10 - i) / 10.0);
    };
  }

  private static double crooked(int along, int across, int i) {
    return i % 10 == 0 ? 0 : 0.08 * new Random(along * 10_000L + across * 100L + i).nextGaussian() * Math.sin(Math.PI * i / 10);
  }
}
