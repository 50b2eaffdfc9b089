package io.haihe.kernel.intake.web;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Categories;
import io.haihe.kernel.scenario.Scenario;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that can be reported: a case type of a scenario's current version.
 *
 * @param alone whether it is the only one of its scenario that is offered
 */
public record ReportKind(Scenario scenario, CaseType type, boolean alone) {

  /** The scenario's title; with the case type's where several are offered. */
  public String title(Locale locale) {
    String title = scenario.texts().text(locale, "title");
    return alone ? title : title + " · " + scenario.texts().text(locale, "cases." + type.key());
  }

  /** What can be reported with it. */
  public Categories categories() {
    return scenario.categories(type);
  }

  public String summary(Locale locale) {
    return own(".summary", locale).or(() -> scenario.texts().find(locale, "summary")).orElse("");
  }

  /** A text of the package about the case type itself, such as what its report form is called. */
  Optional<String> own(String word, Locale locale) {
    return scenario.texts().find(locale, "cases." + type.key() + word);
  }

  /** What follows {@code /report/} or {@code /cases/new/}. */
  public String path() {
    boolean first = scenario.types().keySet().iterator().next().equals(type.key());
    return first ? scenario.key() : scenario.key() + "?type=" + type.key();
  }
}
