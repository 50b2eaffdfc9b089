package io.haihe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("haihe scenario migrate")
class MigrateCommandTest {

  @TempDir Path folder;

  @Test
  void saysThereIsNothingToMoveAndNamesWhatIsNotThere() throws Exception {
    try (Operator operator = new Operator(folder.resolve("data"), folder, TestDatabase.environment())) {
      assertThat(operator.haihe("en", "scenario", "migrate", "hotline", "--dry-run").said()).contains("hotline: no running cases");
      assertThat(operator.haihe("en", "scenario", "migrate", "no-such-scenario").said()).contains("There is no scenario no-such-scenario");
    }
  }
}
