package io.haihe.modules.inspection.register;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is told of what goes on in a unit, where whoever did it is not the one to be told. */
@Component
public class Superiors {

  private final People people;
  private final Units units;

  Superiors(People people, Units units) {
    this.people = people;
    this.units = units;
  }

  /** The heads of a unit; where there is no other than who did it, the command centre. */
  List<Long> heads(long unit, long but, Instant at) {
    List<Long> heads = others(people.holders(Role.UNIT_HEAD, unit, List.of(RegisterRights.SCENARIO), at), but);
    return heads.isEmpty() ? centre(units.get(unit).place(), but, at) : heads;
  }

  /** Whether a person is a head of a unit. */
  boolean leads(long unit, long person, Instant at) {
    return people.holders(Role.UNIT_HEAD, unit, List.of(RegisterRights.SCENARIO), at).contains(person);
  }

  /** The command centre of a place, or of the smallest around it that has one. */
  public List<Long> centre(PlaceCode place, long but, Instant at) {
    return units.around(place)
        .map(where -> others(
            where.stream().map(Unit::id).flatMap(unit -> people.holders(Role.COMMAND_CENTRE, unit, List.of(RegisterRights.SCENARIO), at).stream()).toList(), but))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<Long> others(List<Long> people, long but) {
    return people.stream().filter(person -> person != but).distinct().toList();
  }
}
