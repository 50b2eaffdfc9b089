package io.haihe.kernel.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class Gcj02Test {

  @Test
  void shiftsAKnownPointByTheKnownAmount() {
    Coordinate gcj = Gcj02.fromWgs84(new Coordinate(116.397428, 39.90923));
    assertThat(gcj.x).isCloseTo(116.403671, within(2e-6));
    assertThat(gcj.y).isCloseTo(39.910634, within(2e-6));
  }

  @Test
  void theWayBackLeavesNoError() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      Coordinate wgs = new Coordinate(75 + random.nextDouble() * 60, 5 + random.nextDouble() * 48);
      Coordinate back = Gcj02.toWgs84(Gcj02.fromWgs84(wgs));
      assertThat(Gcj02.metres(back, wgs)).isLessThan(0.001);
    }
  }

  @Test
  void leavesPlacesOutsideChinaAlone() {
    Coordinate angeles = new Coordinate(-118.25, 34.05);
    assertThat(Gcj02.toWgs84(angeles)).isEqualTo(angeles);
  }
}
