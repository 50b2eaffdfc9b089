package io.haihe.kernel.casework;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a viewer sees: role × place × scenario, said once. Every list, count, export and single read goes through here; the two halves,
 * one for a case in hand and one for SQL, are held against each other by a test.
 */
final class Sightline {

  private Sightline() {}

  static boolean sees(Viewer viewer, Case now, Directory directory) {
    return viewer.seats().stream().anyMatch(seat -> reaches(seat, now, directory));
  }

  static boolean reaches(Seat seat, Case now, Directory directory) {
    return seat.role().reach() != Role.Reach.NONE
        && seat.serves(now.scenario())
        && (byPlace(seat) && directory.covers(seat.unit().place(), now.place())
            || byUnit(seat) && now.units().contains(seat.unit().id()));
  }

  /** The office of a place answers for all of it; a department sees what it takes part in. */
  private static boolean byPlace(Seat seat) {
    return seat.role().reach() == Role.Reach.PLACE || seat.unit().kind() == Unit.Kind.PLACE_OFFICE;
  }

  private static boolean byUnit(Seat seat) {
    return seat.role().reach() == Role.Reach.UNIT;
  }

  /**
   * The same as a condition on {@code casework_case c}. All values are numbers and scenario keys of the package format, so they are
   * written into the text.
   */
  static String sql(Viewer viewer, Function<PlaceCode, Place> places) {
    List<String> sights = new ArrayList<>();
    for (Seat seat : viewer.seats()) {
      if (seat.role().reach() == Role.Reach.NONE) {
        continue;
      }
      if (byPlace(seat)) {
        Place place = places.apply(seat.unit().place());
        sights.add("(c.place between %d and %d%s)".formatted(place.code().value(), place.last().value(), scenarios(seat)));
      }
      if (byUnit(seat)) {
        sights.add("(c.units @> array[%d]::bigint[]%s)".formatted(seat.unit().id(), scenarios(seat)));
      }
    }
    return sights.isEmpty() ? "false" : "(" + String.join(" or ", sights) + ")";
  }

  private static String scenarios(Seat seat) {
    if (seat.scenarios().isEmpty()) {
      return "";
    }
    List<String> keys = seat.scenarios().stream().filter(key -> key.matches("[a-z0-9-]+")).toList();
    return " and c.scenario in ('" + String.join("', '", keys) + "')";
  }
}
