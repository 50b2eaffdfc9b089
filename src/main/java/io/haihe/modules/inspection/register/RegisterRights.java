package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.Administration;
import io.haihe.kernel.org.Authority;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Places;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who reads and keeps the registers: administrators keep them, heads of units, command centres and auditors read them too. */
@Component
class RegisterRights {

  static final String SCENARIO = "inspection";
  private static final Set<Role> READING = EnumSet.of(Role.UNIT_HEAD, Role.COMMAND_CENTRE, Role.AUDITOR, Role.ADMINISTRATOR);

  private final Administration administration;
  private final Units units;
  private final Places places;

  RegisterRights(Administration administration, Units units, Places places) {
    this.administration = administration;
    this.units = units;
    this.places = places;
  }

  boolean reads(Viewer viewer) {
    return viewer.seats().stream().anyMatch(RegisterRights::reads);
  }

  private static boolean reads(Seat seat) {
    return READING.contains(seat.role()) && (seat.serves(SCENARIO) || seat.role() == Role.ADMINISTRATOR);
  }

  void requireReader(Viewer viewer) {
    if (!reads(viewer)) {
      throw new AccessDeniedException("for those who look after inspections");
    }
  }

  /** Cities whose registers the viewer keeps. */
  List<City> keeps(Viewer viewer) {
    return places.cities().stream().filter(city -> administration.administers(viewer, city.root().code())).toList();
  }

  City requireKeeper(Viewer viewer) {
    return keeps(viewer).stream().findFirst().orElseThrow(() -> new AccessDeniedException("for administrators of a whole city"));
  }

  /** The city of the viewer's first seat that reads. */
  City city(Viewer viewer) {
    requireReader(viewer);
    return viewer.seats().stream().filter(RegisterRights::reads).map(seat -> places.cityOf(seat.unit().place())).findFirst().orElseThrow();
  }

  /** Units whose officers the viewer reads: a head those of the own unit, the others those of the place. */
  List<Unit> units(Viewer viewer) {
    return viewer.seats().stream()
        .filter(RegisterRights::reads)
        .flatMap(seat -> seat.role() == Role.UNIT_HEAD ? List.of(seat.unit()).stream() : units.in(seat.unit().place()).stream())
        .distinct()
        .toList();
  }

  boolean reads(Viewer viewer, Officer officer) {
    return units.find(officer.unit())
        .filter(unit -> viewer.seats().stream()
            .filter(RegisterRights::reads)
            .anyMatch(seat -> seat.unit().id() == unit.id()
                || seat.role() != Role.UNIT_HEAD && places.get(seat.unit().place()).covers(unit.place())))
        .isPresent();
  }

  /** Whether the viewer changes the officer's entry. */
  boolean keeps(Viewer viewer, Officer officer) {
    return units.find(officer.unit()).filter(unit -> administration.administers(viewer, unit.place())).isPresent();
  }

  /** Units for which the viewer is the command centre: those of its place. */
  List<Unit> commands(Viewer viewer) {
    return viewer.seats().stream()
        .filter(seat -> seat.role() == Role.COMMAND_CENTRE && seat.serves(SCENARIO))
        .flatMap(seat -> units.in(seat.unit().place()).stream())
        .distinct()
        .toList();
  }

  /** Whether the viewer is of the command centre over the officer's unit. */
  boolean commands(Viewer viewer, Officer officer) {
    return viewer.seats().stream().anyMatch(seat -> commands(seat, officer));
  }

  /** By whose word the viewer says what an officer must not inspect: as the officer, the head of the unit or the command centre. */
  Authority authority(Viewer viewer, Officer officer) {
    return officer.person() == viewer.person()
        ? Authority.own(viewer.person())
        : viewer.authority(seat -> heads(seat, officer) || commands(seat, officer));
  }

  /** Whether the viewer declares recusals for officers of the unit. */
  boolean heads(Viewer viewer, Officer officer) {
    return viewer.seats().stream().anyMatch(seat -> heads(seat, officer));
  }

  private static boolean heads(Seat seat, Officer officer) {
    return seat.role() == Role.UNIT_HEAD && seat.serves(SCENARIO) && seat.unit().id() == officer.unit();
  }

  private boolean commands(Seat seat, Officer officer) {
    return seat.role() == Role.COMMAND_CENTRE && seat.serves(SCENARIO)
        && units.in(seat.unit().place()).stream().anyMatch(unit -> unit.id() == officer.unit());
  }
}
