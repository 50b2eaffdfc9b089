package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As an operator does it: processes of their own, a data folder each. */
@DisplayName("haihe backup and restore")
class BackupCommandTest {

  @TempDir Path folder;

  private record Ended(int code, String said) {}

  private Ended haihe(Path data, String... args) throws Exception {
    Process process = start(data, folder.resolve("output"), args);
    int code = process.waitFor();
    return new Ended(code, Files.readString(folder.resolve("output")));
  }

  private static Process start(Path data, Path output, String... args) throws Exception {
    List<String> line =
        new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
            "-cp", System.getProperty("java.class.path"), Haihe.class.getName()));
    line.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(Map.of("HAIHE_DATA", data.toString(), "HAIHE_LANG", "en"));
    builder.environment().keySet().removeAll(List.of("HAIHE_DB_URL", "HAIHE_SECRET"));
    return builder.start();
  }

  @Test
  void carryACityOverWhileItIsServed() throws Exception {
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");
    Path file = folder.resolve("city.backup");
    assertThat(haihe(here, "backup", file.toString()).said()).contains("holds no database");
    assertThat(haihe(here, "city", "load", Path.of("src/test/resources/cities/tiny").toString()).code()).isZero();
    Process serving = start(here, folder.resolve("serving"), "serve", "--port", "0");
    try {
      await(folder.resolve("serving"), "Haihe is ready");
      Ended written = haihe(here, "backup", file.toString());
      assertThat(written.code()).as(written.said()).isZero();
      assertThat(written.said()).contains("NOT in the file");
    } finally {
      serving.destroy();
      serving.waitFor();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(haihe(here, "backup", file.toString()).said()).contains("exists already");

    Ended without = haihe(there, "restore", file.toString());
    assertThat(without.code()).isOne();
    assertThat(without.said()).contains("the secret that opens it is not here", there.resolve("secret.key").toString());
    assertThat(there).doesNotExist();

    Files.createDirectories(there);
    Files.copy(here.resolve("secret.key"), there.resolve("secret.key"));
    Ended restored = haihe(there, "restore", file.toString());
    assertThat(restored.code()).as(restored.said()).isZero();
    assertThat(restored.said()).contains("rows are restored", "All is as it was written");
  }

  private static void await(Path output, String words) throws Exception {
    for (int i = 0; i < 600 && !Files.readString(output).contains(words); i++) {
      Thread.sleep(200);
    }
    assertThat(output).content().contains(words);
  }
}
