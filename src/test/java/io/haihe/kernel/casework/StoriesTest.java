package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.place.CalendarsForTests;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The stories of a package")
class StoriesTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"scenarios/city-management", "scenarios/hotline", "docs/examples/tree-care"})
  void comeOutAsToldAndCoverEverythingThePackageDeclares(Path folder) throws IOException {
    Scenario scenario = ScenarioLoader.load(folder);

    Stories.Report report = new Stories(scenario, CalendarsForTests.china()).run(folder.resolve("examples"));

    assertThat(report.stories()).isPositive();
    assertThat(report.failures()).isEmpty();
    assertThat(report.untold()).isEmpty();
  }
}
