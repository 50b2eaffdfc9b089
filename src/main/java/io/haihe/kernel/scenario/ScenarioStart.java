package io.haihe.kernel.scenario;

import io.haihe.kernel.scenario.reading.PackageFiles;
import io.haihe.kernel.scenario.reading.PackageReader;
import io.haihe.platform.BadInput;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
      Map<String, String> before = scenarios.inForceNow();
      ScenarioSources.find(folder).forEach((name, files) -> load(name, files, before.get(name)));
      tell(before, scenarios.inForceNow());
      scenarios.all().forEach(this::checkBonds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkBonds(Scenario scenario) {
    BondCheck.check(scenario, scenarios::find)
        .forEach(finding -> LOG.warn("{}/{}", scenario.key(), texts.line(Locale.ENGLISH, finding)));
  }

  /** In one line where the city had none before. */
  private static void tell(Map<String, String> before, Map<String, String> now) {
    List<String> arrived = now.entrySet().stream()
        .filter(one -> !one.getValue().equals(before.get(one.getKey())))
        .map(one -> one.getKey() + " " + one.getValue())
        .toList();
    if (before.isEmpty() && !arrived.isEmpty()) {
      LOG.info("In force: {}", String.join(", ", arrived));
    } else {
      arrived.forEach(one -> LOG.info("{} is in force", one));
    }
  }

  private void load(String name, PackageFiles files, @Nullable String before) {
    try {
      if (!scenarios.offer(files)) {
        LOG.info("{}: a newer version than the folder's is in force", name);
      }
    } catch (BadInput e) {
      e.findings().forEach(finding -> LOG.error("{}/{}", name, texts.line(Locale.ENGLISH, finding)));
      String version = (name + " " + PackageReader.version(files)).strip();
      if (before == null) {
        LOG.error("{} is left out", version);
      } else {
        LOG.error("{} is left out, {} stays in force", version, before);
      }
    }
  }
}
