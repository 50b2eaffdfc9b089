package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.ProjectionsForTests;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.screen.Rollups;
import io.haihe.platform.database.ControlledPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two cities in one database, each in a schema of its own: the way a distributed PostgreSQL tells cities apart (Citus 12 calls it schema-based
 * sharding). The plans PostgreSQL notes of all it carried out are the judge.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Cities in one database")
class CitiesApartTest {

  private static final Pattern SCHEMA = Pattern.compile("\"Schema\": \"([^\"]+)\"");
  private static final Instant NOW = Instant.now();

  @TempDir static Path folder;
  private ControlledPostgres postgres;
  private ConfigurableApplicationContext north;
  private ConfigurableApplicationContext south;

  @BeforeAll
  void begin() throws Exception {
    postgres = ControlledPostgres.make(folder.resolve("postgres"));
    postgres.configure(
        "shared_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0", "auto_explain.log_verbose = on",
        "auto_explain.log_nested_statements = on", "auto_explain.log_format = json", "log_line_prefix = '%a '");
    postgres.start();
    north = city("north");
    south = city("south");
  }

  @AfterAll
  void end() {
    north.close();
    south.close();
    postgres.close();
  }

  private ConfigurableApplicationContext city(String schema) throws SQLException {
    postgres.ask("create schema " + schema);
    var city = KilledServer.start(url(schema), folder.resolve(schema).toString(), false);
    TinyCity.in(city);
    return city;
  }

  private String url(String schema) {
    return postgres.url() + "?currentSchema=" + schema + "&ApplicationName=" + schema;
  }

  /** A day: matters come in, move and end, and are archived; lists, cases, reports and the public's pages are asked for. */
  private static void day(ConfigurableApplicationContext city, String name) {
    TinyCity tiny = TinyCity.in(city);
    Viewer clerk = tiny.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    Viewer chief = tiny.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    Casework casework = city.getBean(Casework.class);
    Moved one = (Moved) casework.open(opening(name + "-one", NOW));
    act(casework, clerk, one.caseId(), "register", Map.of());
    act(casework, chief, one.caseId(), "file", Map.of("urgency", "normal", "unverifiedBasis", "photo"));
    long refused = takenOver(city, name + "-old", NOW.minus(Duration.ofDays(300)));
    casework.open(opening(name + "-two", NOW));
    city.getBean(Deadlines.class).fireDue(NOW.plus(Duration.ofDays(60)));
    new ProjectionsForTests(city.getBean(Projections.class), city.getBean(JdbcClient.class)).catchUp();
    city.getBean(Sealing.class).sealDue(NOW.plus(Duration.ofDays(400)));
    questions(city, clerk, one, refused);
  }

  private static void questions(ConfigurableApplicationContext city, Viewer clerk, Moved one, long sealed) {
    Cases cases = city.getBean(Cases.class);
    Case now = cases.find(clerk, one.number()).orElseThrow();
    assertThat(cases.timeline(clerk, now)).hasSizeGreaterThan(2);
    assertThat(cases.personal(clerk, now, "call back", NOW)).isPresent();
    assertThat(cases.find(clerk, sealed)).isPresent();
    for (CaseFilter filter : List.of(CaseFilter.ALL, CaseFilter.WORK, words("rubbish"), words(one.number()))) {
      cases.list(clerk, filter, NOW, null, 50);
      cases.count(clerk, filter, NOW);
    }
    assertThat(cases.list(clerk, CaseFilter.ALL, NOW, null, 50).rows()).hasSizeGreaterThanOrEqualTo(3);
    cases.countByState(clerk, CaseFilter.WORK, NOW);
    cases.openByPlace(clerk, CaseFilter.ALL.open(), NOW);
    cases.openByCategory(clerk, CaseFilter.ALL.open(), NOW);
    city.getBean(Tallies.class).byUnit(clerk, CaseFilter.ALL.open(), NOW);
    city.getBean(PublicCases.class).list(
        new PublicCases.Search(TinyCity.CITY, null, Set.of(), null, null, null, null, false), 20, 0);
    var east = city.getBean(Places.class).get(TinyCity.EAST);
    city.getBean(Rollups.class).states(clerk, "city-management", east);
    city.getBean(Rollups.class).months(
        clerk, "city-management", east, Set.of(), LocalDate.of(2025, 1, 1), LocalDate.of(2030, 1, 1), Set.of(Rollups.By.PLACE));
    assertThat(city.getBean(Audit.class).verify(n -> {}).first()).isEmpty();
  }

