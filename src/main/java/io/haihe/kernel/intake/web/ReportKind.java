package io.haihe.kernel.intake.web;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Categories;
import io.haihe.kernel.scenario.Scenario;
import java.util.Locale;

/** Something that can be reported: a case type of a scenario's current version. */
public record ReportKind(Scenario scenario, CaseType type) {

  /** The scenario's title; with the case type's where it has several. */
  public String title(Locale locale) {
    String title = scenario.texts().text(locale, "title");
    return scenario.types().size() == 1 ? title : title + " · " + scenario.texts().text(locale, "cases." + type.key());
  }

  /** What can be reported with it. */
  public Categories categories() {
    return scenario.categories(type);
  }

  public String summary(Locale locale) {
    return scenario.texts().find(locale, "summary").orElse("");
  }

  /** What follows {@code /report/} or {@code /cases/new/}. */
  public String path() {
    boolean first = scenario.types().keySet().iterator().next().equals(type.key());
    return first ? scenario.key() : scenario.key() + "?type=" + type.key();
  }
}
