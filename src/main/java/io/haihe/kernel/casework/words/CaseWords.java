package io.haihe.kernel.casework.words;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Desk;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Permit;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a case is, where it lies and who did something, in the reader's language. */
@Component
public class CaseWords {

  private static final String STEP_DOWN = " › ";

  private final Texts texts;
  private final Scenarios scenarios;
  private final Places places;
  private final Units units;
  private final People people;

  CaseWords(Texts texts, Scenarios scenarios, Places places, Units units, People people) {
    this.texts = texts;
    this.scenarios = scenarios;
    this.places = places;
    this.units = units;
    this.people = people;
  }

  /** A text of the scenario. */
  public String scenario(Locale locale, int version, String key) {
    return scenarios.version(version).texts().text(locale, key);
  }

  public String state(Locale locale, int version, String state) {
    return scenario(locale, version, "states." + state);
  }

  public String category(Locale locale, int version, String code) {
    return scenarios.version(version).categories().find(code).map(found -> found.name(locale)).orElse(code);
  }

  /** From the root of the tree down. */
  public String categoryPath(Locale locale, int version, String code) {
    String path =
        scenarios.version(version).categories().path(code).stream()
            .map((Category each) -> each.name(locale))
            .collect(Collectors.joining(STEP_DOWN));
    return path.isEmpty() ? code : path;
  }

  public String place(Locale locale, PlaceCode code) {
    return places.find(code).isPresent() ? places.name(code, locale) : code.toString();
  }

  /** Of a code as a form keeps it; what is no code is said as it is. */
  public String placePath(Locale locale, String code) {
    return PlaceCode.parse(code).filter(place -> places.find(place).isPresent()).map(place -> placePath(locale, place)).orElse(code);
  }

  /** From below the city down. */
  public String placePath(Locale locale, PlaceCode code) {
    return places.find(code).isPresent() ? places.pathName(code, locale) : code.toString();
  }

  /** Empty for no unit. */
  public String unit(Locale locale, long unit) {
    return unit == 0 ? "" : units.find(unit).map(found -> unit(locale, found)).orElse("#" + unit);
  }

  public String unit(Locale locale, Unit unit) {
    return locale.getLanguage().equals("en") && unit.nameEn() != null ? unit.nameEn() : unit.name();
  }

  public String role(Locale locale, Role role) {
    return texts.text(locale, "org.role." + role.key());
  }

  /** Empty for nobody. */
  public String person(long person) {
    return person == 0 ? "" : people.nameOf(person);
  }

  /** Where a case waits. */
  public String desk(Locale locale, @Nullable Desk desk) {
    return desk == null ? say(locale, "desk.none") : spot(locale, desk.role(), desk.unit(), desk.place());
  }

  /** A role in a unit, or at a place where no unit is named. */
  public String spot(Locale locale, Role role, long unit, @Nullable PlaceCode place) {
    String where = unit != 0 ? unit(locale, unit) : place == null ? "" : place(locale, place);
    return where.isEmpty() ? role(locale, role) : say(locale, "spot", where, role(locale, role));
  }

  /** Who took a step: name, role and unit. */
  public String who(Locale locale, By by) {
    return switch (by.kind()) {
      case REPORTER -> say(locale, "who.reporter");
      case SYSTEM -> say(locale, "who.system");
      case IMPORT -> say(locale, "who.import");
      case STAFF -> staff(locale, by);
    };
  }

  private String staff(Locale locale, By by) {
    String seat = by.role() == null ? unit(locale, by.unit()) : spot(locale, by.role(), by.unit(), null);
    return by.onBehalfOf() == 0
        ? say(locale, "who.staff", person(by.person()), seat)
        : say(locale, "who.delegate", person(by.person()), person(by.onBehalfOf()), seat);
  }

  /** Whom a rung of the ladder told, or who may take a step. */
  public String permit(Locale locale, Permit permit, Case now, long taskUnit, long opener) {
    if (permit.role() == null) {
      return say(locale, permit.kind() == Permit.Kind.REPORTER ? "who.reporter" : "who.system");
    }
    return switch (permit.kind()) {
      case RESPONSIBLE -> spot(locale, permit.role(), now.responsible(), null);
      case ADDRESSEE -> spot(locale, permit.role(), now.addressee(), null);
      case TASK -> spot(locale, permit.role(), taskUnit, null);
      case OPENER -> spot(locale, permit.role(), opener, null);
      case TEAM -> say(locale, "permit.team", role(locale, permit.role()));
      case TERRITORY -> say(locale, "permit.territory", role(locale, permit.role()));
      case COVERING, REPORTER, SYSTEM -> role(locale, permit.role());
    };
  }

  /** Why something was not done, and what to do about it. */
  public String refusal(Locale locale, int version, Refused refused) {
    if (!refused.text().isEmpty()) {
      return scenario(locale, version, refused.text());
    }
    String key = "casework.refused." + refused.reason();
    return texts.text(locale, key) + " " + texts.text(locale, key + ".mend");
  }

  private String say(Locale locale, String key, @Nullable Object... args) {
    return texts.text(locale, "casework.words." + key, args);
  }
}
