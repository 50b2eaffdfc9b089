package io.haihe.kernel.org;

import io.haihe.kernel.org.UnitTemplates.Named;
import io.haihe.kernel.org.UnitTemplates.OfficePattern;
import io.haihe.kernel.org.UnitTemplates.UnitTemplate;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a city's templates into its units: an office for each place, departments and companies where they exist. */
class UnitPlanner {

  static final String OFFICE = "office";

  private final City city;
  private final Function<PlaceCode, List<Place>> children;
  private final Function<PlaceCode, String> english;
  private final List<PlannedUnit> planned = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param children the places below one
   * @param english the English name of a place, or its official name if it has none
   */
  UnitPlanner(City city, Function<PlaceCode, List<Place>> children, Function<PlaceCode, String> english) {
    this.city = city;
    this.children = children;
    this.english = english;
  }

  /** @throws BadInput with the findings of the file and those that only show with the city's places */
  List<PlannedUnit> plan(UnitTemplates templates) {
    findings.addAll(templates.findings());
    Set<String> codes = plan(city.root(), templates);
    templates.units().forEach(unit -> unit.except().forEach(code -> known(codes, code, templates)));
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    return planned;
  }

  /** Plans the subtree and returns the codes in it. */
  private Set<String> plan(Place top, UnitTemplates templates) {
    Set<String> codes = new HashSet<>();
    List<Place> unnamed = new ArrayList<>();
    List<Place> open = new ArrayList<>(List.of(top));
    while (!open.isEmpty()) {
      Place place = open.removeLast();
      codes.add(place.code().toString());
      if (place.level() != PlaceLevel.GRID) {
        office(place, templates).ifPresentOrElse(planned::add, () -> unnamed.add(place));
        departments(place, templates);
        open.addAll(children.apply(place.code()));
      }
    }
    report(unnamed, templates);
    return codes;
  }

  private Optional<PlannedUnit> office(Place place, UnitTemplates templates) {
    return templates.offices().stream()
        .filter(pattern -> pattern.fits(place.level(), place.name()))
        .findFirst()
        .map(pattern -> office(place, pattern, templates));
  }

  private PlannedUnit office(Place place, OfficePattern pattern, UnitTemplates templates) {
    return new PlannedUnit(
        key(place, OFFICE),
        filled(pattern.name(), place, templates),
        english(pattern.nameEn(), place),
        Unit.Kind.PLACE_OFFICE,
        place,
        place.parent() == null ? null : place.parent() + "/" + OFFICE,
        List.of());
  }

  private void departments(Place place, UnitTemplates templates) {
    for (UnitTemplate unit : templates.units()) {
      String name = unit.names().get(place.level());
      if (name != null && unit.except().stream().noneMatch(code -> code.text().equals(place.code().toString()))) {
        planned.add(
            new PlannedUnit(
                key(place, unit.key()),
                filled(name, place, templates),
                english(unit.namesEn().get(place.level()), place),
                unit.kind(),
                place,
                key(place, OFFICE),
                unit.duties()));
      }
    }
  }

  private static String key(Place place, String word) {
    return place.code() + "/" + word;
  }

  private static String filled(String pattern, Place place, UnitTemplates templates) {
    return pattern.replace("{place}", place.name()).replace("{short}", shortened(place.name(), templates));
  }

  private static String shortened(String name, UnitTemplates templates) {
    return templates.suffixes().stream()
        .filter(suffix -> name.endsWith(suffix) && name.length() > suffix.length() + 1)
        .findFirst()
        .map(suffix -> name.substring(0, name.length() - suffix.length()))
        .orElse(name);
  }

  /** A pattern that speaks of the place needs the place's English name. */
  private @Nullable String english(@Nullable String pattern, Place place) {
    if (pattern == null || !pattern.contains("{")) {
      return pattern;
    }
    String name = english.apply(place.code());
    return name.equals(place.name()) ? null : pattern.replace("{place}", name).replace("{short}", name);
  }

  private void known(Set<String> codes, Named code, UnitTemplates templates) {
    if (!codes.contains(code.text())) {
      findings.add(Finding.at(templates.file(), code.line(), 0, "units.except", "org.units.unknown-place", code.text()));
    }
  }

  private void report(List<Place> unnamed, UnitTemplates templates) {
    Map<PlaceLevel, List<Place>> byLevel = unnamed.stream().collect(Collectors.groupingBy(Place::level));
    byLevel.forEach((level, list) -> {
      String some = list.stream().limit(5).map(Place::name).collect(Collectors.joining(", "));
      findings.add(
          Finding.at(templates.file(), 1, 1, "offices", "org.units.no-office", level.toString(), list.size(), some));
    });
  }
}
