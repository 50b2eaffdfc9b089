package io.haihe.kernel.intake.web;

import java.util.Locale;

/** A link to something that can be reported. */
public record KindLink(String path, String title, String summary) {

  static KindLink of(ReportKind kind, String prefix, Locale locale) {
    return new KindLink(prefix + kind.path(), kind.title(locale), kind.summary(locale));
  }
}
