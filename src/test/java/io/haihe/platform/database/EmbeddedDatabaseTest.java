package io.haihe.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.haihe.platform.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedDatabaseTest {

  @TempDir Path folder;

  @BeforeEach
  void unpacked() throws IOException {
    ControlledPostgres.unpacked(folder);
  }

  @Test
  void keepsWhatWasCommittedWhenItsProcessIsKilled() throws Exception {
    var killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), DiesSuddenly.class.getName(), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertThat(killed.waitFor()).as(() -> read(folder.resolve("output"))).isEqualTo(9);
    var leftBehind = postmaster();
    assertThat(leftBehind.isAlive()).isTrue();

    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(leftBehind.isAlive()).isFalse();
      assertThat(client(database).sql("select row from kept").query(Integer.class).single()).isEqualTo(1);
    }
  }

  @Test
  void beginsAnewWhereTheFirstStartNeverCameToAnEnd() throws IOException {
    Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(folder.resolve("postgres/PG_VERSION"), "17");
    Files.writeString(folder.resolve("postgres.begun"), "");

    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(setting(database, "server_encoding")).isEqualTo("UTF8");
      assertThat(setting(database, "lc_collate")).isEqualTo("C");
      assertThat(setting(database, "fsync")).isEqualTo("on");
      assertThat(setting(database, "shared_buffers")).isEqualTo("256MB");
    }
    assertThat(folder.resolve("postgres.begun")).doesNotExist();
    assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();

    startsThoughItsNoteNamesAnotherProgram();
  }

  /** As after a killed container, where numbers of processes begin anew. */
  private void startsThoughItsNoteNamesAnotherProgram() throws IOException {
    Files.writeString(folder.resolve("postgres/postmaster.pid"), ProcessHandle.current().pid() + "\n");
    EmbeddedDatabase.start(folder).close();
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void leavesAloneWhatItCannotUse() throws IOException {
    Files.createDirectories(folder.resolve("postgres"));
    var precious = Files.writeString(folder.resolve("postgres/precious"), "rows");
    refuses("platform.start.notWhole");

    Files.writeString(folder.resolve("postgres/PG_VERSION"), "16\n");
    Files.writeString(folder.resolve("postgres.password"), "secret");
    refuses("platform.start.otherVersion");

    assertThat(precious).hasContent("rows");
  }

  private void refuses(String code) {
    assertThatExceptionOfType(StartFault.class)
        .isThrownBy(() -> EmbeddedDatabase.start(folder))
        .satisfies(fault -> assertThat(fault.finding().code()).isEqualTo(code));
  }

  private ProcessHandle postmaster() throws IOException {
    var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static String setting(CityDatabase database, String name) {
    return client(database)
        .sql("select coalesce(current_setting(?, true), (select datcollate from pg_database where datname = current_database()))")
        .param(name)
        .query(String.class)
        .single();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  static JdbcClient client(CityDatabase database) {
    var properties = database.properties();
    return JdbcClient.create(
        new DriverManagerDataSource(
            (String) properties.get("spring.datasource.url"),
            (String) properties.get("spring.datasource.username"),
            (String) properties.get("spring.datasource.password")));
  }
}
