package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Entry;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who took an earlier step of a case. Who delegates a seat is no second person: whoever acts by it counts as the same one, both ways. */
@Component
class Earlier {

  private final Cases cases;

  Earlier(Cases cases) {
    this.cases = cases;
  }

  /** Whether whoever acts took one of these steps when it was last taken. */
  boolean did(Case matter, By by, Set<String> steps) {
    if (steps.isEmpty()) {
      return false;
    }
    List<Entry> latestFirst = cases.timelineForProjection(matter.id()).reversed();
    return steps.stream().anyMatch(step -> latestFirst.stream()
        .filter(entry -> entry.kind() == Entry.Kind.MOVED && entry.name().equals(step))
        .findFirst()
        .filter(entry -> !Collections.disjoint(entry.by().people(), by.people()))
        .isPresent());
  }
}
