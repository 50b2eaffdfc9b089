package io.haihe.kernel.intake.web;

import io.haihe.platform.Texts;
import java.util.Locale;

/**
 * What the form of a report is called and asks: usually a report of a problem, where the scenario does not call it otherwise.
 *
 * @param heading of the page
 * @param what heading over one's own words
 * @param where heading over the place
 * @param text label of the field for one's own words
 * @param help what to write there
 * @param category label of the list of categories
 * @param example of everyday words by which a category is found, or empty
 * @param send on the button
 */
public record ReportWords(
    String heading, String what, String where, String text, String help, String category, String example, String send) {

  static ReportWords of(ReportKind kind, boolean staff, Texts texts, Locale locale) {
    boolean problem = kind.own(".heading", locale).isEmpty();
    String about = staff ? ".staff" : problem ? "" : ".other";
    return new ReportWords(
        own(kind, ".heading", locale, texts.text(locale, staff ? "intake.staff.titleOf" : "intake.report.titleOf", kind.title(locale))),
        own(kind, ".what", locale, texts.text(locale, "intake.section.what" + about)),
        own(kind, ".where", locale, texts.text(locale, "intake.section.where" + about)),
        own(kind, ".text", locale, texts.text(locale, staff ? "intake.text.staff" : "intake.text")),
        own(kind, ".text.help", locale, texts.text(locale, "intake.text.help")),
        own(kind, ".category", locale, texts.text(locale, "intake.category")),
        own(kind, ".category.help", locale, problem ? texts.text(locale, "intake.category.search.help") : ""),
        staff ? texts.text(locale, "intake.staff.send") : own(kind, ".send", locale, texts.text(locale, "intake.report.send")));
  }

  private static String own(ReportKind kind, String word, Locale locale, String usual) {
    return kind.own(word, locale).orElse(usual);
  }
}
