package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.ProjectionsForTests;
import io.haihe.platform.database.ControlledPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Three kills of each kind; {@code -Dhaihe.test.kills=100} for more. The judge is what the clients were answered.
 */
@DisplayName("After kill -9")
class KillTest {

  private static final int KILLS = Integer.getInteger("haihe.test.kills", 3);

  @TempDir Path folder;
  private final Random random = new Random(Long.getLong("haihe.test.seed", 20250616));
  private ControlledPostgres postgres;
  private Path log;
  private int days;

  @BeforeEach
  void begin() throws IOException {
    postgres = ControlledPostgres.make(folder.resolve("postgres")).start();
    log = folder.resolve("answers");
  }

  @AfterEach
  void end() {
    postgres.close();
  }

  private Process server() throws Exception {
    Files.deleteIfExists(folder.resolve("output"));
    long ready = readies();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-XX:TieredStopAtLevel=1", "-Dtest.days=" + days, "-cp", System.getProperty("java.class.path"),
                KilledServer.class.getName(), postgres.url(), log.toString(), folder.resolve("data").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    days += 3;
    while (readies() == ready) {
      assertThat(process.isAlive()).as(() -> read(folder.resolve("output"))).isTrue();
      Thread.sleep(50);
    }
    return process;
  }

  @Test
  void ofTheServerNothingAnsweredIsLost() throws Exception {
    for (int i = 0; i < KILLS; i++) {
      long answered = Files.exists(log) ? answers().size() : 0;
      Process server = server();
      awaitMoreThan(answered + 8);
      Thread.sleep(random.nextInt(1500));
      server.destroyForcibly().waitFor();
    }
    judge();
  }

  @Test
  void ofPostgresqlNothingAnsweredIsLostAndTheServerGoesOn() throws Exception {
    Process server = server();
    try {
      for (int i = 0; i < KILLS; i++) {
        Thread.sleep(300 + random.nextInt(1200));
        postgres.kill();
        long answered = answers().size();
        postgres.start();
        awaitMoreThan(answered + 8);
      }
    } finally {
      server.destroyForcibly().waitFor();
    }
    judge();
  }

  private void awaitMoreThan(long answered) throws Exception {
    Instant patience = Instant.now().plusSeconds(30);
    while (answers().size() <= answered) {
      assertThat(Instant.now()).as("the server answers").isBefore(patience);
      Thread.sleep(50);
    }
  }

  private void judge() throws Exception {
    try (ConfigurableApplicationContext city =
        KilledServer.start(postgres.url(), folder.resolve("data").toString(), false)) {
      JdbcClient jdbc = city.getBean(JdbcClient.class);
      List<String> answers = answers();
      assertThat(answers).hasSizeGreaterThan(KILLS * 5);
      assertThat(answers).as("answered, and kept once with that version").isSubsetOf(kept(jdbc));
      assertThat(city.getBean(Audit.class).verify(_ -> {}).first()).isEmpty();
      cases(city, jdbc);
      figures(city, jdbc);
    }
  }

  private static Set<String> kept(JdbcClient jdbc) {
    List<String> kept =
        jdbc.sql("select command_key || ' ' || case_id || ' ' || seq from casework_entry where command_key is not null")
            .query(String.class)
            .list();
    Set<String> once = new HashSet<>(kept);
    assertThat(once).hasSameSizeAs(kept);
    return once;
  }

  /** Each case is what its timeline says, and no promise was called broken twice. */
  private static void cases(ConfigurableApplicationContext city, JdbcClient jdbc) {
    CaseStore store = city.getBean(CaseStore.class);
    Deadlines deadlines = city.getBean(Deadlines.class);
    deadlines.fireDue(city.getBean(java.time.Clock.class).instant().plusSeconds(40 * 86400));
    long fired = 0;
    for (long id : jdbc.sql("select id from casework_case").query(Long.class).list()) {
      List<Entry> timeline = store.timeline(id, 0);
      assertThat(Evolution.replay(timeline)).isEqualTo(store.find(id).orElseThrow().now());
      List<String> rungs =
          timeline.stream().filter(entry -> entry.kind() == Entry.Kind.FIRED).map(Entry::name).toList();
      assertThat(rungs).as("case %d", id).doesNotHaveDuplicates();
      fired += rungs.size();
    }
    assertThat(fired).isPositive();
    assertThat(jdbc.sql("select count(*) from casework_deadline where next_at < now()").query(Long.class).single()).isZero();
  }

  /** What projections made along the way is what they make from the beginning. */
  private static void figures(ConfigurableApplicationContext city, JdbcClient jdbc) {
    ProjectionsForTests projections = new ProjectionsForTests(city.getBean(Projections.class), jdbc);
    projections.catchUp();
    List<List<String>> before = rollups(jdbc);
    city.getBeansOfType(Projection.class).values().stream()
        .filter(each -> each.getClass().getName().contains(".screen."))
        .forEach(projections::rebuild);
    projections.catchUp();
    assertThat(rollups(jdbc)).isEqualTo(before);
  }

  private static List<List<String>> rollups(JdbcClient jdbc) {
    List<List<String>> rows = new ArrayList<>();
    for (String table : jdbc.sql("select tablename from pg_tables where tablename like 'screen%' order by 1").query(String.class).list()) {
      rows.add(jdbc.sql("select t::text from " + table + " t order by 1").query(String.class).list());
    }
    assertThat(rows.stream().mapToInt(List::size).sum()).isPositive();
    return rows;
  }

  private long readies() throws IOException {
    return Files.exists(log) ? Files.readAllLines(log).stream().filter(KilledServer.READY::equals).count() : 0;
  }

  /** The last line may have been cut off by the kill. */
  private List<String> answers() throws IOException {
    return Files.readAllLines(log).stream().filter(line -> line.matches("\\S{36} \\d+ \\d+")).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
