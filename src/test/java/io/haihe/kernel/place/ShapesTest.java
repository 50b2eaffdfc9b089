package io.haihe.kernel.place;

import static io.haihe.kernel.place.PlaceFixtures.harbour;
import static io.haihe.kernel.place.PlaceFixtures.said;
import static io.haihe.kernel.place.PlaceFixtures.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;

class ShapesTest {

  private static final String NORTH_AND_BELL_TOWN =
      """
      {"type": "FeatureCollection", "features": [
      {"type": "Feature", "id": "990001", "geometry": {"type": "Polygon",
        "coordinates": [[[0.1, 0], [4, 0], [4, 4], [0, 4], [0.1, 0]]]}},
      {"type": "Feature", "properties": {"code": "990001001"}, "geometry": {"type": "MultiPolygon",
        "coordinates": [[[[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]], [[[3, 3], [3.5, 3], [3.5, 3.5], [3, 3]]]]}}
      ]}
      """;

  private final PlaceFixtures fixtures = new PlaceFixtures();
  private final Places places = fixtures.places;
  @TempDir Path folder;

  @BeforeEach
  void aCityWithShapes() {
    write(harbour(folder), "city.yaml",
        PlaceFixtures.HARBOUR_YAML + "shapes:\n  - { file: shapes.geojson, coordinates: wgs84 }\n");
  }

  private LoadReport load(String geoJson) {
    write(folder, "shapes.geojson", geoJson);
    return fixtures.loader.load(folder);
  }

  private static String feature(String id, String geometry) {
    return "{\"type\": \"FeatureCollection\", \"features\": [\n{\"id\": \"%s\", \"geometry\": %s}]}".formatted(id, geometry);
  }

  private static String polygon(String coordinates) {
    return feature("990001", "{\"type\": \"Polygon\", \"coordinates\": [" + coordinates + "]}");
  }

  @Test
  void findsTheDeepestPlaceWithAShapeAroundAPoint() {
    assertThat(load(NORTH_AND_BELL_TOWN)).extracting(LoadReport::errors, LoadReport::shapes)
        .containsExactly(java.util.List.of(), 2);
    assertThat(places.at(1.5, 1.5)).map(Place::name).contains("Bell Town");
    assertThat(places.at(3.2, 3.1)).map(Place::name).contains("Bell Town");
    assertThat(places.at(2.5, 2.5)).map(Place::name).contains("North District");
    assertThat(places.at(9, 9)).isEmpty();
    assertThat(places.get(PlaceCode.of("990001001000")).longitude()).isBetween(1.0, 3.5);
    assertThat(places.shape(PlaceCode.of("990002000000"))).isEmpty();
  }

  @Test
  void repairsACrossingOutlineAndSaysWhere() {
    LoadReport report = load(polygon("[[0.1,0],[4,4],[4,0],[0,4],[0.1,0]]"));
    assertThat(said(report.warnings())).containsExactly("shapes.geojson:2:1 place.shape.crossing");
    assertThat(report.warnings().getFirst().args()).contains("2.02532, 1.97468");
    assertThat(places.shape(PlaceCode.of("990001000000"))).hasValueSatisfying(shape -> assertThat(shape.isValid()).isTrue());
  }

  @Test
  void saysWhatCannotBeUsed() {
    assertThat(said(load(polygon("")).warnings())).containsExactly("shapes.geojson:2:30 place.shape.empty");
    assertThat(said(load(polygon("[[0,0],[1.3,0],[0,0]]")).warnings()))
        .containsExactly("shapes.geojson:2:66 place.shape.short-ring", "shapes.geojson:2:30 place.shape.empty");
    assertThat(said(load(feature("990001", "null")).warnings())).containsExactly("shapes.geojson:2:30 place.shape.empty");
    assertThat(said(load(feature("990001", "{\"type\":\"Point\",\"coordinates\":[1,2]}")).warnings()))
        .containsExactly("shapes.geojson:2:30 place.shape.type");
    assertThat(said(load(polygon("[[0.1,0],[4,0],[4,4],[0,4]]")).warnings()))
        .containsExactly("shapes.geojson:2:66 place.shape.open");
    assertThat(said(load(feature("123456", "{}")).warnings())).containsExactly("shapes.geojson:2:1 place.shape.unknown");
    assertThat(places.shape(PlaceCode.of("990001000000"))).isEmpty();
  }

