package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.place.CalendarsForTests;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The stories of a package")
class StoriesTest {

  static Stream<Path> inTheGuide() {
    return Stream.of(Path.of("docs/examples/tree-care"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"io.haihe.kernel.scenario.Packages#shipped", "inTheGuide"})
  void comeOutAsToldAndCoverEverythingThePackageDeclares(Path folder) throws IOException {
    Scenario scenario = ScenarioLoader.load(folder);

    Stories.Report report = new Stories(scenario, CalendarsForTests.china(), Stories.beside(folder)).run(ScenarioLoader.files(folder));

    assertThat(report.stories()).isPositive();
    assertThat(report.failures()).isEmpty();
    assertThat(report.untold()).isEmpty();
  }
}
