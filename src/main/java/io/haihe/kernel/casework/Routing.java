package io.haihe.kernel.casework;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.scenario.Route;
import java.util.Map;
import java.util.Optional;

/** Walks a route: the first step that gives a unit wins. */
final class Routing {

  private final Directory directory;

  Routing(Directory directory) {
    this.directory = directory;
  }

  /** @return the unit's id, or 0 if no step gives one */
  long find(Route route, Case now, Step taken, Map<String, Object> variables) {
    return route.steps().stream()
        .filter(step -> step.when() == null || step.when().test(variables))
        .flatMap(step -> unit(step.way(), now, taken).stream())
        .map(Unit::id)
        .findFirst()
        .orElse(0L);
  }

  private Optional<Unit> unit(Route.Way way, Case now, Step taken) {
    return switch (way) {
      case Route.Way.Input chosen -> taken.input().get(chosen.field()) instanceof Number id
          ? directory.unit(id.longValue())
          : Optional.empty();
      case Route.Way.Duty duty ->
          directory.dutyHolder(now.scenario(), now.category(), now.place(), duty.level());
      case Route.Way.Office office -> directory.office(directory.ancestor(now.place(), office.level()));
      case Route.Way.Named named -> directory.named(named.unit(), now.place());
      case Route.Way.Field field -> now.form().get(field.field()) instanceof String key
          ? directory.named(key, now.place())
          : Optional.empty();
      case Route.Way.Own own -> directory.unit(taken.by().unit());
    };
  }
}
