package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Cases;
import io.haihe.modules.inspection.plan.VisitStore.Drawn;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Knows of whose visits the team stands: once the record is made, or the case has gone on, who went is a fact that nobody changes. */
@Component
class FixedTeams {

  /** States in which it is still to be made, and a team may have to be another. */
  private static final Set<String> TO_BE_MADE = Set.of("drawn", "underWay");

  private final VisitStore visits;
  private final Cases cases;

  FixedTeams(VisitStore visits, Cases cases) {
    this.visits = visits;
    this.cases = cases;
  }

  boolean fixed(Drawn visit) {
    return visits.beingSealed(visit.id())
        || cases.forProjection(List.of(visit.caseId())).stream().anyMatch(matter -> !TO_BE_MADE.contains(matter.state()));
  }
}
