package io.haihe.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small disk of its own; skipped where this account may not mount one. */
@DisplayName("A full disk")
class DiskFullTest {

  @TempDir Path folder;

  @Test
  void losesNothingThatWasAnsweredAndIsOverOnceThereIsRoom() throws Exception {
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=180m", "tmpfs", folder.toString())).as("may mount").isTrue();
    try (ControlledPostgres postgres = ControlledPostgres.make(folder.resolve("small"))) {
      postgres.configure("max_wal_size = 32MB");
      postgres.start();
      Path ballast = Files.write(folder.resolve("ballast"), new byte[64 << 20]);
      postgres.ask("create table answered (id bigint primary key, filler text)");

      long answered = fill(postgres);
      Files.delete(ballast);
      startAgainIfItDied(postgres);

      assertThat(answered).isPositive();
      assertThat(postgres.ask("select count(*) from answered where id <= " + answered)).isEqualTo("" + answered);
      assertThat(postgres.ask("insert into answered (id) values (-1) returning id")).isEqualTo("-1");
    } finally {
      run("umount", "-l", folder.toString());
    }
  }

  /** @return the last that was answered */
  private static long fill(ControlledPostgres postgres) throws SQLException {
    long id = 0;
    try (Connection connection = postgres.connect();
        var insert = connection.prepareStatement(
            "insert into answered select ?, string_agg(md5(n::text || clock_timestamp()), '') from generate_series(1, 2000) n")) {
      while (true) {
        insert.setLong(1, id + 1);
        insert.executeUpdate();
        id++;
      }
    } catch (SQLException full) {
      assertThat(full.getSQLState()).as(full.toString()).satisfiesAnyOf(
          state -> assertThat(state).isEqualTo("53100"), state -> assertThat(state).startsWith("57P"), state -> assertThat(state).startsWith("08"));
      return id;
    }
  }

  /** Where the write-ahead log found no room it stops, rather than promise what it cannot keep. */
  private static void startAgainIfItDied(ControlledPostgres postgres) throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      try {
        postgres.ask("select 1");
        return;
      } catch (SQLException comingUp) {
        Thread.sleep(200);
        if (i == 25) {
          postgres.close();
          postgres.start();
        }
      }
    }
  }

  private static boolean run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
