package io.haihe.kernel.casework;

import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Permit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the seat that permits a step, if there is one. */
final class Permits {

  private final Directory directory;
  private final Drawn drawn;

  /** Whether whoever sits there is one of those who were drawn for the case. */
  interface Drawn {
    boolean has(Case matter, Seat seat, long person);
  }

  Permits(Directory directory) {
    this(directory, directory::inTeam);
  }

  /** @param drawn for many cases whose teams are known already */
  Permits(Directory directory, Drawn drawn) {
    this.directory = directory;
    this.drawn = drawn;
  }

  /** @param task the task whose step it is, or null for a transition */
  Optional<By> find(Actor actor, List<Permit> permits, Case now, @Nullable Task task) {
    return switch (actor) {
      case Actor.Staff staff -> staff.viewer().seats().stream()
          .filter(seat -> seat.serves(now.scenario()))
          .filter(seat -> permits.stream().anyMatch(permit -> allows(permit, seat, staff.viewer().person(), now, task)))
          .findFirst()
          .map(seat -> by(staff.viewer().person(), seat));
      case Actor.Reporter reporter -> has(permits, Permit.Kind.REPORTER) ? Optional.of(By.REPORTER) : Optional.empty();
      case Actor.Clock clock -> has(permits, Permit.Kind.SYSTEM) ? Optional.of(By.SYSTEM) : Optional.empty();
      case Actor.Other other -> Optional.empty();
      case Actor.Importer importer ->
          Optional.of(new By(By.Kind.IMPORT, importer.person(), null, importer.unit(), 0));
    };
  }

  static By by(long person, Seat seat) {
    long onBehalfOf = seat.onBehalfOf() == null ? 0 : seat.onBehalfOf();
    return new By(By.Kind.STAFF, person, seat.role(), seat.unit().id(), onBehalfOf);
  }

  private static boolean has(List<Permit> permits, Permit.Kind kind) {
    return permits.stream().anyMatch(permit -> permit.kind() == kind);
  }

  private boolean allows(Permit permit, Seat seat, long person, Case now, @Nullable Task task) {
    if (permit.role() != seat.role()) {
      return false;
    }
    Unit unit = seat.unit();
    return switch (permit.kind()) {
      case COVERING -> directory.covers(unit.place(), now.place());
      case RESPONSIBLE -> unit.id() == now.responsible();
      case ADDRESSEE -> unit.id() == now.addressee();
      case TERRITORY -> unit.kind() == Unit.Kind.PLACE_OFFICE && directory.covers(unit.place(), now.place());
      case TEAM -> seat.onBehalfOf() == null && drawn.has(now, seat, person);
      case TASK -> task != null && lies(task.unit(), task.place(), unit);
      case OPENER -> task != null && unit.id() == task.opener();
      case REPORTER, SYSTEM -> false;
    };
  }

  /** Whether what waits for a unit, or at a place, waits for this unit. */
  boolean lies(long awaited, @Nullable PlaceCode place, Unit unit) {
    return awaited != 0 ? awaited == unit.id() : place != null && directory.covers(unit.place(), place);
  }
}
