package io.haihe.modules.demo;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.casework.Teams;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Permit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Finds who of the city's staff takes a step, the nearest to the matter first. */
final class Staffing {

  private record Post(Role role, long unit) {}

  private final People people;
  private final Units units;
  private final ObjectProvider<Teams> teams;
  private final Instant at;
  private final Map<Post, List<Viewer>> holders = new ConcurrentHashMap<>();

  Staffing(People people, Units units, ObjectProvider<Teams> teams, Instant at) {
    this.people = people;
    this.units = units;
    this.teams = teams;
    this.at = at;
  }

  /**
   * @param permits who may
   * @param as only this role, or null for any
   * @param chance chooses among colleagues
   */
  Optional<Viewer> find(List<Permit> permits, @Nullable Role as, Case now, @Nullable Task task, int chance) {
    return permits.stream()
        .filter(permit -> permit.role() != null && (as == null || permit.role() == as))
        .flatMap(permit -> permit.kind() == Permit.Kind.TEAM ? drawn(permit.role(), now) : near(permit, now, task, chance))
        .findFirst();
  }

  private Stream<Viewer> near(Permit permit, Case now, @Nullable Task task, int chance) {
    return units(permit, now, task).flatMap(unit -> holders(permit.role(), unit, now.scenario(), chance));
  }

  /** Those who were drawn for the case, whatever unit they are of. */
  private Stream<Viewer> drawn(@Nullable Role role, Case now) {
    return teams.orderedStream()
        .flatMap(team -> team.members(now.id()).stream())
        .map(person -> people.viewer(person, at))
        .filter(viewer -> viewer.seats().stream().anyMatch(seat -> seat.role() == role && seat.serves(now.scenario())));
  }

  /** Somebody with that role whose unit covers the place. */
  Optional<Viewer> covering(Role role, PlaceCode place, String scenario, int chance) {
    return above(place).flatMap(unit -> holders(role, unit, scenario, chance)).findFirst();
  }

  private Stream<Viewer> holders(@Nullable Role role, Unit unit, String scenario, int chance) {
    if (role == null) {
      return Stream.empty();
    }
    List<Viewer> fit = holders.computeIfAbsent(new Post(role, unit.id()), this::read).stream()
        .filter(viewer -> viewer.seats().stream().anyMatch(seat -> seat.role() == role && seat.serves(scenario)))
        .toList();
    return fit.isEmpty() ? Stream.empty() : Stream.of(fit.get(Math.floorMod(chance, fit.size())));
  }

  private List<Viewer> read(Post post) {
    return people.holders(post.role(), post.unit(), at).stream().sorted().map(person -> people.viewer(person, at)).toList();
  }

  private Stream<Unit> units(Permit permit, Case now, @Nullable Task task) {
    return switch (permit.kind()) {
      case COVERING -> above(now.place());
      case TERRITORY -> above(now.place()).filter(unit -> unit.kind() == Unit.Kind.PLACE_OFFICE);
      case RESPONSIBLE -> units.find(now.responsible()).stream();
      case ADDRESSEE -> units.find(now.addressee()).stream();
      case OPENER -> task == null ? Stream.empty() : units.find(task.opener()).stream();
      case TASK -> task == null ? Stream.empty() : asked(task);
      case TEAM, REPORTER, SYSTEM -> Stream.empty();
    };
  }

  private Stream<Unit> asked(Task task) {
    PlaceCode place = task.place();
    return task.unit() != 0 || place == null ? units.find(task.unit()).stream() : above(place);
  }

  private Stream<Unit> above(PlaceCode place) {
    return units.around(place).flatMap(List::stream);
  }
}
