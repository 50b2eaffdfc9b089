package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.Places;
import io.haihe.modules.demo.Demo;
import io.haihe.modules.service.SampleItems;
import io.haihe.platform.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demonstration uses nearly every word of the engine, so its cases are a good crowd to hold an invariant against. */
@CityTest
@DisplayName("Every case of the demonstration")
class PlayedCasesTest {

  @Autowired Demo demo;
  @Autowired CityLoader loader;
  @Autowired Places places;
  @Autowired Units units;
  @Autowired SampleItems items;
  @Autowired CaseStore store;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  @Test
  void isWhatItsTimelineSays() {
    clock.set(Instant.parse("2026-03-10T07:00:00Z"));
    loader.load(Path.of("cities/tianjin"));
    units.load(places.city("tianjin").orElseThrow(), Path.of("cities/tianjin/units.yaml"));
    items.load();
    demo.hire();
    demo.play(1.0 / 15, Progress.silent());

    List<Long> ids = jdbc.sql("select id from casework_case").query(Long.class).list();
    assertThat(ids).hasSizeGreaterThan(200);
    for (long id : ids) {
      assertThat(Evolution.replay(store.timeline(id, 0))).isEqualTo(store.find(id).orElseThrow().now());
    }
  }
}
