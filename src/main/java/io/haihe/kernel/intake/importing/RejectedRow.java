package io.haihe.kernel.intake.importing;

import io.haihe.platform.Finding;

/** A row that cannot be taken over, and why. Nothing of it is kept. */
final class RejectedRow extends RuntimeException {

  private final transient Finding finding;

  RejectedRow(String column, String code, Object... args) {
    this(Finding.ofField(column, code, args));
  }

  RejectedRow(Finding finding) {
    super(finding.toString(), null, false, false);
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}