  @Test
  void refusesWhatCannotBeRight() {
    assertThat(said(load(polygon("[[0,0],[4000,0],[4,4],[0,0]]")).errors())).containsExactly("shapes.geojson:2:73 place.shape.range");
    assertThat(said(load(polygon("[[0,0],[4],[4,4],[0,0]]")).errors())).containsExactly("shapes.geojson:2:73 place.shape.position");
    assertThat(said(load(NORTH_AND_BELL_TOWN.replace("990001001", "990001000")).errors()))
        .containsExactly("shapes.geojson:4:1 place.shape.twice");
    assertThat(said(load("{\"features\": [}").errors())).containsExactly("shapes.geojson:1:15 place.shape.syntax");
    assertThat(said(load("[]").errors())).containsExactly("shapes.geojson:1:1 place.shape.no-collection");
    assertThat(places.cities()).isEmpty();
  }

  @Test
  void asksForTheCoordinateSystemWhereNoneIsDeclared() {
    write(folder, "city.yaml", PlaceFixtures.HARBOUR_YAML + "shapes:\n  - { file: shapes.geojson }\n");
    assertThat(said(load(NORTH_AND_BELL_TOWN).warnings())).containsExactly("shapes.geojson:1:1 place.shape.undeclared");
    String crs = "{\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::%s\"}}, ";
    assertThat(load(NORTH_AND_BELL_TOWN.replaceFirst("\\{", crs.formatted("4490"))).warnings()).isEmpty();
    assertThat(said(load(NORTH_AND_BELL_TOWN.replaceFirst("\\{", crs.formatted("3857"))).errors()))
        .containsExactly("shapes.geojson:1:49 place.shape.crs");
  }

  @Test
  void convertsOnlyDeclaredGcj02() {
    Coordinate there = Gcj02.fromWgs84(new Coordinate(117.2, 39.1));
    String corner = "[[%1$s,%2$s],[118,%2$s],[118,40],[%1$s,%2$s]]".formatted(there.x, there.y);
    load(polygon(corner));
    assertThat(first().x).isCloseTo(there.x, within(1e-12));
    write(folder, "city.yaml",
        PlaceFixtures.HARBOUR_YAML + "shapes:\n  - { file: shapes.geojson, coordinates: GCJ-02 }\n");
    assertThat(said(load(polygon(corner)).warnings()))
        .containsExactly("shapes.geojson:1:1 place.shape.converted");
    assertThat(first().x).isCloseTo(117.2, within(1e-8));
    assertThat(first().y).isCloseTo(39.1, within(1e-8));
  }

  private Coordinate first() {
    return places.shape(PlaceCode.of("990001000000")).orElseThrow().getCoordinates()[0];
  }

  @Test
  void knownPointsGiveAShiftedFileAway() {
    StringBuilder csv = new StringBuilder("code,name,level,parent,longitude,latitude\n990000000000,Harbour,city,,,\n");
    StringBuilder features = new StringBuilder();
    for (int i = 1; i <= 3; i++) {
      Coordinate known = new Coordinate(117 + i, 39);
      csv.append("99000%d000000,D%d,district,990000000000,%s,%s%n".formatted(i, i, known.x, known.y));
      Coordinate there = Gcj02.fromWgs84(known);
      features.append(i > 1 ? "," : "").append(
          "{\"id\": \"99000%d\", \"properties\": {\"cp\": [%s, %s]}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[%s,39],[%s,39],[%s,39.3],[%s,39]]]}}"
              .formatted(i, there.x, there.y, known.x, known.x + 0.3, known.x, known.x));
    }
    write(folder, "places.csv", csv.toString());
    LoadReport report = load("{\"features\": [" + features + "]}");
    assertThat(said(report.warnings())).containsExactly("shapes.geojson:1:1 place.shape.points-shifted");
  }

  @Test
  void shapesStayWhereTheFolderSaysNothingAboutThem() {
    load(NORTH_AND_BELL_TOWN);
    write(folder, "city.yaml", PlaceFixtures.HARBOUR_YAML);
    fixtures.loader.load(folder);
    assertThat(places.at(1.5, 1.5)).isPresent();
    write(folder, "city.yaml", PlaceFixtures.HARBOUR_YAML + "shapes: []\n");
    fixtures.loader.load(folder);
    assertThat(places.at(1.5, 1.5)).isEmpty();
    Path file = write(folder, "later.geojson", NORTH_AND_BELL_TOWN);
    assertThat(fixtures.loader.loadShapes("harbour", file, CoordinateSystem.WGS84).shapes()).isEqualTo(2);
    assertThat(places.at(1.5, 1.5)).map(Place::name).contains("Bell Town");
  }
}
