package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenPackagesTest {

  private static final Path CORPUS = Path.of("src/test/resources/broken-scenarios");
  private static final Texts TEXTS = Texts.load();

  static Stream<String> packages() throws IOException {
    try (var files = Files.list(CORPUS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void namesFileAndLineOfEveryFault(String name, @TempDir Path folder) throws IOException {
    BrokenPackage broken = BrokenPackage.read(CORPUS.resolve(name));

    ScenarioLoader.Check check = ScenarioLoader.check(broken.write(folder));

    assertThat(check.errors()).as(broken.breaks()).extracting(BrokenPackagesTest::brief)
        .containsExactlyInAnyOrderElementsOf(broken.errors());
    assertThat(check.warnings()).as(broken.breaks()).extracting(BrokenPackagesTest::brief)
        .containsExactlyInAnyOrderElementsOf(broken.warnings());
    assertThat(check.scenario() == null).isEqualTo(!broken.errors().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void saysWhatToDoInBothLanguages(String name, @TempDir Path folder) throws IOException {
    ScenarioLoader.Check check = ScenarioLoader.check(BrokenPackage.read(CORPUS.resolve(name)).write(folder));

    for (Finding finding : Stream.concat(check.errors().stream(), check.warnings().stream()).toList()) {
      for (Locale language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
        assertThat(TEXTS.say(language, finding)).doesNotContain("??").doesNotContain("{0}");
        assertThat(TEXTS.mend(language, finding)).doesNotContain("??").isNotBlank();
      }
      assertThat(TEXTS.say(Locale.CHINESE, finding)).isNotEqualTo(TEXTS.say(Locale.ENGLISH, finding));
    }
  }

  @Test
  void handsOutNoPackageWithErrors(@TempDir Path folder) throws IOException {
    Path broken = BrokenPackage.read(CORPUS.resolve("dead-end.yaml")).write(folder);

    Assertions.assertThatThrownBy(() -> ScenarioLoader.load(broken))
        .isInstanceOfSatisfying(BadInput.class, bad -> assertThat(bad.findings()).hasSize(1));
  }

  @Test
  void holdsManyPackages() throws IOException {
    assertThat(packages()).hasSizeGreaterThanOrEqualTo(35);
  }

  private static String brief(Finding finding) {
    String line = finding.line() == 0 ? "" : ":" + finding.line();
    return finding.file() + line + " " + finding.code().substring("scenario.".length());
  }
}
