package io.haihe.kernel.intake.form;

import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The units that may be chosen for a case: those of its district, of its place and the others above it, each once, or what a search finds.
 */
@Component
class UnitChoices {

  private static final int MOST_FOUND = 40;

  private final Units units;
  private final Places places;
  private final CaseWords words;
  private final Texts texts;

  UnitChoices(Units units, Places places, CaseWords words, Texts texts) {
    this.units = units;
    this.places = places;
    this.words = words;
    this.texts = texts;
  }

  /** @param chosen ids; always among the units given */
  List<OptionGroup> of(Locale locale, PlaceCode place, String search, Set<Long> chosen) {
    List<OptionGroup> groups = search.isBlank() ? near(locale, place, chosen) : found(locale, place, search, chosen);
    Set<String> offered = groups.stream().flatMap(group -> group.options().stream())
        .map(Option::value).collect(Collectors.toSet());
    List<Unit> kept =
        chosen.stream().filter(id -> !offered.contains(id.toString())).flatMap(id -> units.find(id).stream()).toList();
    List<OptionGroup> all = new ArrayList<>();
    add(all, texts.text(locale, "intake.units.chosen"), locale, kept, chosen);
    all.addAll(groups);
    return all;
  }

  private List<OptionGroup> near(Locale locale, PlaceCode place, Set<Long> chosen) {
    List<OptionGroup> groups = new ArrayList<>();
    Set<Long> offered = new HashSet<>();
    List<Place> path = places.path(place).reversed();
    List<Place> districtFirst =
        path.stream().sorted(Comparator.comparing(above -> above.level() != PlaceLevel.DISTRICT)).toList();
    for (Place above : districtFirst) {
      add(groups, words.place(locale, above.code()), locale, fresh(units.at(above.code()), offered), chosen);
    }
    places.ancestor(place, PlaceLevel.DISTRICT).ifPresent(district -> add(
        groups,
        texts.text(locale, "intake.units.offices", words.place(locale, district.code())),
        locale,
        fresh(places.children(district.code()).stream().flatMap(street -> units.at(street.code()).stream()).toList(), offered),
        chosen));
    return groups;
  }

  private static List<Unit> fresh(List<Unit> found, Set<Long> offered) {
    return found.stream().filter(unit -> offered.add(unit.id())).toList();
  }

  private List<OptionGroup> found(Locale locale, PlaceCode place, String search, Set<Long> chosen) {
    List<OptionGroup> groups = new ArrayList<>();
    PlaceCode city = places.cityOf(place).root().code();
    add(groups, texts.text(locale, "intake.units.found", search), locale,
        units.search(search, city, MOST_FOUND), chosen);
    return groups;
  }

  private void add(List<OptionGroup> groups, String label, Locale locale, List<Unit> found, Set<Long> chosen) {
    if (!found.isEmpty()) {
      groups.add(new OptionGroup(label, found.stream()
          .map(unit -> new Option(Long.toString(unit.id()), words.unit(locale, unit), chosen.contains(unit.id())))
          .toList()));
    }
  }
}
