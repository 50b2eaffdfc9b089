package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.database.ControlledPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three thousand cases, a server killed in the middle and another that goes on, while somebody writes notes on the same cases. */
@DisplayName("A migration whose server is killed")
class KilledMigrationTest {

  private static final int CASES = 3000;

  @TempDir Path folder;

  @Test
  void movesEachCaseOnceAndLosesNothing() throws Exception {
    try (ControlledPostgres postgres = ControlledPostgres.make(folder.resolve("postgres")).start();
        ConfigurableApplicationContext city = KilledServer.start(postgres.url(), folder.resolve("data").toString(), false)) {
      TinyCity.in(city);
      JdbcClient jdbc = city.getBean(JdbcClient.class);
      Scenarios scenarios = city.getBean(Scenarios.class);
      int first = scenarios.idOf(scenarios.load(TwoVersions.first(folder)));
      List<Long> ids = open(city);
      scenarios.load(TwoVersions.second(folder));
      Migrations migrations = city.getBean(Migrations.class);
      MigrationRun rehearsal = migrations.rehearse("minimal", first, null);
      while (city.getBean(MigrationWork.class).work()) {
        // until all were looked at
      }
      assertThat(migrations.report(rehearsal.id()).run().moved()).isEqualTo(CASES);
      int run = migrations.apply("minimal", first, null).id();

      Process server = server(postgres);
      try {
        await(() -> moved(jdbc, run) > CASES / 5);
        server.destroyForcibly().waitFor();
        long halfway = moved(jdbc, run);
        assertThat(halfway).isLessThan(CASES);
        assertThat(migrated(jdbc)).as("the cursor and the cases agree after the kill").isEqualTo(halfway);

        server = server(postgres);
        Thread clerk = Thread.ofPlatform().start(() -> ids.reversed().forEach(id -> note(city, id)));
        await(() -> migrations.report(run).run().state() == MigrationRun.State.DONE);
        clerk.join();
      } finally {
        server.destroyForcibly().waitFor();
      }
      assertThat(moved(jdbc, run)).isEqualTo(CASES);
      assertThat(migrated(jdbc)).isEqualTo(CASES);
      CaseStore store = city.getBean(CaseStore.class);
      for (long id : ids) {
        Case now = store.find(id).orElseThrow().now();
        assertThat(now.scenarioVersion()).isEqualTo(scenarios.currentId("minimal"));
        assertThat(Evolution.replay(store.timeline(id, 0))).isEqualTo(now);
      }
      assertThat(city.getBean(Audit.class).verify(n -> {}).first()).isEmpty();
    }
  }

  private static List<Long> open(ConfigurableApplicationContext city) {
    Instant now = city.getBean(Clock.class).instant();
    Takeover.Batch batch = city.getBean(Takeover.class).batch(CASES);
    List<Takeover.Played> played = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      Command.Open open = new Command.Open(
          new Actor.Importer(0, 0, Map.of()), now, "case " + i, "minimal", "matter", "0101", TinyCity.NANLI, null, null, "words",
          Contact.NONE, Map.of("urgency", "normal"), "import", false);
      played.add(((Takeover.Begun.Opened) batch.open(open)).played());
    }
    batch.keep(played, now);
    return played.stream().map(one -> one.now().id()).toList();
  }

  private static void note(ConfigurableApplicationContext city, long id) {
    Outcome noted = city.getBean(Casework.class).act(
        new Command.Note(new Actor.Reporter(), city.getBean(Clock.class).instant(), null, id, 0, "still there", true));
    assertThat(noted).isInstanceOf(Moved.class);
  }

  private Process server(ControlledPostgres postgres) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1", "-Dtest.clerks=1", "-cp",
            System.getProperty("java.class.path"), KilledServer.class.getName(), postgres.url(), folder.resolve("answers").toString(),
            folder.resolve("data").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private interface Wanted {
    boolean holds();
  }

  private static void await(Wanted wanted) throws InterruptedException {
    Instant patience = Instant.now().plusSeconds(120);
    while (!wanted.holds()) {
      assertThat(Instant.now()).as("the server works").isBefore(patience);
      Thread.sleep(20);
    }
  }

  private static long moved(JdbcClient jdbc, int run) {
    return jdbc.sql("select moved from casework_migration where id = ?").param(run).query(Long.class).single();
  }

  private static long migrated(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from casework_entry where body like '%\"kind\":\"MIGRATED\"%'").query(Long.class).single();
  }
}
