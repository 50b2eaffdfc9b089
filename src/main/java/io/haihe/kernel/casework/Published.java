package io.haihe.kernel.casework;

import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which rows of cases are published: by version where all of it is, else by case type and state too. */
final class Published {

  static final String SQL =
      """
      (c.scenario_version = any(:whole)
        or c.scenario_version = any(:some) and c.scenario_version || '/' || c.type || '/' || c.state = any(:parts))
      """;

  private final Scenarios scenarios;

  Published(Scenarios scenarios) {
    this.scenarios = scenarios;
  }

  /** What {@link #SQL} asks for. */
  Map<String, Object> params(boolean open311, String scenario, PlaceLevel finest) {
    List<Integer> whole = new ArrayList<>();
    List<Integer> some = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (int id : scenarios.versions()) {
      Scenario version = scenarios.version(id);
      if (scenario.isEmpty() || version.key().equals(scenario)) {
        List<String> told = told(version, open311, finest);
        boolean all = told.size() == version.types().values().stream().mapToInt(type -> type.states().size()).sum();
        if (all) {
          whole.add(id);
        } else if (!told.isEmpty()) {
          some.add(id);
          told.forEach(part -> parts.add(id + "/" + part));
        }
      }
    }
    return Map.of("whole", whole.toArray(Integer[]::new), "some", some.toArray(Integer[]::new), "parts", parts.toArray(String[]::new));
  }

  /** Case types with the states in which they are published. */
  private static List<String> told(Scenario version, boolean open311, PlaceLevel finest) {
    return version.types().values().stream()
        .filter(type -> !open311 || type.publication().open311())
        .filter(type -> finest.compareTo(type.publication().placeLevel()) <= 0)
        .flatMap(type -> type.states().keySet().stream().filter(type.publication()::tells).map(state -> type.key() + "/" + state))
        .toList();
  }
}
