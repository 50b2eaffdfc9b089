package io.haihe.modules.inspection.open;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import java.util.List;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;

/** Who sees more of inspections than everybody: heads of their unit, command centres and auditors of their place. */
final class StaffRights {

  private static final Set<Role> ROLES = Set.of(Role.UNIT_HEAD, Role.COMMAND_CENTRE, Role.AUDITOR);

  private StaffRights() {}

  /** The seats by which somebody does. */
  static List<Seat> seats(Viewer viewer) {
    return viewer.seats().stream().filter(seat -> ROLES.contains(seat.role()) && seat.serves(VisitReading.SCENARIO)).toList();
  }

  static boolean may(Viewer viewer) {
    return !seats(viewer).isEmpty();
  }

  static void require(Viewer viewer) {
    if (!may(viewer)) {
      throw new AccessDeniedException("inspections");
    }
  }

  /** Who says how the ministries know a department. */
  static boolean administers(Viewer viewer) {
    return viewer.has(Role.ADMINISTRATOR);
  }
}
