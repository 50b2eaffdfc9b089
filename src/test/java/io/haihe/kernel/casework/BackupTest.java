package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TestDatabase;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.platform.Progress;
import io.haihe.platform.StartFault;
import io.haihe.platform.backup.BackupFile;
import io.haihe.platform.backup.BackupWriter;
import io.haihe.platform.backup.Manifest;
import io.haihe.platform.backup.Restore;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
@DisplayName("A backup")
class BackupTest {

  private static final BackupWriter.Order ORDER =
      new BackupWriter.Order("1.0", Projections.TIMELINE, Set.of("platform_session"), "f00d", null);

  @TempDir Path folder;
  @Autowired ApplicationContext context;
  @Autowired DataSource source;
  @Autowired JdbcClient jdbc;
  @Autowired Casework casework;
  @Autowired ProjectionsForTests projections;

  private Path file;

  @BeforeEach
  void city() {
    TinyCity.in(context);
    file = folder.resolve("city.backup");
  }

  private long open() {
    Command.Open open =
        new Command.Open(
            new Actor.Reporter(), SettableClock.START, null, "city-management", "matter", "06010", TinyCity.NANLI, null,
            null, "words", new Contact("Li", "13800001111", null), Map.of(), "web", false);
    return ((Moved) casework.open(open)).caseId();
  }

  private Manifest backup() throws Exception {
    try (Connection connection = source.getConnection();
        var out = Files.newOutputStream(file)) {
      return BackupWriter.write(ORDER, connection, out, Progress.silent());
    }
  }

  private void restore(DataSource target) throws Exception {
    try (var backup = BackupFile.open(file);
        var connection = target.getConnection()) {
      backup.verify(Progress.silent());
      new Restore(backup, connection, Flyway.configure().dataSource(target).load()).run(Progress.silent());
    }
  }

  private static Audit.Report audit(DataSource target) {
    JdbcClient there = JdbcClient.create(target);
    Archive archive = new Archive(there, new JdbcTemplate(target), new Dictionaries(there));
    return new Audit(there, new TransactionTemplate(new DataSourceTransactionManager(target)), archive).verify(_ -> {});
  }

  @Test
  void takenUnderLoadHoldsAllThatWasAnsweredBeforeItAndVerifies() throws Exception {
    Queue<Long> answered = new ConcurrentLinkedQueue<>();
    AtomicBoolean enough = new AtomicBoolean();
    List<Long> before;
    try (var load = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        load.submit(() -> {
          while (!enough.get()) {
            answered.add(open());
          }
        });
      }
      while (answered.size() < 40) {
        Thread.sleep(10);
      }
      before = List.copyOf(answered);
      backup();
      enough.set(true);
    }
    DataSource target = TestDatabase.empty();
    restore(target);

