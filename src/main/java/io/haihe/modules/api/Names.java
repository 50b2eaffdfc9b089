package io.haihe.modules.api;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.api.Shared.CodeName;
import io.haihe.modules.api.Shared.PersonRef;
import io.haihe.modules.api.Shared.UnitRef;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What things are called in the language of the request. */
@Component
class Names {

  private final Places places;
  private final Units units;
  private final People people;
  private final Scenarios scenarios;

  Names(Places places, Units units, People people, Scenarios scenarios) {
    this.places = places;
    this.units = units;
    this.people = people;
    this.scenarios = scenarios;
  }

  static Locale language() {
    return LocaleContextHolder.getLocale();
  }

  CodeName place(PlaceCode code) {
    String name = places.find(code).isPresent() ? places.name(code, language()) : code.toString();
    return new CodeName(code.toString(), name);
  }

  @Nullable CodeName placeOrNull(@Nullable PlaceCode code) {
    return code == null ? null : place(code);
  }

  @Nullable UnitRef unit(long id) {
    return id == 0 ? null : new UnitRef(id, units.find(id).map(UnitView::nameOf).orElse(String.valueOf(id)));
  }

  @Nullable PersonRef person(long id) {
    return id == 0 ? null : new PersonRef(id, people.nameOf(id));
  }

  static @Nullable String role(@Nullable Role role) {
    return role == null ? null : role.key();
  }

  CodeName text(int scenarioVersion, String kind, String key) {
    return new CodeName(key, words(scenarioVersion, kind + "." + key));
  }

  /** The scenario's text, in the version of a case. */
  String words(int scenarioVersion, String key) {
    return scenarios.version(scenarioVersion).texts().text(language(), key);
  }

  /** In the words anybody reads. */
  String openWords(int scenarioVersion, String key) {
    return scenarios.version(scenarioVersion).texts().openText(language(), key);
  }

  CodeName category(int scenarioVersion, String code) {
    Scenario scenario = scenarios.version(scenarioVersion);
    return new CodeName(code, scenario.categories().find(code).map(Names::name).orElse(code));
  }

  static String name(Category category) {
    return category.name(language());
  }
}
