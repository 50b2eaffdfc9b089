package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.register.Officer;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows which officers have left though their certificate holds: the account is closed, or has no seat of its own as a handler any more, so that no step
 * of a visit would be theirs. Of an officer without an account nothing says so.
 */
@Component
class LeftOfficers {

  private final People people;
  private final Clock clock;

  LeftOfficers(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  /** Their ids. */
  Set<Long> among(Collection<Officer> officers) {
    List<Officer> linked = officers.stream().filter(officer -> officer.person() != 0).toList();
    Map<Long, Viewer> known = people.viewers(linked.stream().map(Officer::person).toList(), clock.instant());
    return linked.stream().filter(officer -> !serves(known.get(officer.person()))).map(Officer::id).collect(Collectors.toSet());
  }

  private static boolean serves(@Nullable Viewer viewer) {
    return viewer != null && viewer.seats().stream()
        .anyMatch(seat -> seat.role() == Role.HANDLER && seat.onBehalfOf() == null && seat.serves(PlanRights.SCENARIO));
  }
}
