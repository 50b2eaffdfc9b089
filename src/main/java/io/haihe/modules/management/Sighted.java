package io.haihe.modules.management;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import org.springframework.stereotype.Component;

/** Finds the case of an address; one the viewer may not see is as if it were not there. */
@Component
class Sighted {

  private final Cases cases;

  Sighted(Cases cases) {
    this.cases = cases;
  }

  /** @throws NotFound if there is none for this viewer */
  Case get(Viewer viewer, String number) {
    return cases.find(viewer, number).orElseThrow(Sighted::nothing);
  }

  static NotFound nothing() {
    return new NotFound(Finding.ofField("number", "casework.refused.NO_SUCH_CASE"));
  }
}
