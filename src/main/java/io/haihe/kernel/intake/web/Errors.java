package io.haihe.kernel.intake.web;

import io.haihe.platform.Finding;
import io.haihe.platform.web.Page;
import java.util.List;
import java.util.Map;

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

  /** What the fields of a report form are called, for the list of what is wrong. */
  public static Map<String, String> labels(Page page, ReportPage view) {
    Map<String, String> labels = view.sheet().labels();
    labels.put("text", view.words().text());
    labels.put("category", view.words().category());
    labels.put("place", view.words().where());
    labels.put("point", page.text("intake.place.usePosition"));
    labels.put("address", page.text("intake.address"));
    labels.put("files", page.text("intake.files"));
    List.of("name", "phone", "email").forEach(part -> labels.put("contact." + part, page.text("intake.contact." + part)));
    return labels;
  }

  /** What is wrong and what to do. */
  public static String sentence(Page page, Finding finding) {
    return page.texts().sentence(page.locale(), finding);
  }
}
