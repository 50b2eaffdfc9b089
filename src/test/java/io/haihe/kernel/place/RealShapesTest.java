package io.haihe.kernel.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.haihe.platform.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A map company's districts: a real file with real faults. Measured where it is at hand; it does not ship. */
class RealShapesTest {

  private static final Path FILE = Path.of("../shared/data/tianjin-districts.geojson");
  private final PlaceFixtures fixtures = new PlaceFixtures();

  @BeforeEach
  void theFileIsAtHand() {
    assumeTrue(Files.exists(FILE), "the shared data is not here");
    fixtures.loader.load(Path.of("cities/tianjin"));
  }

  private static List<Finding> of(LoadReport report, String code) {
    return report.warnings().stream().filter(finding -> finding.code().equals(code)).toList();
  }

  @Test
  void repairsConvertsAndSaysSo() {
    LoadReport report = fixtures.loader.loadShapes("tianjin", FILE, CoordinateSystem.GCJ02);
    assertThat(report.errors()).isEmpty();
    assertThat(report.shapes()).isEqualTo(15);
    assertThat(of(report, "place.shape.empty")).singleElement()
        .satisfies(finding -> assertThat(finding.args()).containsExactly("120119 蓟州区"));
    assertThat(of(report, "place.shape.crossing").size() + of(report, "place.shape.repaired").size()).isEqualTo(4);
    assertThat(of(report, "place.shape.converted")).hasSize(1);
    assertThat(of(report, "place.shape.coarse")).hasSize(1);
    assertThat(of(report, "place.shape.likely-shifted")).isEmpty();
    assertThat(fixtures.places.at(117.1903, 39.1256)).map(Place::name).contains("和平区");
    for (Place district : fixtures.places.children(PlaceCode.of("120000000000"))) {
      fixtures.places.shape(district.code()).ifPresent(shape -> assertThat(shape.isValid()).isTrue());
    }
  }

  @Test
  void suspectsTheShiftWhereItIsNotDeclared() {
    LoadReport report = fixtures.loader.loadShapes("tianjin", FILE, null);
    assertThat(of(report, "place.shape.undeclared")).hasSize(1);
    assertThat(of(report, "place.shape.likely-shifted")).hasSize(1);
    assertThat(of(report, "place.shape.converted")).isEmpty();
  }
}
