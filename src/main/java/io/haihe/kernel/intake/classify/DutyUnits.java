package io.haihe.kernel.intake.classify;

import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Route;
import io.haihe.kernel.scenario.Scenario;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which units a category leads to, by the duties that a case type's routes ask for. */
@Component
public final class DutyUnits {

  private final Units units;

  DutyUnits(Units units) {
    this.units = units;
  }

  /** In the order of the routes; empty where they go by other ways or nobody has the duty. */
  public List<Unit> of(Scenario scenario, CaseType type, String category, PlaceCode place) {
    return type.routing().values().stream()
        .flatMap(route -> route.steps().stream())
        .map(Route.Step::way)
        .filter(Route.Way.Duty.class::isInstance)
        .map(Route.Way.Duty.class::cast)
        .flatMap(duty -> units.dutyHolder(scenario.key(), category, place, duty.level()).stream())
        .distinct()
        .toList();
  }
}
