package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who watches over inspections in a place. */
@Component
class CommandCentres {

  private final Units units;
  private final People people;

  CommandCentres(Units units, People people) {
    this.units = units;
    this.people = people;
  }

  /**
   * The people of the command centre of the place, or of the smallest place around it that has one.
   *
   * @param except who is not told, since they did it themselves; 0 for nobody
   */
  List<Long> of(PlaceCode place, long except, Instant at) {
    return units.around(place)
        .map(where -> where.stream()
            .map(Unit::id)
            .flatMap(unit -> people.holders(Role.COMMAND_CENTRE, unit, List.of(PlanRights.SCENARIO), at).stream())
            .filter(person -> person != except)
            .distinct()
            .toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
