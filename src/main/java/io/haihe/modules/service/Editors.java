package io.haihe.modules.service;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who works on the catalogue: administrators and command centres of the city itself. A seat that is limited to some scenarios counts only if
 * {@link Item#USUAL_SCENARIO} is among them.
 */
@Component
public class Editors {

  private static final Set<Role> ROLES = Set.of(Role.ADMINISTRATOR, Role.COMMAND_CENTRE);

  private final Places places;

  Editors(Places places) {
    this.places = places;
  }

  public boolean may(Viewer viewer) {
    return viewer.seats().stream().anyMatch(this::counts);
  }

  /** Whether somebody may judge what some people have written: not with a seat that one of them lent. */
  public boolean mayJudge(Viewer viewer, Set<Long> writers) {
    return !writers.contains(viewer.person())
        && viewer.seats().stream()
            .anyMatch(seat -> counts(seat) && (seat.onBehalfOf() == null || !writers.contains(seat.onBehalfOf())));
  }

  /** @throws AccessDeniedException for everybody else */
  public void require(Viewer viewer) {
    if (!may(viewer)) {
      throw new AccessDeniedException("the catalogue is changed by administrators and command centres of the city");
    }
  }

  void requireJudge(Viewer viewer, Set<Long> writers) {
    if (!mayJudge(viewer, writers)) {
      throw new AccessDeniedException("what somebody has written is published by somebody else");
    }
  }

  private boolean counts(Seat seat) {
    return ROLES.contains(seat.role())
        && seat.serves(Item.USUAL_SCENARIO)
        && places.find(seat.unit().place()).filter(place -> place.level() == PlaceLevel.CITY).isPresent();
  }
}
