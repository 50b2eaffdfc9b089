package io.haihe.platform;

/** Somebody else was faster, or the thing is no longer in a state for this. Becomes HTTP 409 in one place. */
public final class Conflict extends RuntimeException {

  private final transient Finding finding;

  /** @param finding says who changed what */
  public Conflict(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  public Finding finding() {
    return finding;
  }
}
