package io.haihe.modules.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who works in the city.
 *
 * @param city key of the city and name of its folder
 * @param password of those who can sign in
 * @param signIn people who can sign in
 * @param desks more people who can sign in, several at one desk
 * @param staff everybody else who is needed: one person for each unit that fits; nobody knows their passwords
 */
record Cast(
    String city,
    String password,
    List<Player> signIn,
    List<Desk> desks,
    List<Crowd> staff,
    List<String> surnames,
    List<String> names) {

  /** All people who can sign in. */
  List<Player> players() {
    return Stream.concat(signIn.stream(), desks.stream().flatMap(desk -> desk.players().stream())).toList();
  }

  /**
   * @param place names from the district down, such as {@code 和平区/劝业场街道}; empty for the city
   * @param unit key of the unit at the place, {@code office} for its government
   * @param scenarios empty means all
   */
  record Player(String login, String name, String role, String place, String unit, Set<String> scenarios) {

    Player {
      place = place == null ? "" : place;
      scenarios = scenarios == null ? Set.of() : scenarios;
    }
  }

  /**
   * People who do the same scenarios in one unit; each signs in as {@code login.role}.
   *
   * @param people names by role
   */
  record Desk(String login, String place, String unit, Set<String> scenarios, Map<String, String> people) {

    List<Player> players() {
      return people.entrySet().stream()
          .map(one -> new Player((login + "." + one.getKey()).toLowerCase(Locale.ROOT), one.getValue(), one.getKey(), place, unit, scenarios))
          .toList();
    }
  }

  /**
   * @param levels of the units' places
   * @param unit key of the unit at the place, {@code office} for its government, {@code *} for every department and company
   * @param places names of the only places; empty means all
   * @param people how many in each unit, or null for one
   */
  record Crowd(String role, Set<String> levels, String unit, Set<String> scenarios, Set<String> places, @Nullable Integer people) {

    Crowd {
      scenarios = scenarios == null ? Set.of() : scenarios;
      places = places == null ? Set.of() : places;
    }

    boolean at(String place) {
      return places.isEmpty() || places.contains(place);
    }
  }
}
