package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.TestDatabase;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

@ExtendWith(OutputCaptureExtension.class)
@DisplayName("A city that starts")
class ScenarioStartTest {

  @TempDir Path folder;
  private final DataSource database = TestDatabase.fresh();
  private Path minimal;

  @BeforeEach
  void copyPackage() throws IOException {
    minimal = folder.resolve("minimal");
    FileSystemUtils.copyRecursively(Packages.MINIMAL, minimal);
  }

  private List<String> start(CapturedOutput output) {
    Scenarios scenarios = new Scenarios(
        new ScenarioStore(JdbcClient.create(database)), new TransactionTemplate(new JdbcTransactionManager(database)), Clock.systemUTC(),
        new LifeLog(JdbcClient.create(database)));
    int before = output.getAll().length();
    new ScenarioStart(scenarios, Texts.load(), folder).afterSingletonsInstantiated();
    return output.getAll().substring(before).lines().filter(line -> line.contains("ScenarioStart")).map(line -> line.replaceFirst(".* : ", "")).toList();
  }

  private void edit(String from, String to) throws IOException {
    Path file = minimal.resolve("scenario.yaml");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void saysWhatCameIntoForceAndWhatDidNot(CapturedOutput output) throws IOException {
    assertThat(start(output)).singleElement().asString().startsWith("In force: ").contains("hotline ", "minimal 1.0.0");
    assertThat(start(output)).isEmpty();

    edit("version: 1.0.0", "version: 1.1.0");
    assertThat(start(output)).containsExactly("minimal 1.1.0 is in force");

    edit("version: 1.1.0", "version: 1.2.0");
    edit("to: void", "to: nowhere");
    assertThat(start(output)).hasSizeGreaterThan(1).last().isEqualTo("minimal 1.2.0 is left out, 1.1.0 stays in force");

    Files.move(minimal, folder.resolve("other"));
    assertThat(start(output)).last().isEqualTo("other 1.2.0 is left out");
  }
}
