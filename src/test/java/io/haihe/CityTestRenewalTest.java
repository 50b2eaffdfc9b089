package io.haihe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two classes that share an application and both need to find it new. */
class CityTestRenewalTest {

  abstract static class LeavesTraces {

    @Autowired JdbcClient database;
    @Autowired SettableClock settable;
    @Autowired Clock clock;

    @Test
    void beginsWithTheDatabaseAndTheClockAsNew() {
      assertThat(clock.instant()).isEqualTo(SettableClock.START);
      database.sql("create table trace (id int)").update();
      settable.advance(Duration.ofHours(1));
      assertThat(clock.instant()).isEqualTo(SettableClock.START.plus(Duration.ofHours(1)));
    }
  }

  @Nested
  @CityTest
  class TheFirst extends LeavesTraces {}

  @Nested
  @CityTest
  class TheSecond extends LeavesTraces {}
}