    JdbcClient there = JdbcClient.create(target);
    assertThat(there.sql("select id from casework_case").query(Long.class).list()).containsAll(before);
    assertThat(audit(target).first()).isEmpty();
    assertThat(audit(target).cases()).isBetween((long) before.size(), (long) answered.size());
  }

  @Test
  void isTheSameTableForTableAndGoesOnCounting() throws Exception {
    open();
    projections.catchUp();
    open();
    long unread = unread(jdbc);
    Manifest written = backup();
    DataSource target = TestDatabase.empty();
    restore(target);

    JdbcClient there = JdbcClient.create(target);
    for (Manifest.Table table : written.tables()) {
      assertThat(there.sql("select count(*) from " + table.name()).query(Long.class).single())
          .as(table.name()).isEqualTo(table.rows());
    }
    assertThat(unread(there)).isEqualTo(unread).isPositive();
    assertThat(there.sql("select bool_and(xid < pg_current_xact_id()) from casework_entry").query(Boolean.class).single())
        .as("what comes later is read later").isTrue();
    assertThat(there.sql("select nextval('casework_case_id') > max(id) from casework_case").query(Boolean.class).single())
        .isTrue();
    for (String what : List.of("pg_indexes where schemaname = 'public'", "pg_trigger where tgenabled = 'O'", "pg_constraint")) {
      String count = "select count(*) from " + what;
      assertThat(there.sql(count).query(Long.class).single()).as(what).isEqualTo(jdbc.sql(count).query(Long.class).single());
    }
  }

  private static long unread(JdbcClient of) {
    return of.sql("""
            select count(*) from casework_cursor c join casework_entry e on (e.xid, e.position) > (c.xid, c.position)
            """)
        .query(Long.class).single();
  }

  @Test
  void holdsThePartsOfATableToo() throws Exception {
    jdbc.sql("select casework_sealed_year(y) from unnest(array[2019, 2018, 2017]) y").query(String.class).list();
    for (int year : List.of(2018, 2017, 2019)) {
      jdbc.sql("""
          insert into casework_sealed (id, opened_at, closed_at, place, responsible, scenario_version, scenario, type, state,
            category, text, body)
          select -n, make_timestamptz(:year, 6, n, 0, 0, 0, 'UTC'), now(), 1, 1, 1, 's', 't', 'closed', 'c', 'words', '' from
            generate_series(1, 9) n
          """)
          .param("year", year).update();
    }
    jdbc.sql("alter table casework_sealed detach partition casework_sealed_2017").update();
    backup();
    DataSource target = TestDatabase.empty();
    restore(target);

    JdbcClient there = JdbcClient.create(target);
    assertThat(there.sql("select count(*) from casework_sealed_2019").query(Long.class).single()).isEqualTo(9);
    assertThat(there.sql("select count(*) from casework_sealed").query(Long.class).single()).isEqualTo(18);
    assertThat(there.sql("select count(*) from casework_sealed_2017").query(Long.class).single()).isEqualTo(9);
    String indexes = "select count(*) from pg_indexes where tablename in ('casework_sealed', 'casework_sealed_2018')";
    assertThat(there.sql(indexes).query(Long.class).single()).isEqualTo(jdbc.sql(indexes).query(Long.class).single());
    jdbc.sql("drop table casework_sealed_2017, casework_sealed_2018, casework_sealed_2019").update();
  }

  @Test
  void isRefusedWhereSomethingIsAlready() throws Exception {
    backup();
    DataSource full = TestDatabase.fresh();
    refuses("platform.backup.notEmpty", () -> restore(full));
    assertThat(JdbcClient.create(full).sql("select count(*) from org_unit_version").query(Long.class).single()).isOne();
  }

  @Test
  void isRefusedWhereOneByteIsAnother() throws Exception {
    open();
    backup();
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(bytes.length() / 3);
      int one = bytes.read();
      bytes.seek(bytes.length() / 3);
      bytes.write(one ^ 0xff);
    }
    DataSource target = TestDatabase.empty();
    refuses("platform.backup.damaged", () -> restore(target));
    assertThat(JdbcClient.create(target).sql("select count(*) from pg_tables where schemaname = 'public'").query(Long.class).single())
        .isZero();
  }

  @Test
  void isRefusedWhereItsEndIsMissing() throws Exception {
    backup();
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(bytes.length() - 100);
    }
    refuses("platform.backup.noBackup", () -> restore(TestDatabase.empty()));
  }

  @Test
  void ofANewerProgramIsRefused() throws Exception {
    jdbc.sql("""
        insert into flyway_casework (installed_rank, version, description, type, script, checksum, installed_by,
          execution_time, success) values (99, '999', 'later', 'SQL', 'V999__later.sql', 1, 'x', 1, true)
        """)
        .update();
    backup();
    jdbc.sql("delete from flyway_casework where version = '999'").update();
    DataSource target = TestDatabase.empty();
    refuses("platform.backup.newer", () -> restore(target));
    assertThat(JdbcClient.create(target).sql("select count(*) from pg_tables where schemaname = 'public'").query(Long.class).single())
        .isZero();
  }

  @Test
  void leavesNothingBehindWhereItFailsHalfWay() throws Exception {
    open();
    backup();
    DataSource target = TestDatabase.empty();
    JdbcClient there = JdbcClient.create(target);
    there.sql("create table haihe_restore_begun (at timestamptz)").update();
    there.sql("create table half_done (x int)").update();

    restore(target);

    assertThat(audit(target).first()).isEmpty();
    assertThat(there.sql("select count(*) from pg_tables where tablename in ('half_done', 'haihe_restore_begun')")
        .query(Long.class).single()).as("an interrupted restore was cleared away").isZero();
  }

  private interface Action {
    void run() throws Exception;
  }

  private static void refuses(String code, Action action) {
    assertThatExceptionOfType(StartFault.class)
        .isThrownBy(action::run)
        .satisfies(fault -> assertThat(fault.finding().code()).isEqualTo(code));
  }
}
