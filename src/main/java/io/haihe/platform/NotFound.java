package io.haihe.platform;

/** What was asked for does not exist, or not for this viewer. Becomes HTTP 404 in one place. */
public final class NotFound extends RuntimeException {

  private final transient Finding finding;

  public NotFound(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  public Finding finding() {
    return finding;
  }
}
