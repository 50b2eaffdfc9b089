package io.haihe.kernel.scenario.drafts;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who works on scenarios: administrators and command centres of the city itself, since a scenario holds everywhere in it. A seat that is
 * limited to some scenarios counts for these.
 */
@Component
public class Authors {

  private static final Set<Role> ROLES = Set.of(Role.ADMINISTRATOR, Role.COMMAND_CENTRE);

  private final Places places;

  Authors(Places places) {
    this.places = places;
  }

  /** Whether the viewer works on any scenario at all. */
  public boolean any(Viewer viewer) {
    return viewer.seats().stream().anyMatch(this::counts);
  }

  public boolean may(Viewer viewer, String key) {
    return viewer.seats().stream().anyMatch(seat -> counts(seat) && seat.serves(key));
  }

  /**
   * Whether somebody may judge what some people have written: not with a seat that one of them lent.
   *
   * @param writers who have written it
   */
  boolean mayJudge(Viewer viewer, String key, Set<Long> writers) {
    return !writers.contains(viewer.person())
        && viewer.seats().stream()
            .anyMatch(seat -> counts(seat) && seat.serves(key) && (seat.onBehalfOf() == null || !writers.contains(seat.onBehalfOf())));
  }

  /** @throws AccessDeniedException unless the viewer works on it */
  public void require(Viewer viewer, String key) {
    if (!may(viewer, key)) {
      throw new AccessDeniedException("scenarios are changed by administrators and command centres of the city");
    }
  }

  private boolean counts(Seat seat) {
    return ROLES.contains(seat.role())
        && places.find(seat.unit().place()).filter(place -> place.level() == PlaceLevel.CITY).isPresent();
  }
}
