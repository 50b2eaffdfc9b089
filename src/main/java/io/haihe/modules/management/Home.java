package io.haihe.modules.management;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a viewer works: the places of the seats. */
@Component
class Home {

  private final Places places;

  Home(Places places) {
    this.places = places;
  }

  /** Without those that lie below another; empty for somebody without a seat that reaches cases. */
  List<PlaceCode> places(Viewer viewer) {
    List<PlaceCode> all =
        viewer.seats().stream()
            .filter(seat -> seat.role().reach() != Role.Reach.NONE)
            .map(seat -> seat.unit().place())
            .distinct()
            .toList();
    return all.stream()
        .filter(place -> all.stream().noneMatch(other -> !other.equals(place) && places.get(other).covers(place)))
        .toList();
  }

  /** Whether there are places below those the viewer works in. */
  boolean leads(Viewer viewer) {
    return places(viewer).stream().anyMatch(place -> !places.children(place).isEmpty());
  }

  /** UTC for somebody without a seat. */
  ZoneId zone(Viewer viewer) {
    return places(viewer).stream().findFirst().map(place -> places.cityOf(place).zone()).orElse(ZoneId.of("UTC"));
  }
}
