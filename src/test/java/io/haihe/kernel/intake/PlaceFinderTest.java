package io.haihe.kernel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Point;
import io.haihe.kernel.intake.Whereabouts.Clear;
import io.haihe.kernel.intake.Whereabouts.Unclear;
import io.haihe.kernel.intake.Whereabouts.Why;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.CoordinateSystem;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CityTest
@DisplayName("The place of a matter")
class PlaceFinderTest {

  private static final String SHAPE =
      """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"code": "990101001000"},
       "geometry": {"type": "Polygon", "coordinates":
        [[[117.10, 39.10], [117.12, 39.10], [117.12, 39.12], [117.10, 39.12], [117.10, 39.10]]]}}]}
      """;

  @Autowired ApplicationContext context;
  @Autowired PlaceFinder finder;
  @Autowired CityLoader loader;
  @TempDir Path folder;

  @BeforeEach
  void city() throws IOException {
    TinyCity.in(context);
    Path file = Files.writeString(folder.resolve("shapes.geojson"), SHAPE);
    assertThat(loader.loadShapes("tiny", file, CoordinateSystem.WGS84).errors()).isEmpty();
  }

  private Whereabouts named(String words) {
    return finder.find(TinyCity.CITY, null, null, words);
  }

  private static PlaceCode clear(Whereabouts where) {
    assertThat(where).isInstanceOf(Clear.class);
    return ((Clear) where).place().code();
  }

  private static Unclear unclear(Whereabouts where) {
    assertThat(where).isInstanceOf(Unclear.class);
    return (Unclear) where;
  }

  @Test
  void isWhatWasChosenWhateverElseIsSaid() {
    assertThat(clear(finder.find(TinyCity.CITY, TinyCity.STATION, new Point(117.11, 39.11), "南里社区")))
        .isEqualTo(TinyCity.STATION);
  }

  @Test
  void isWhereThePositionLies() {
    assertThat(clear(finder.find(TinyCity.CITY, null, new Point(117.11, 39.11), null))).isEqualTo(TinyCity.RIVERSIDE);
  }

  @Test
  void isAskedForWhereAPositionLiesNowhere() {
    assertThat(unclear(finder.find(TinyCity.CITY, null, new Point(10, 10), null)).why()).isEqualTo(Why.OUTSIDE);
  }

  @Test
  void isWhatTheWordsNameWhereThePositionSaysNothing() {
    assertThat(clear(finder.find(TinyCity.CITY, null, new Point(10, 10), "西站街道站前社区"))).isEqualTo(TinyCity.STATION);
  }

  @Test
  void isNeverGuessedFromWordsThatFitSeveral() {
    Unclear several = unclear(named("河沿街道和柳林街道交口"));

    assertThat(several.why()).isEqualTo(Why.SEVERAL);
    assertThat(several.candidates()).extracting(Place::name).contains("河沿街道", "柳林街道");
  }

  @Test
  void isAskedForMoreExactlyWhereTheWordsNameADistrictOnly() {
    Unclear large = unclear(named("东城区"));

    assertThat(large.why()).isEqualTo(Why.TOO_LARGE);
    assertThat(large.candidates()).extracting(Place::name).containsExactly("河沿街道", "柳林街道");
  }

  @Test
  void isAskedForWhereNothingWasSaidOrNothingIsKnown() {
    assertThat(unclear(named(" ")).why()).isEqualTo(Why.NOTHING_SAID);
    assertThat(unclear(named("by the old bridge")).why()).isEqualTo(Why.NOT_NAMED);
    assertThat(unclear(finder.find(TinyCity.CITY, PlaceCode.of("110101001000"), null, "南里社区")).why())
        .isEqualTo(Why.NOTHING_SAID);
  }
}
