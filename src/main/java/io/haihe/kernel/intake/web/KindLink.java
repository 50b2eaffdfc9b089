package io.haihe.kernel.intake.web;

import java.util.Locale;

/**
 * A link to something that can be reported.
 *
 * @param begin on its button, or empty for the usual word
 */
public record KindLink(String path, String title, String summary, String begin) {

  static KindLink toResident(ReportKind kind, Locale locale) {
    return new KindLink(
        "/report/" + kind.path(), kind.title(locale), kind.summary(locale), kind.own(".begin", locale).orElse(""));
  }

  static KindLink toStaff(ReportKind kind, Locale locale) {
    return new KindLink("/cases/new/" + kind.path(), kind.title(locale), kind.summary(locale), "");
  }
}
