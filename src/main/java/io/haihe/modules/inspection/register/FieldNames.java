package io.haihe.modules.inspection.register;

import io.haihe.kernel.scenario.Scenarios;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** How the fields of supervision items are called: as the categories of the scenario package of inspections. One that is none is called by its key. */
@Component
public class FieldNames {

  private final Scenarios scenarios;

  FieldNames(Scenarios scenarios) {
    this.scenarios = scenarios;
  }

  public String of(String field, Locale locale) {
    return scenarios.find(RegisterRights.SCENARIO)
        .flatMap(scenario -> scenario.categories().find(field))
        .map(category -> category.name(locale))
        .orElse(field);
  }

  /** For templates. */
  public UnaryOperator<String> in(Locale locale) {
    return field -> of(field, locale);
  }
}
