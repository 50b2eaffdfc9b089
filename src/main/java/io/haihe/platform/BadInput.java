package io.haihe.platform;

import java.util.List;

/** The input is wrong and was not taken; carries every finding, not just the first. Becomes HTTP 422 in one place. */
public final class BadInput extends RuntimeException {

  private final transient List<Finding> findings;

  /** @param findings what is wrong; never empty */
  public BadInput(List<Finding> findings) {
    super(findings.toString());
    this.findings = List.copyOf(findings);
  }

  public BadInput(Finding finding) {
    this(List.of(finding));
  }

  public List<Finding> findings() {
    return findings;
  }
}
