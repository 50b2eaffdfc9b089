package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.RiskClass;
import io.haihe.modules.inspection.register.SupervisionItem;
import io.haihe.modules.inspection.register.SupervisionItems;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Plans and tasks in the words of whoever looks at them. */
@Component
public class PlanViews {

  private final Units units;
  private final Places places;
  private final People people;
  private final Departments departments;
  private final SupervisionItems items;
  private final Texts texts;

  PlanViews(Units units, Places places, People people, Departments departments, SupervisionItems items, Texts texts) {
    this.units = units;
    this.places = places;
    this.people = people;
    this.departments = departments;
    this.items = items;
    this.texts = texts;
  }

  /** Something to choose. */
  public record Option(String value, String text, boolean chosen) {}

  /** A plan in a list. */
  public record PlanLine(Plan plan, String unit, String place) {}

  /** A task in a list. */
  public record TaskLine(PlannedTask task, String units, String place, String shares) {}

  PlanLine line(Plan plan, Locale locale) {
    return new PlanLine(plan, unit(plan.unit(), locale), places.name(plan.place(), locale));
  }

  TaskLine line(PlannedTask task, Locale locale) {
    String shares = Arrays.stream(RiskClass.values())
        .map(risk -> risk + " " + Numbers.percent(task.shares().ratio(risk)) + " % × " + task.shares().most(risk))
        .collect(Collectors.joining(", "));
    return new TaskLine(
        task, task.units().stream().map(unit -> unit(unit, locale)).collect(Collectors.joining(" + ")), places.name(task.place(), locale), shares);
  }

  String unit(long unit, Locale locale) {
    return units.find(unit).map(found -> found.nameIn(locale)).orElse("–");
  }

  /** A deck by the name of its department, and of its region where it has one. */
  String deck(String name, Locale locale) {
    int at = name.indexOf(Decks.REGION);
    String key = at < 0 ? name : name.substring(0, at);
    String unit = units.byKey(key).map(found -> found.nameIn(locale)).orElse(key);
    return at < 0
        ? unit
        : texts.text(locale, "inspection.plan.deck.region", unit, places.name(PlaceCode.parse(name.substring(at + 1)).orElseThrow(), locale));
  }

  String place(PlaceCode place, Locale locale) {
    return places.name(place, locale);
  }

  List<Option> units(List<Unit> offered, long chosen, Locale locale) {
    return offered.stream().map(unit -> new Option("" + unit.id(), unit.nameIn(locale), unit.id() == chosen)).toList();
  }

  /** A place and those right below it. */
  List<Option> places(PlaceCode above, String chosen, Locale locale) {
    return Stream.concat(Stream.of(places.get(above)), places.children(above).stream())
        .map(place -> new Option(place.code().toString(), places.name(place.code(), locale), place.code().toString().equals(chosen)))
        .toList();
  }

  List<Option> items(PlaceCode place, Collection<String> chosen, Locale locale) {
    return departments.offered(place).stream().map(item -> option(item, chosen, locale)).toList();
  }

  /** The items of a task, in its versions. */
  List<Option> itemsOf(PlannedTask task, Locale locale) {
    return task.items().stream().flatMap(written -> departments.item(written).stream()).map(item -> option(item, List.of(), locale)).toList();
  }

  private static Option option(SupervisionItem item, Collection<String> chosen, Locale locale) {
    String written = Departments.written(item);
    return new Option(written, item.nameIn(locale) + " (" + written + ")", chosen.contains(written));
  }

  /** The fields of the items there are. */
  List<String> fields() {
    return items.current().stream().map(SupervisionItem::field).distinct().sorted().toList();
  }

  String person(long person) {
    return person == 0 ? "–" : people.nameOf(person);
  }

  ZonedDateTime time(Instant at) {
    return at.atZone(places.zone());
  }
}
