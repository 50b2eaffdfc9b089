package io.haihe.kernel.org;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who reads what was done: administrators and auditors, within the places of their seats. A seat limited to some scenarios does not count, for
 * what was done is not told apart by scenario.
 */
@Component
public class Oversight {

  private final Units units;
  private final Places places;

  Oversight(Units units, Places places) {
    this.units = units;
    this.places = places;
  }

  public boolean any(Viewer viewer) {
    return !scopes(viewer).isEmpty();
  }

  /** Whether the viewer also reads what belongs to no place below the city. */
  public boolean ofCity(Viewer viewer) {
    return scopes(viewer).stream()
        .anyMatch(scope -> places.find(scope.place()).filter(place -> place.level() == PlaceLevel.CITY).isPresent());
  }

  public boolean covers(Viewer viewer, PlaceCode place) {
    return scopes(viewer).stream().anyMatch(scope -> units.reaches(scope, place));
  }

  /** The same as a condition in SQL; what belongs to no place is the city's. */
  public String sql(Viewer viewer, String column) {
    List<Unit> scopes = scopes(viewer);
    String within =
        scopes.stream()
            .map(scope -> "%s between %d and %d".formatted(column, scope.place().value(), units.lastPlaceOf(scope).value()))
            .collect(Collectors.joining(" or "));
    String none = ofCity(viewer) ? " or " + column + " is null" : "";
    return scopes.isEmpty() ? "false" : "(" + within + none + ")";
  }

  private static List<Unit> scopes(Viewer viewer) {
    return viewer.seats().stream()
        .filter(seat -> seat.role() == Role.ADMINISTRATOR || seat.role() == Role.AUDITOR)
        .filter(seat -> seat.scenarios().isEmpty())
        .map(Seat::unit)
        .distinct()
        .toList();
  }
}
