package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.scenario.Awaits;
import io.haihe.kernel.scenario.State;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the states of a case type. */
final class StateReader {

  private StateReader() {}

  static Map<String, State> read(TypeScope scope) {
    Map<String, State> states = new LinkedHashMap<>();
    scope.type().get("states").entries().forEach((key, node) -> states.put(key, state(key, node, scope.problems())));
    SourceNode initial = scope.type().get("initial");
    if (initial.exists()) {
      scope.known("states", initial, "scenario.state.unknown");
    }
    return states;
  }

  private static State state(String key, SourceNode node, Problems problems) {
    boolean last = node.get("final").isTrue();
    SourceNode awaits = node.get("awaits");
    if (last && awaits.exists()) {
      problems.error(awaits.key(), "scenario.state.finalAwaits", key);
    }
    if (key.equals("open")) {
      problems.error(node.key(), "scenario.state.open");
    }
    SourceNode retention = node.get("retention");
    if (retention.exists() && !last) {
      problems.error(retention.key(), "scenario.state.retention", key);
    }
    return new State(key, last, awaits.exists() ? awaits(awaits, problems) : null, Limits.read(retention));
  }

  private static @Nullable Awaits awaits(SourceNode node, Problems problems) {
    SourceNode unit = node.get("unit");
    SourceNode level = node.get("level");
    if (unit.exists() == level.exists()) {
      problems.error(node.key(), "scenario.state.desk");
    }
    Optional<Role> role = PermitReader.role(node.get("role").text());
    return role.map(found -> new Awaits(found, unit(unit), level(level))).orElse(null);
  }

  private static Awaits.@Nullable UnitRef unit(SourceNode node) {
    return switch (node.text()) {
      case "responsible" -> Awaits.UnitRef.RESPONSIBLE;
      case "addressee" -> Awaits.UnitRef.ADDRESSEE;
      default -> null;
    };
  }

  static @Nullable PlaceLevel level(SourceNode node) {
    for (PlaceLevel level : PlaceLevel.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(node.text())) {
        return level;
      }
    }
    return null;
  }
}
