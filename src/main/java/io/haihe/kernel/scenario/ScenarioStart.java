package io.haihe.kernel.scenario;

import io.haihe.kernel.scenario.reading.PackageFiles;
import io.haihe.platform.BadInput;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Loads the packages when the application starts. A package with faults is left out and its last good version stays; so does a newer version that was
 * installed.
 */
@Component
class ScenarioStart implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(ScenarioStart.class);

  private final Scenarios scenarios;
  private final Texts texts;
  private final Path folder;

  /** @param folder the operator's packages; {@code HAIHE_SCENARIOS} in the environment */
  ScenarioStart(Scenarios scenarios, Texts texts, @Value("${haihe.scenarios:scenarios}") Path folder) {
    this.scenarios = scenarios;
    this.texts = texts;
    this.folder = folder;
  }

  @Override
  public void afterSingletonsInstantiated() {
    try {
      ScenarioSources.find(folder).forEach(this::load);
      scenarios.all().forEach(this::checkBonds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkBonds(Scenario scenario) {
    BondCheck.check(scenario, scenarios::find)
        .forEach(finding -> LOG.warn("{}/{}", scenario.key(), texts.line(Locale.ENGLISH, finding)));
  }

  private void load(String name, PackageFiles files) {
    try {
      if (!scenarios.offer(files)) {
        LOG.info("{}: a newer version than the folder's is in force", name);
      }
    } catch (BadInput e) {
      e.findings().forEach(finding -> LOG.error("{}/{}", name, texts.line(Locale.ENGLISH, finding)));
    }
  }
}
