package io.haihe.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the operators' guide says of standbys and of going back to a point in time, done with two servers. Large with
 * {@code -Dhaihe.test.faults=large}.
 */
@DisplayName("Two PostgreSQL servers")
class StandbyTest {

  private static final int ANSWERS = "large".equals(System.getProperty("haihe.test.faults")) ? 200_000 : 2_000;

  @TempDir Path folder;
  private ControlledPostgres primary;

  @BeforeEach
  void begin() throws Exception {
    primary = ControlledPostgres.make(folder.resolve("primary"));
    Path archive = Files.createDirectories(folder.resolve("archive"));
    primary.configure(
        "wal_level = replica", "max_wal_senders = 4", "archive_mode = on",
        "archive_command = 'test ! -f \"" + archive + "/%f\" && cp \"%p\" \"" + archive + "/%f\"'");
    primary.start();
    primary.ask("create table answered (id bigint primary key, at timestamptz not null default clock_timestamp())");
  }

  /** The guide's base backup by hand: {@code pg_basebackup} does not come along with our PostgreSQL. */
  private ControlledPostgres base(String name) throws SQLException, IOException {
    Path target = folder.resolve(name).resolve("cluster");
    Files.createDirectories(target.getParent());
    try (Connection session = primary.connect();
        var statement = session.createStatement()) {
      statement.execute("select pg_backup_start('base', true)");
      copy(primary.cluster(), target);
      var label = statement.executeQuery("select labelfile from pg_backup_stop()");
      label.next();
      Files.writeString(target.resolve("backup_label"), label.getString(1));
    }
    return ControlledPostgres.in(folder.resolve(name));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(from, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
        Path made = Files.createDirectories(to.resolve(from.relativize(dir)));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
        return dir.endsWith("pg_wal") && !dir.equals(from) ? skipped(made) : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!file.endsWith("postmaster.pid") && !file.endsWith("postmaster.opts")) {
          Files.copy(file, to.resolve(from.relativize(file)));
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException gone) {
        return FileVisitResult.CONTINUE;
      }
    });
  }

  private static FileVisitResult skipped(Path wal) throws IOException {
    Files.createDirectories(wal.resolve("archive_status"));
    return FileVisitResult.SKIP_SUBTREE;
  }

  @Test
  void loseNothingThatWasAnsweredWhenTheFirstDiesUnderLoad() throws Exception {
    ControlledPostgres standby = base("standby");
    Files.writeString(standby.cluster().resolve("standby.signal"), "");
    standby.configure(
        "primary_conninfo = 'host=127.0.0.1 port=" + primary.port() + " user=haihe application_name=standby'",
        "restore_command = 'cp \"" + folder.resolve("archive") + "/%f\" \"%p\"'");
    standby.start();
    try (standby) {
      primary.ask("alter system set synchronous_standby_names = '*'");
      primary.ask("select pg_reload_conf()");
      await(() -> primary.ask("select coalesce(max(sync_state), '') from pg_stat_replication").equals("sync"));

      Queue<Long> answered = killUnderLoad();
      standby.promote();

      assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERS);
      assertThat(lost(standby, answered)).as("answered and lost").isEmpty();
      assertThat(standby.ask("insert into answered (id) values (-1) returning id")).isEqualTo("-1");
    } finally {
      primary.close();
    }
  }

  private Queue<Long> killUnderLoad() throws Exception {
    Queue<Long> answered = new ConcurrentLinkedQueue<>();
    AtomicLong next = new AtomicLong();
    AtomicBoolean dead = new AtomicBoolean();
    try (var load = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        load.submit(() -> insert(next, answered, dead));
      }
      while (answered.size() < ANSWERS) {
        Thread.sleep(5);
      }
      primary.kill();
      dead.set(true);
    }
    return answered;
  }

  private void insert(AtomicLong next, Queue<Long> answered, AtomicBoolean dead) {
    try (Connection connection = primary.connect();
        var insert = connection.prepareStatement("insert into answered (id) values (?)")) {
      while (!dead.get()) {
        long id = next.incrementAndGet();
        insert.setLong(1, id);
        insert.executeUpdate();
        answered.add(id);
      }
    } catch (SQLException died) {
      assertThat(died.getSQLState()).as(died.toString()).isIn("08006", "57P01", "57P02", "57P03", "08001");
    }
  }

  private static List<Long> lost(ControlledPostgres there, Queue<Long> answered) throws SQLException {
    try (Connection connection = there.connect();
        var statement = connection.prepareStatement(
            "select u.id from unnest(?) as u (id) where not exists (select from answered a where a.id = u.id)")) {
      statement.setArray(1, connection.createArrayOf("bigint", answered.toArray()));
      List<Long> lost = new java.util.ArrayList<>();
      var rows = statement.executeQuery();
      while (rows.next()) {
        lost.add(rows.getLong(1));
      }
      return lost;
    }
  }

  @Test
  void bringBackAPointInTime() throws Exception {
    primary.ask("insert into answered select generate_series(1, 1000)");
    ControlledPostgres later = base("later");
    primary.ask("insert into answered select generate_series(1001, 2000)");
    String moment = primary.ask("select clock_timestamp()");
    Thread.sleep(20);
    primary.ask("delete from answered");
    primary.ask("select pg_switch_wal()");
    await(() -> primary.ask("select last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 16777216) from pg_stat_archiver")
        .equals("t"));
    Files.writeString(later.cluster().resolve("recovery.signal"), "");
    later.configure(
        "archive_mode = off", "restore_command = 'cp \"" + folder.resolve("archive") + "/%f\" \"%p\"'",
        "recovery_target_time = '" + moment + "'", "recovery_target_action = promote");
    try (later) {
      later.start();
      await(() -> later.ask("select pg_is_in_recovery()").equals("f"));
      assertThat(later.ask("select count(*) from answered")).isEqualTo("2000");
      assertThat(primary.ask("select count(*) from answered")).isEqualTo("0");
    } finally {
      primary.close();
    }
  }

  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static void await(Condition condition) throws Exception {
    for (int i = 0; i < 600; i++) {
      if (condition.holds()) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("it did not come to that within half a minute");
  }
}
