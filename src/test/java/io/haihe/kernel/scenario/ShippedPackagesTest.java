package io.haihe.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.platform.Finding;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedPackagesTest {

  @ParameterizedTest
  @MethodSource("io.haihe.kernel.scenario.Packages#shipped")
  void haveNoFaultAndNothingOdd(Path folder) {
    ScenarioLoader.Check check = ScenarioLoader.check(folder);
    assertThat(check.errors()).isEmpty();
    assertThat(check.warnings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.haihe.kernel.scenario.Packages#shipped")
  void openInOthersOnlyWhatThoseTake(Path folder) {
    Scenario scenario = ScenarioLoader.load(folder);

    assertThat(BondCheck.check(scenario, key -> Optional.of(ScenarioLoader.load(folder.resolveSibling(key))))).isEmpty();
    if (scenario.key().equals("grid-patrol")) {
      assertThat(BondCheck.check(scenario, key -> Optional.empty())).extracting(Finding::code).containsOnly("scenario.bond.noSuchKind");
      assertThat(BondCheck.check(scenario, key -> Optional.of(ScenarioLoader.load(folder.resolveSibling("hotline")))))
          .extracting(Finding::code).containsOnly("scenario.bond.noSuchKind");
    }
  }

  @ParameterizedTest
  @MethodSource("io.haihe.kernel.scenario.Packages#shipped")
  void promiseInTheReportersWordsInBothLanguages(Path folder) {
    Scenario scenario = ScenarioLoader.check(folder).scenario();
    for (CaseType type : scenario.types().values().stream().filter(each -> each.intake().reporter()).toList()) {
      for (String deadline : type.deadlines().keySet()) {
        scenario.texts().byLanguage().forEach((language, texts) ->
            assertThat(texts).as(language).containsKey("deadlines." + deadline + ".public"));
      }
    }
  }
}
