package io.haihe.modules.appointment;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whose appointments somebody of staff looks after: those of their own unit, and of the units of the place their seat looks after. */
@Component
class Desk {

  private static final Set<Role> SERVING = EnumSet.of(Role.INTAKE_CLERK, Role.DUTY_CHIEF, Role.HANDLER, Role.UNIT_HEAD, Role.COMMAND_CENTRE);
  private static final Set<Role> DECIDING = EnumSet.of(Role.UNIT_HEAD, Role.COMMAND_CENTRE);

  private final Units units;
  private final Places places;

  Desk(Units units, Places places) {
    this.units = units;
    this.places = places;
  }

  static boolean serves(Viewer viewer) {
    return viewer.seats().stream().anyMatch(seat -> SERVING.contains(seat.role()));
  }

  static boolean decides(Viewer viewer) {
    return viewer.seats().stream().anyMatch(seat -> DECIDING.contains(seat.role()));
  }

  boolean serves(Viewer viewer, long unit) {
    return reaches(viewer, unit, SERVING);
  }

  /** Whether they say when the unit gives appointments. */
  boolean decides(Viewer viewer, long unit) {
    return reaches(viewer, unit, DECIDING);
  }

  private boolean reaches(Viewer viewer, long unit, Set<Role> roles) {
    return units.find(unit)
        .filter(found -> viewer.seats().stream().anyMatch(seat -> roles.contains(seat.role()) && reaches(seat, found)))
        .isPresent();
  }

  private boolean reaches(Seat seat, Unit unit) {
    return seat.unit().id() == unit.id()
        || seat.role().reach() == Role.Reach.PLACE && places.get(seat.unit().place()).covers(unit.place());
  }

  /** Units whose hours they may set, at their own places. */
  List<Unit> own(Viewer viewer) {
    return viewer.seats().stream()
        .filter(seat -> DECIDING.contains(seat.role()))
        .flatMap(seat -> seat.role().reach() == Role.Reach.PLACE ? units.at(seat.unit().place()).stream() : Stream.of(seat.unit()))
        .distinct()
        .toList();
  }
}
