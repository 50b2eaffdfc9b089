package io.haihe.kernel.intake.web;

import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Page;
import java.util.List;
import java.util.Locale;

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
    return (page.say(finding) + " " + page.mend(finding)).strip();
  }

  static String sentence(Texts texts, Locale locale, Finding finding) {
    String mend = finding.code() + ".mend";
    String said = texts.say(locale, finding);
    return texts.has(locale, mend) ? said + " " + texts.mend(locale, finding) : said;
  }
}
