package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedPackagesTest {

  static Stream<Path> packages() throws IOException {
    try (var folders = Files.list(Path.of("scenarios"))) {
      return folders.filter(folder -> Files.exists(folder.resolve("scenario.yaml"))).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void haveNoFaultAndNothingOdd(Path folder) {
    ScenarioLoader.Check check = ScenarioLoader.check(folder);
    assertThat(check.errors()).isEmpty();
    assertThat(check.warnings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void promiseInTheReportersWordsInBothLanguages(Path folder) {
    Scenario scenario = ScenarioLoader.check(folder).scenario();
    for (CaseType type : scenario.types().values()) {
      for (String deadline : type.deadlines().keySet()) {
        scenario.texts().byLanguage().forEach((language, texts) ->
            assertThat(texts).as(language).containsKey("deadlines." + deadline + ".public"));
      }
    }
  }
}
