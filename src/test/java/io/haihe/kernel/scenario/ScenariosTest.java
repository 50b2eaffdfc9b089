package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.TestDatabase;
import io.haihe.kernel.scenario.reading.PackageFiles;
import io.haihe.platform.BadInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

class ScenariosTest {

  @TempDir Path folder;
  private final DataSource database = TestDatabase.fresh();
  private final Scenarios scenarios = server();
  private Path minimal;

  private Scenarios server() {
    return new Scenarios(
        new ScenarioStore(JdbcClient.create(database)),
        new TransactionTemplate(new JdbcTransactionManager(database)),
        Clock.systemUTC(),
        new LifeLog(JdbcClient.create(database)));
  }

  @BeforeEach
  void copyPackage() throws Exception {
    minimal = folder.resolve("minimal");
    FileSystemUtils.copyRecursively(Packages.MINIMAL, minimal);
  }

  @Test
  void keepsOneVersionHoweverOftenItIsLoaded() {
    Scenario first = scenarios.load(minimal);
    Scenario second = scenarios.load(minimal);
    assertThat(second).isSameAs(first);
    assertThat(scenarios.versions()).hasSize(1);
    assertThat(scenarios.currentId("minimal")).isEqualTo(scenarios.idOf(first));
  }

  @Test
  void keepsTheOldVersionBesideTheNew() throws Exception {
    int old = scenarios.idOf(scenarios.load(minimal));
    edit("version: 1.0.0", "version: 1.0.1");
    Scenario next = scenarios.load(minimal);

    assertThat(scenarios.current("minimal").version()).isEqualTo("1.0.1");
    assertThat(scenarios.all()).containsExactly(next);
    assertThat(scenarios.version(old).version()).isEqualTo("1.0.0");
  }

  @Test
  void goesBackToAnEarlierVersionThatIsLoadedAgain() throws Exception {
    Scenario old = scenarios.load(minimal);
    edit("version: 1.0.0", "version: 1.0.1");
    scenarios.load(minimal);
    edit("version: 1.0.1", "version: 1.0.0");

    assertThat(scenarios.load(minimal)).isSameAs(old);
    assertThat(scenarios.current("minimal")).isSameAs(old);
    assertThat(scenarios.versions()).hasSize(2);
  }

  @Test
  void leavesANewerVersionInForceThatTheFolderDoesNotHave() throws Exception {
    PackageFiles folders = PackageFiles.of(minimal);
    assertThat(scenarios.offer(folders)).isTrue();
    edit("version: 1.0.0", "version: 1.0.10");
    Scenario installed = scenarios.load(minimal);

    assertThat(scenarios.offer(folders)).isFalse();
    assertThat(scenarios.current("minimal")).isSameAs(installed);
    edit("version: 1.0.10", "version: 1.1.0");
    assertThat(scenarios.offer(PackageFiles.of(minimal))).isTrue();
    assertThat(scenarios.current("minimal").version()).isEqualTo("1.1.0");
  }

  @Test
  void refusesAChangedPackageWithTheSameVersion() throws Exception {
    scenarios.load(minimal);
    edit("limit: 30 minute}", "limit: 40 minute}");

    assertThatThrownBy(() -> scenarios.load(minimal))
        .isInstanceOfSatisfying(BadInput.class, bad ->
            assertThat(bad.findings().getFirst().code()).isEqualTo("scenario.package.changed"));
    assertThat(scenarios.versions()).hasSize(1);
  }

  @Test
  void takesChangedExamplesWithoutANewVersion() throws Exception {
    Scenario first = scenarios.load(minimal);
    Files.createDirectories(minimal.resolve("examples"));
    Files.writeString(minimal.resolve("examples/one.yaml"), "story: one");

    assertThat(scenarios.load(minimal)).isSameAs(first);
  }

  @Test
  void showsWhatAnotherServerLoaded() {
    Scenarios other = server();
    int id = other.idOf(other.load(minimal));

    assertThat(scenarios.version(id).types()).containsKey("matter");
    assertThat(scenarios.current("minimal").fingerprint()).isEqualTo(other.current("minimal").fingerprint());
    assertThat(scenarios.idOf(other.current("minimal"))).isEqualTo(id);
  }

  @Test
  void staysRetiredWhenTheProgramStartsWithANewerFolderAndComesBackWhenItIsLoadedOnPurpose() throws Exception {
    scenarios.load(minimal);
    scenarios.retire(new Retirement("minimal", Instant.EPOCH, "over"), 1);
    edit("version: 1.0.0", "version: 1.0.1");

    assertThat(scenarios.offer(PackageFiles.of(minimal))).isTrue();
    assertThat(scenarios.retirement("minimal")).isPresent();
    assertThat(server().retirement("minimal")).isPresent();
    assertThat(scenarios.open()).isEmpty();
    scenarios.load(minimal);
    assertThat(scenarios.retirement("minimal")).isEmpty();
  }

  @Test
  void isInForceOnAnotherServerThatKnewTheOldOneWithinSeconds() throws Exception {
    Scenarios other = server();
    scenarios.load(minimal);
    assertThat(other.current("minimal").version()).isEqualTo("1.0.0");
    edit("version: 1.0.0", "version: 1.0.1");
    scenarios.load(minimal);

    assertThat(scenarios.current("minimal").version()).isEqualTo("1.0.1");
    Thread.sleep(3_200);
    assertThat(other.current("minimal").version()).isEqualTo("1.0.1");
  }

  @Test
  void namesAnUnknownScenario() {
    assertThat(scenarios.find("nowhere")).isEmpty();
    assertThatThrownBy(() -> scenarios.current("nowhere")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> scenarios.version(99)).isInstanceOf(IllegalArgumentException.class);
  }

  private void edit(String old, String replacement) throws Exception {
    Path file = minimal.resolve("scenario.yaml");
    String text = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, replacement));
  }
}
