package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.cli.Operator.Ended;
import io.haihe.platform.database.ControlledPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As operators do it: a process and a data folder each, and a process that serves. */
@DisplayName("haihe backup and restore")
class BackupCommandTest {

  @TempDir Path folder;

  private static Process serving(Path data, Path output) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
            "-cp", System.getProperty("java.class.path"), Haihe.class.getName(), "serve", "--port", "0")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(Map.of("HAIHE_DATA", data.toString(), "HAIHE_LANG", "en"));
    builder.environment().keySet().removeAll(List.of("HAIHE_DB_URL", "HAIHE_SECRET"));
    return builder.start();
  }

  @Test
  void carryACityOverWhileItIsServed() throws Exception {
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");
    Path file = folder.resolve("city.backup");
    try (Operator keeper = new Operator(here, folder, Map.of())) {
      assertThat(keeper.haihe("en", "backup", file.toString()).said()).contains("holds no database");
      assertThat(keeper.haihe("en", "city", "load", Path.of("src/test/resources/cities/tiny").toAbsolutePath().toString()).code()).isZero();
      Process serving = serving(here, folder.resolve("serving"));
      try {
        await(folder.resolve("serving"), "Haihe is ready");
        Ended written = keeper.haihe("en", "backup", file.toString());
        assertThat(written.code()).as(written.said()).isZero();
        assertThat(written.said()).contains("NOT in the file");
      } finally {
        serving.destroy();
        serving.waitFor();
      }
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
      assertThat(keeper.haihe("en", "backup", file.toString()).said()).contains("exists already");
    }
    try (Operator successor = new Operator(there, folder, Map.of())) {
      Ended without = successor.haihe("en", "restore", file.toString());
      assertThat(without.code()).isOne();
      assertThat(without.said()).contains("the secret that opens it is not here", there.resolve("secret.key").toString());
      assertThat(there).doesNotExist();

      ControlledPostgres.unpacked(Files.createDirectories(there));
      Files.copy(here.resolve("secret.key"), there.resolve("secret.key"));
      Ended restored = successor.haihe("en", "restore", file.toString());
      assertThat(restored.code()).as(restored.said()).isZero();
      assertThat(restored.said()).contains("rows are restored", "All is as it was written");
    }
  }

  private static void await(Path output, String words) throws Exception {
    for (int i = 0; i < 600 && !Files.readString(output).contains(words); i++) {
      Thread.sleep(200);
    }
    assertThat(output).content().contains(words);
  }
}
