package io.haihe.kernel.intake.web;

import io.haihe.platform.Finding;
import io.haihe.platform.web.Page;
import java.util.List;

/** What is wrong, said beside the field it is about. */
public final class Errors {

  private Errors() {}

  /** Those on a field. */
  public static List<Finding> on(List<Finding> findings, String field) {
    return findings.stream().filter(finding -> field.equals(finding.field())).toList();
  }

  public static boolean any(List<Finding> findings, String field) {
    return !on(findings, field).isEmpty();
  }

  /** What is wrong and what to do. */
  public static String sentence(Page page, Finding finding) {
    return page.texts().sentence(page.locale(), finding);
  }
}