  private static CaseFilter words(String words) {
    return new CaseFilter(
        false, false, null, null, null, Set.of(), null, null, null, null, null, words, CaseFilter.Order.NEWEST);
  }

  private static Command.Open opening(String key, Instant at) {
    return new Command.Open(
        new Actor.Reporter(), at, key, "city-management", "matter", "06010", TinyCity.NANLI, null, null, "rubbish by the gate",
        new Contact("Li", "13800001111", null), Map.of(), "web", false);
  }

  private static void act(Casework casework, Viewer viewer, long id, String step, Map<String, Object> form) {
    assertThat(casework.act(new Command.Take(new Actor.Staff(viewer), NOW, null, id, 0, step, form))).isInstanceOf(Moved.class);
  }

  /** A matter of last year that was refused, as an import brings it. */
  private static long takenOver(ConfigurableApplicationContext city, String key, Instant at) {
    Actor importer = new Actor.Importer(0, 0, Map.of());
    Takeover takeover = city.getBean(Takeover.class);
    List<Long> kept = new ArrayList<>();
    assertThat(takeover.alone(() -> {
      Takeover.Batch batch = takeover.batch(1);
      var played = ((Takeover.Begun.Opened) batch.open(new Command.Open(
          importer, at, key, "city-management", "matter", "06010", TinyCity.NANLI, null, null, "rubbish by the gate", Contact.NONE,
          Map.of(), "import", false))).played();
      Map<String, Object> form = Map.of("refusal", "tooVague", "answer", "Where is it?");
      assertThat(played.act(new Command.Take(importer, at, key + "-2", played.now().id(), 0, "refuseFiling", form)))
          .isInstanceOf(Moved.class);
      batch.keep(List.of(played), NOW);
      kept.add(played.now().id());
    })).isTrue();
    return kept.getFirst();
  }

  @Test
  void haveEveryStatementOfTheirsStayInTheirOwnSchema() throws Exception {
    Path log = folder.resolve("postgres/log");
    long before = Files.size(log);
    day(south, "monday");
    String noted = Files.readString(log).substring((int) before);

    List<Set<String>> plans =
        Arrays.stream(noted.split("(?m)^(?=south LOG:)")).filter(entry -> entry.contains("plan:")).map(CitiesApartTest::schemas).toList();
    assertThat(plans).filteredOn(schemas -> schemas.contains("south")).as("plans that read or write tables").hasSizeGreaterThan(60);
    assertThat(plans).allSatisfy(schemas -> assertThat(schemas).isSubsetOf("south", "pg_catalog"));
  }

  /** Of the tables in a plan as PostgreSQL notes it. */
  private static Set<String> schemas(String plan) {
    return SCHEMA.matcher(plan).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void leaveEachOthersTablesAlone() throws Exception {
    day(north, "monday");
    String before = read("south");
    day(north, "tuesday");

    assertThat(read("south")).isEqualTo(before);
    assertThat(read("north")).isNotEqualTo(before);
  }

  /**
   * How often the tables of a city were read and rows of them changed, as the server counts. A connection tells what it did up to ten seconds late,
   * and at once when it ends: so the city's are ended first, and its pool opens others.
   */
  private String read(String schema) throws SQLException {
    postgres.ask(
        "select bool_and(pg_terminate_backend(pid, 20000)) from pg_stat_activity where application_name = '" + schema + "'");
    return postgres.ask(
        """
        select string_agg(relname || ' ' || coalesce(seq_scan, 0) + coalesce(idx_scan, 0) || ' ' || n_tup_ins + n_tup_upd + n_tup_del, ', ' order by relname)
        from pg_stat_user_tables where schemaname = '%s'
        """.formatted(schema));
  }

  @Test
  void mayImportAtTheSameTime() {
    boolean[] also = new boolean[1];
    assertThat(north.getBean(Takeover.class).alone(() -> also[0] = south.getBean(Takeover.class).alone(() -> {}))).isTrue();

    assertThat(also[0]).isTrue();
  }
}
