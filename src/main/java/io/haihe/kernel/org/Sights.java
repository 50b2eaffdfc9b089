package io.haihe.kernel.org;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says how far a person sees. The one spot where a role's reach is turned into places and units. */
@Component
public class Sights {

  private final Units units;

  Sights(Units units) {
    this.units = units;
  }

  /** One for each seat that reaches cases at all; empty means the person sees none. */
  public List<Sight> of(Viewer viewer) {
    return viewer.seats().stream().flatMap(this::of).distinct().toList();
  }

  private Stream<Sight> of(Seat seat) {
    Unit unit = seat.unit();
    return switch (seat.role().reach()) {
      case PLACE -> Stream.of(new Sight.OfPlace(unit.place(), units.lastPlaceOf(unit), seat.scenarios()));
      case UNIT -> Stream.of(new Sight.OfUnit(unit.id(), seat.scenarios()));
      case NONE -> Stream.empty();
    };
  }
}
