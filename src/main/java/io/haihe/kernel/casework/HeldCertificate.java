package io.haihe.kernel.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as its holder sees it.
 *
 * @param document key of the document in the case that issued it
 * @param code under which anybody checks it; null once it was removed with what is personal
 * @param unit that issued it
 * @param uses what it was given for, the newest first
 */
public record HeldCertificate(Certificate certificate, String document, @Nullable String code, long unit, List<Use> uses) {

  /**
   * One use.
   *
   * @param caseNumber of the case it was given for
   * @param byReporter whether the applicant gave it, or else staff of the unit for them
   * @param withdrawnAt when the consent to it was taken back, or null
   */
  public record Use(String caseNumber, int scenarioVersion, Instant at, boolean byReporter, long unit, @Nullable Instant withdrawnAt) {}
}
