package io.haihe.modules.management;

import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The scenarios in force, each with the id of its current version. */
@Component
class CurrentScenarios {

  private final Scenarios scenarios;

  CurrentScenarios(Scenarios scenarios) {
    this.scenarios = scenarios;
  }

  /** Ids of the current versions by scenario key. */
  Map<String, Integer> ids() {
    Map<String, Integer> ids = new TreeMap<>();
    scenarios.versions().stream()
        .map(id -> scenarios.version(id).key())
        .distinct()
        .forEach(key -> ids.put(key, scenarios.currentId(key)));
    return ids;
  }

  Optional<Integer> id(String key) {
    return Optional.ofNullable(ids().get(key));
  }

  Scenario version(int id) {
    return scenarios.version(id);
  }
}
