package io.haihe.kernel.place;

import static io.haihe.kernel.place.PlaceFixtures.harbour;
import static io.haihe.kernel.place.PlaceFixtures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haihe.kernel.place.MapShapes.Cell;
import io.haihe.kernel.place.MapShapes.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CartogramTest {

  private final PlaceFixtures fixtures = new PlaceFixtures();
  private final Cartogram cartogram = new Cartogram(fixtures.places);
  private final PlaceCode tianjin = PlaceCode.of("120000000000");
  private final PlaceCode harbour = PlaceCode.of("990000000000");
  @TempDir Path folder;

  private static Map<String, Cell> byName(MapShapes map) {
    return map.cells().stream().collect(Collectors.toMap(Cell::name, Function.identity()));
  }

  private static void standApart(MapShapes map) {
    Set<List<Double>> corners = new HashSet<>();
    assertThat(map.cells()).allMatch(cell -> corners.add(List.of(cell.x(), cell.y())));
    assertThat(map.cells()).allMatch(cell -> cell.x() + cell.w() <= map.width() && cell.y() + cell.h() <= map.height());
  }

  @Test
  void drawsTheDistrictsWhereTheyLie() {
    fixtures.loader.load(Path.of("cities/tianjin"));
    MapShapes map = cartogram.of(tianjin);
    Map<String, Cell> cells = byName(map);
    assertThat(map.cells()).hasSize(16).allMatch(cell -> cell.kind() == Kind.TILE);
    standApart(map);
    assertThat(cells.get("蓟州区").y()).isEqualTo(map.cells().stream().mapToDouble(Cell::y).min().orElseThrow());
    assertThat(cells.get("滨海新区").x()).isEqualTo(map.cells().stream().mapToDouble(Cell::x).max().orElseThrow());
    assertThat(cells.get("南开区").x()).isLessThan(cells.get("和平区").x());
    assertThat(cells.get("河东区").x()).isGreaterThan(cells.get("和平区").x());
    assertThat(cells.get("静海区").y()).isGreaterThan(cells.get("西青区").y());
  }

  @Test
  void drawsPlacesWithoutAnythingKnownInOrderAndNearSquare() {
    fixtures.loader.load(Path.of("cities/tianjin"));
    for (Place district : fixtures.places.children(tianjin)) {
      MapShapes map = cartogram.of(district.code());
      standApart(map);
      assertThat(map.cells()).hasSameSizeAs(fixtures.places.children(district.code()));
      assertThat(map.width() / map.height()).isBetween(0.9, 2.0);
    }
    assertThat(cartogram.of(PlaceCode.of("120101001001")).cells()).isEmpty();
    assertThat(cartogram.synthetic(tianjin)).isEmpty();
  }

  @Test
  void putsTilesInTheDirectionOfTheirPoints() {
    harbour(folder);
    write(folder, "places.csv",
        """
        code,name,level,parent,longitude,latitude
        990000000000,Harbour,city,,,
        990001000000,South-east,district,990000000000,10,1
        990002000000,North-west,district,990000000000,1,10
        990003000000,South-west,district,990000000000,1,2
        990004000000,North-east,district,990000000000,9,9
        """);
    fixtures.loader.load(folder);
    Map<String, Cell> cells = byName(cartogram.of(harbour));
    assertThat(cells.get("North-west").x()).isLessThan(cells.get("North-east").x());
    assertThat(cells.get("North-west").y()).isLessThan(cells.get("South-west").y());
    assertThat(cells.get("South-west").x()).isLessThan(cells.get("South-east").x());
    MapShapes synthetic = cartogram.synthetic(harbour).orElseThrow();
    assertThat(synthetic.cells()).hasSize(4).allMatch(cell -> cell.kind() == Kind.SYNTHETIC && cell.d().length() > 20);
    assertThat(byName(synthetic).get("North-west").labelX()).isLessThan(byName(synthetic).get("North-east").labelX());
    assertThat(byName(synthetic).get("North-west").labelY()).isLessThan(byName(synthetic).get("South-west").labelY());
  }

  @Test
  void drawsLoadedShapesAndMarksWhatHasNone() {
    fixtures.loader.load(harbour(folder));
    Path file = write(folder, "shapes.geojson",
        """
        {"type": "FeatureCollection", "features": [{"type": "Feature", "id": "990001", "geometry": {"type": "Polygon",
        "coordinates": [[[0.1, 0], [4, 0], [4, 4], [0.1, 4], [0.1, 0]]]}}]}
        """);
    assertThat(cartogram.of(harbour).cells()).allMatch(cell -> cell.kind() == Kind.TILE);
    fixtures.loader.loadShapes("harbour", file, CoordinateSystem.WGS84);
    MapShapes map = cartogram.of(harbour);
    assertThat(map.cells()).extracting(Cell::kind).containsExactly(Kind.SHAPE, Kind.TILE);
    assertThat(map.cells().getFirst().d()).matches("M[0-9. l-]+z").startsWith("M0 ");
    assertThat(map.cells().getLast().y()).isGreaterThan(map.cells().getFirst().h());
    assertThat(cartogram.tiles(harbour).cells()).allMatch(cell -> cell.kind() == Kind.TILE);
  }

  @Test
  void locatesAPlaceAmongShapesWithItsPointElseAmongTiles() {
    fixtures.loader.load(harbour(folder));
    PlaceCode district = PlaceCode.of("990001000000");
    LocatedMap tiles = cartogram.locate(district, 1.0, 1.0).orElseThrow();
    assertThat(tiles.real()).isFalse();
    assertThat(tiles.dot()).as("a tile has no inside").isNull();
    assertThat(tiles.marked()).isEqualTo(district);
    assertThat(cartogram.locate(harbour, 1.0, 1.0)).isEmpty();

    Path file = write(folder, "shapes.geojson",
        """
        {"type": "FeatureCollection", "features": [{"type": "Feature", "id": "990001", "geometry": {"type": "Polygon",
        "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]}}]}
        """);
    fixtures.loader.loadShapes("harbour", file, CoordinateSystem.WGS84);
    LocatedMap shapes = cartogram.locate(district, 1.0, 3.0).orElseThrow();
    assertThat(shapes.real()).isTrue();
    assertThat(shapes.inside()).isEqualTo(harbour);
    assertThat(shapes.dot()).isEqualTo(new LocatedMap.Dot(250, 250.2));
    assertThat(cartogram.locate(district, 9.0, 9.0).orElseThrow().dot()).as("outside the drawing").isNull();
    assertThat(cartogram.locate(district, null, null).orElseThrow().dot()).isNull();
  }

  @Test
  void drawsRealDistrictsSmall() {
    Path file = Path.of("../shared/data/tianjin-districts.geojson");
    assumeTrue(Files.exists(file), "the shared data is not here");
    fixtures.loader.load(Path.of("cities/tianjin"));
    fixtures.loader.loadShapes("tianjin", file, CoordinateSystem.GCJ02);
    MapShapes map = cartogram.of(tianjin);
    assertThat(map.cells()).hasSize(16);
    assertThat(map.cells()).filteredOn(cell -> cell.kind() == Kind.TILE).extracting(Cell::name).containsExactly("蓟州区");
    assertThat(map.cells().stream().mapToInt(cell -> cell.d().length()).sum()).isLessThan(40_000);
  }
}
