package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("haihe scenario migrate")
class MigrateCommandTest {

  @TempDir Path folder;

  @Test
  void saysThereIsNothingToMoveAndNamesWhatIsNotThere() throws Exception {
    assertThat(haihe("scenario", "migrate", "hotline", "--dry-run")).contains("hotline: no running cases");
    assertThat(haihe("scenario", "migrate", "no-such-scenario")).contains("There is no scenario no-such-scenario");
  }

  private String haihe(String... args) throws Exception {
    Path output = folder.resolve("output");
    List<String> line =
        new ArrayList<>(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
            "-cp", System.getProperty("java.class.path"), Haihe.class.getName()));
    line.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(Map.of("HAIHE_DATA", folder.resolve("data").toString(), "HAIHE_LANG", "en"));
    builder.environment().keySet().removeAll(List.of("HAIHE_DB_URL", "HAIHE_SECRET"));
    builder.start().waitFor();
    return Files.readString(output);
  }
}
