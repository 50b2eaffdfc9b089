package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.Viewer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is due first on the viewer's work list besides the case shown. */
@Component
class NextCase {

  private final Cases cases;

  NextCase(Cases cases) {
    this.cases = cases;
  }

  /** Its number, or null if nothing else waits. */
  @Nullable String after(Viewer viewer, Case shown, Instant now) {
    return cases.list(viewer, CaseFilter.WORK, now, null, 2).rows().stream()
        .map(CaseRow::number)
        .filter(number -> !number.equals(shown.number()))
        .findFirst()
        .orElse(null);
  }
}
