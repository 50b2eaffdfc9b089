package io.haihe.kernel.intake.web;

import io.haihe.platform.Texts;
import java.util.Locale;

/**
 * What the form of a report is called and asks: usually a report of a problem, where the scenario does not call it otherwise.
 *
 * @param heading of the page
 * @param text label of the field for one's own words
 * @param help what to write there
 * @param category label of the list of categories
 * @param send on the button
 */
public record ReportWords(String heading, String text, String help, String category, String send) {

  static ReportWords of(ReportKind kind, boolean staff, Texts texts, Locale locale) {
    return new ReportWords(
        own(kind, ".heading", locale, texts.text(locale, staff ? "intake.staff.titleOf" : "intake.report.titleOf", kind.title(locale))),
        own(kind, ".text", locale, texts.text(locale, staff ? "intake.text.staff" : "intake.text")),
        own(kind, ".text.help", locale, texts.text(locale, "intake.text.help")),
        own(kind, ".category", locale, texts.text(locale, "intake.category")),
        staff ? texts.text(locale, "intake.staff.send") : own(kind, ".send", locale, texts.text(locale, "intake.report.send")));
  }

  private static String own(ReportKind kind, String word, Locale locale, String usual) {
    return kind.scenario().texts().find(locale, "cases." + kind.type().key() + word).orElse(usual);
  }
}
