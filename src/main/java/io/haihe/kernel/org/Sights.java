package io.haihe.kernel.org;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says how far a person sees. The one spot where a role's reach is turned into places and units. */
@Component
public class Sights {

  private final Units units;

  Sights(Units units) {
    this.units = units;
  }

  /** One or two for each seat that reaches cases at all; empty means the person sees none. */
  public List<Sight> of(Viewer viewer) {
    return viewer.seats().stream().flatMap(seat -> of(seat).stream()).distinct().toList();
  }

  /** A department sees what it takes part in; the office of a place also answers for all of the place. */
  public List<Sight> of(Seat seat) {
    Unit unit = seat.unit();
    Sight place = new Sight.OfPlace(unit.place(), units.lastPlaceOf(unit), seat.scenarios());
    Sight own = new Sight.OfUnit(unit.id(), seat.scenarios());
    return switch (seat.role().reach()) {
      case PLACE -> List.of(place);
      case UNIT -> unit.kind() == Unit.Kind.PLACE_OFFICE ? List.of(place, own) : List.of(own);
      case NONE -> List.of();
    };
  }

  /** The places of the seats that reach cases, each with what lies below: {@code first} itself is not below. */
  public List<Sight.OfPlace> placesBelow(Viewer viewer) {
    return viewer.seats().stream()
        .filter(seat -> seat.role().reach() != Role.Reach.NONE)
        .map(seat -> new Sight.OfPlace(seat.unit().place(), units.lastPlaceOf(seat.unit()), Set.of()))
        .distinct()
        .toList();
  }

  /** Ids of the units at places below those of the seats that reach cases. */
  public Set<Long> unitsBelow(Viewer viewer) {
    return placesBelow(viewer).stream()
        .flatMap(span -> units.in(span.first()).stream().filter(unit -> !unit.place().equals(span.first())))
        .map(Unit::id)
        .collect(Collectors.toSet());
  }

  /**
   * The same as a condition in SQL.
   *
   * @param scenario the column of the scenario's key
   * @param place the column of the place's code
   * @param unit a condition on the units that take part, with {@code %d} for the unit's id
   */
  public String sql(Viewer viewer, String scenario, String place, String unit) {
    List<Sight> sights = of(viewer);
    return sights.isEmpty()
        ? "false"
        : sights.stream()
            .map(sight -> within(sight, place, unit) + among(sight.scenarios(), scenario))
            .collect(Collectors.joining(") or (", "((", "))"));
  }

  private static String within(Sight sight, String place, String unit) {
    return switch (sight) {
      case Sight.OfPlace all -> "%s between %d and %d".formatted(place, all.first().value(), all.last().value());
      case Sight.OfUnit own -> unit.formatted(own.unit());
    };
  }

  /** Keys are kebab-case words, so they can stand in the text; anything else is no scenario. */
  private static String among(Set<String> scenarios, String column) {
    Stream<String> keys = scenarios.stream().filter(key -> key.matches("[a-z0-9-]+")).sorted();
    return scenarios.isEmpty() ? "" : keys.collect(Collectors.joining("', '", " and " + column + " in ('", "')"));
  }
}
