package io.haihe.kernel.place;

import static io.haihe.kernel.place.PlaceFixtures.harbour;
import static io.haihe.kernel.place.PlaceFixtures.said;
import static io.haihe.kernel.place.PlaceFixtures.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityLoaderTest {

  private final PlaceFixtures fixtures = new PlaceFixtures();
  private final CityLoader loader = fixtures.loader;
  private final Places places = fixtures.places;
  @TempDir Path folder;

  @Test
  void saysEverythingWrongWithThePlacesAtOnce() {
    harbour(folder);
    write(folder, "places.csv",
        """
        code,name,level,parent,longitude,latitude
        990000000000,Harbour City,city,,,
        990001000000,North,district,990000000000,200,10
        990001000000,North again,district,990000000000,,
        99000200000,Short code,district,990000000000,,
        990003000000,Odd level,province,990000000000,,
        990004001000,Orphan,street,990004000000,,
        990005001000,Wrong parent,street,990001000000,,
        990006001000,Too many digits,district,990000000000,,
        "990007000000","Comma, in name",district,990000000000,abc,1
        990008000000,,district,990000000000,,
        990008001000,Child of a broken row,street,990008000000,1,
        990009000000,No parent,district,,,
        990001001000,Upside down,street,990001001001,,
        990001001001,Too high,street,990001000000,,
        """);
    LoadReport report = loader.load(folder);
    assertThat(said(report.errors())).containsExactlyInAnyOrder(
        "places.csv:3:42 place.csv.range",
        "places.csv:4:1 place.tree.twice",
        "places.csv:5:1 place.csv.code",
        "places.csv:6:24 place.csv.level",
        "places.csv:7:1 place.tree.orphan",
        "places.csv:8:1 place.tree.prefix",
        "places.csv:9:1 place.tree.level",
        "places.csv:10:55 place.csv.number",
        "places.csv:11:14 place.csv.no-name",
        "places.csv:12:56 place.csv.half-a-point",
        "places.csv:13:1 place.tree.second-root",
        "places.csv:14:1 place.tree.depth",
        "places.csv:15:1 place.tree.level");
    assertThat(report.loaded()).isFalse();
    assertThat(places.cities()).isEmpty();
  }

  @Test
  void saysEverythingWrongWithTheCityFile() {
    write(folder, "city.yaml",
        """
        key: Harbour City
        zone: America/Nowhere
        language: english?
        calendar: moon
        colour: red
        shapes:
          - { file: a.geojson, coordinates: mercator }
        cartogram: tiles.csv
        """);
    assertThat(said(loader.load(folder).errors())).containsExactlyInAnyOrder(
        "city.yaml:1:6 place.city.key",
        "city.yaml:2:7 place.city.zone",
        "city.yaml:3:11 place.city.language",
        "city.yaml:1:1 place.city.calendar",
        "city.yaml:5:9 place.yaml.unknown-field",
        "city.yaml:7:37 place.city.coordinates",
        "places.csv:0:0 place.file.missing",
        "a.geojson:0:0 place.file.missing",
        "tiles.csv:0:0 place.file.missing");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(said(loader.load(folder).errors())).containsExactly("city.yaml:0:0 place.file.missing");
    write(folder, "city.yaml", "key: x\n");
    write(folder, "places.csv", "code,title\n990000000000,X\n");
    assertThat(said(loader.load(folder).errors())).contains(
        "city.yaml:1:1 place.city.missing", "places.csv:1:1 place.csv.no-column");
  }

  @Test
  void saysWhereTheEncodingBreaks() throws IOException {
    harbour(folder);
    Files.write(folder.resolve("places.csv"), "code,name,level,parent\n990000000000,天津,city,\n".getBytes(Charset.forName("GB18030")));
    assertThat(said(loader.load(folder).errors())).containsExactly("places.csv:2:14 place.file.encoding");
  }

  @Test
  void countsLinesWhateverEndsThem() {
    harbour(folder);
    write(folder, "places.csv", "code,name,level,parent\r990000000000,Harbour City,city,\r99,Short code,district,990000000000\r");
    assertThat(said(loader.load(folder).errors())).contains("places.csv:3:1 place.csv.code");
  }

  @Test
  void servesSeveralCitiesEachInItsOwnZoneAndLanguage() {
    loader.load(Path.of("cities/tianjin"));
    assertThat(loader.load(harbour(folder)).errors()).isEmpty();
    assertThat(places.cities()).extracting(City::key).containsExactly("tianjin", "harbour");
    City harbour = places.city("harbour").orElseThrow();
    assertThat(harbour.zone()).isEqualTo(ZoneId.of("America/Los_Angeles"));
    assertThat(harbour.language()).isEqualTo(Locale.ENGLISH);
    assertThat(places.calendar(PlaceCode.of("990001001000")).zone()).isEqualTo(harbour.zone());
    assertThat(places.named("a hole in BELL town", Optional.empty())).extracting(match -> match.place().name()).containsExactly("Bell Town");
    assertThat(places.named("a light in Bellflower", Optional.empty())).extracting(match -> match.place().name())
        .containsExactly("Bellflower Town");
    assertThat(places.named("和平区", Optional.of(harbour.root().code()))).isEmpty();
  }

  @Test
  void refusesCodesOfAnotherCityAndAnotherRoot() {
    loader.load(harbour(folder));
    Path other = folder.resolve("other");
    write(other, "city.yaml", PlaceFixtures.HARBOUR_YAML.replace("harbour", "haven"));
    write(other, "places.csv", PlaceFixtures.HARBOUR_PLACES);
    assertThat(said(loader.load(other).errors())).containsExactly("city.yaml:1:1 place.city.overlap");
    write(other, "city.yaml", PlaceFixtures.HARBOUR_YAML);
    write(other, "places.csv", PlaceFixtures.HARBOUR_PLACES.replace("9900", "9800"));
    assertThat(said(loader.load(other).errors())).containsExactly("city.yaml:1:1 place.city.other-root");
    assertThat(places.cities()).hasSize(1);
  }

  @Test
  void loadingAgainUpdatesAndRetiresWhatIsGone() {
    loader.load(harbour(folder));
    long version = places.version();
    PlaceCode mill = PlaceCode.of("990002001000");
    write(folder, "places.csv", PlaceFixtures.HARBOUR_PLACES
        .replace("990002001000,Mill Town,street,990002000000\n", "").replace("Bell Town", "Bellevue Town"));
    assertThat(loader.load(folder).places()).isEqualTo(5);
    assertThat(places.version()).isGreaterThan(version);
    assertThat(places.get(PlaceCode.of("990001001000")).name()).isEqualTo("Bellevue Town");
    assertThat(places.retired(mill)).isTrue();
    assertThat(places.find(mill)).isPresent();
    assertThat(places.codes(PlaceCode.of("990002000000"))).as("where cases may still lie").contains(mill);
    assertThat(places.children(PlaceCode.of("990002000000"))).isEmpty();
    assertThat(places.named("Mill Town", Optional.empty())).isEmpty();
    loader.load(harbour(folder));
    assertThat(places.retired(mill)).isFalse();
  }

  @Test
  void aFailedLoadChangesNothing() {
    loader.load(harbour(folder));
    long version = places.version();
    write(folder, "places.csv", PlaceFixtures.HARBOUR_PLACES.replace("Bell Town,street", "Bell Town,hamlet"));
    assertThat(loader.load(folder).loaded()).isFalse();
    assertThat(places.version()).isEqualTo(version);
    assertThat(places.get(PlaceCode.of("990001001000")).name()).isEqualTo("Bell Town");
  }

  @Test
  void aCityMayBringItsOwnCalendar() {
    write(harbour(folder), "city.yaml", PlaceFixtures.HARBOUR_YAML.replace("plain", "port"));
    write(folder, "calendars/port.yaml",
        """
        key: port
        known: { from: "2026-01-01", to: "2026-12-31" }
        week: [monday, tuesday, wednesday, thursday, friday, saturday]
        shifts: ["00:00-24:00"]
        off: ["2026-07-04"]
        """);
    assertThat(loader.load(folder).errors()).isEmpty();
    WorkingCalendar calendar = places.calendar(PlaceCode.of("990001001000"));
    assertThat(calendar.isWorkday(LocalDate.of(2026, 7, 11))).isTrue();
    assertThat(calendar.isWorkday(LocalDate.of(2026, 7, 4))).isFalse();
    write(folder, "calendars/port.yaml", "key: port\nweek: [caturday]\nshifts: [\"09:00-10:00\"]\n");
    assertThat(said(loader.load(folder).errors()))
        .contains("calendars/port.yaml:2:8 place.calendar.weekday", "calendars/port.yaml:1:1 place.calendar.no-week");
  }

  @Test
  void aProgramBuildsACityFromRows() {
    PlaceCode root = PlaceCode.of("880000000000");
    Place city = new Place(root, CodeSpan.last(root, PlaceLevel.CITY), PlaceLevel.CITY, null, "Rows", null, null);
    City definition = new City("rows", city, ZoneId.of("UTC"), Locale.ENGLISH, "plain");
    PlaceRow area = new PlaceRow(PlaceCode.of("880001000000"), "Area One", PlaceLevel.DISTRICT, root, 1.0, 2.0);
    PlaceRow below = new PlaceRow(PlaceCode.of("880001001000"), "Quarter", PlaceLevel.STREET, area.code());
    assertThat(loader.load(definition, List.of(area, below))).isEqualTo(new LoadReport(List.of(), List.of(), 3, 0));
    assertThat(places.path(below.code())).extracting(Place::name).containsExactly("Rows", "Area One", "Quarter");
    assertThat(places.get(area.code()).longitude()).isEqualTo(1.0);
    PlaceRow orphan = new PlaceRow(PlaceCode.of("880002001000"), "Orphan", PlaceLevel.STREET, PlaceCode.of("880002000000"));
    assertThat(said(loader.load(definition, List.of(orphan)).errors())).containsExactly("rows:2:1 place.tree.orphan");
  }

  @Test
  void anotherServerNoticesALoad() throws InterruptedException {
    Places other = fixtures.otherServer().places;
    assertThat(other.cities()).isEmpty();
    loader.load(harbour(folder));
    Thread.sleep(1100);
    assertThat(other.cities()).hasSize(1);
  }
}
