package io.haihe.modules.administration;

import io.haihe.kernel.casework.Audit;
import org.jspecify.annotations.Nullable;

/**
 * What came of verifying a case.
 *
 * @param number as it was entered
 * @param report null if there is no such case in the viewer's places
 */
public record Verdict(String number, Audit.@Nullable Report report) {

  public boolean whole() {
    return report != null && report.first().isEmpty();
  }
}
