package io.haihe.modules.management;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseFilter.Lookup;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Tallies;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.intake.form.Option;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Category;
import io.haihe.modules.management.WorkView.FilterField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The filters above a list of cases, each with what there is to choose from. */
@Component
class WorkFilters {

  private static final int MOST_UNITS = 60;

  private final Cases cases;
  private final Tallies tallies;
  private final CurrentScenarios scenarios;
  private final Places places;
  private final CaseWords words;
  private final Home home;

  WorkFilters(
      Cases cases, Tallies tallies, CurrentScenarios scenarios, Places places, CaseWords words, Home home) {
    this.cases = cases;
    this.tallies = tallies;
    this.scenarios = scenarios;
    this.places = places;
    this.words = words;
    this.home = home;
  }

  /**
   * @param lookup what was found of its words
   * @param counted whether there are few enough cases to say how many each choice would leave
   */
  List<FilterField> of(Locale locale, Viewer viewer, WorkQuery query, @Nullable Lookup lookup, boolean counted, Instant now) {
    return List.of(
        new FilterField("q", "search", query.filter("q"), List.of()),
        select("scenario", query, scenarioChoices(locale, query)),
        select("state", query, stateChoices(locale, viewer, query, lookup, counted, now)),
        select("category", query, categoryChoices(locale, query)),
        select("place", query, placeChoices(locale, viewer, query)),
        select("unit", query, unitChoices(locale, viewer, query, lookup, counted, now)),
        new FilterField("from", "date", query.filter("from"), List.of()),
        new FilterField("to", "date", query.filter("to"), List.of()));
  }

  private static FilterField select(String name, WorkQuery query, List<Option> options) {
    return new FilterField(name, "select", query.filter(name), options);
  }

  private List<Option> scenarioChoices(Locale locale, WorkQuery query) {
    return scenarios.ids().entrySet().stream()
        .map(each -> choice(each.getKey(), words.scenario(locale, each.getValue(), "title"), query, "scenario"))
        .toList();
  }

  private List<Option> stateChoices(Locale locale, Viewer viewer, WorkQuery query, @Nullable Lookup lookup, boolean counted, Instant now) {
    CaseFilter others = query.without("state").filter(home.zone(viewer)).with(lookup);
    Map<String, Integer> current = scenarios.ids();
    if (!counted || others.reachesArchive()) {
      return allStates(locale, query);
    }
    return cases.countByState(viewer, others, now).stream()
        .filter(each -> current.containsKey(each.scenario()))
        .map(each -> choice(
            each.state(),
            words.state(locale, current.getOrDefault(each.scenario(), 0), each.state()) + " (" + each.count() + ")",
            query,
            "state"))
        .toList();
  }

  /** Nobody counts the whole archive for a list of choices. */
  private List<Option> allStates(Locale locale, WorkQuery query) {
    List<Option> choices = new ArrayList<>();
    asked(query).forEach(id ->
        scenarios.version(id).types().values().forEach(type -> type.states().keySet().forEach(
            state -> choices.add(choice(state, words.state(locale, id, state), query, "state")))));
    return choices.stream().distinct().toList();
  }

  /** Versions of the scenario that is filtered by, or of all. */
  private List<Integer> asked(WorkQuery query) {
    String scenario = query.filter("scenario");
    return scenarios.ids().entrySet().stream()
        .filter(each -> scenario.isEmpty() || scenario.equals(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private List<Option> categoryChoices(Locale locale, WorkQuery query) {
    String chosen = query.filter("category");
    List<Option> choices = new ArrayList<>();
    asked(query).forEach(id -> {
      var tree = scenarios.version(id).categories();
      tree.roots().forEach(root -> choices.add(choice(root.code(), root.name(locale), query, "category")));
      for (Category on : tree.path(chosen)) {
        if (on.parent() != null) {
          choices.add(choice(on.code(), "› " + on.name(locale), query, "category"));
        }
      }
      tree.children(chosen).forEach(
          child -> choices.add(choice(child.code(), "›› " + child.name(locale), query, "category")));
    });
    return choices.stream().distinct().toList();
  }

  private List<Option> placeChoices(Locale locale, Viewer viewer, WorkQuery query) {
    PlaceCode chosen = query.place();
    List<Option> choices = new ArrayList<>();
    for (PlaceCode root : home.places(viewer)) {
      choices.add(choice(root.toString(), words.place(locale, root), query, "place"));
      List<Place> path = chosen == null || places.find(chosen).isEmpty() ? List.of() : places.path(chosen);
      boolean inside = !root.equals(chosen) && path.stream().anyMatch(place -> place.code().equals(root));
      if (inside) {
        path.stream()
            .filter(place -> !place.code().equals(root) && places.get(root).covers(place.code()))
            .forEach(place -> choices.add(choice(place.code().toString(), "› " + name(locale, place), query, "place")));
      }
      String mark = inside ? "›› " : "› ";
      places.children(inside && chosen != null ? chosen : root).forEach(
          child -> choices.add(choice(child.code().toString(), mark + name(locale, child), query, "place")));
    }
    return choices;
  }

  private String name(Locale locale, Place place) {
    return words.place(locale, place.code());
  }

  private List<Option> unitChoices(
      Locale locale, Viewer viewer, WorkQuery query, @Nullable Lookup lookup, boolean fewEnough, Instant now) {
    CaseFilter others = query.without("unit").filter(home.zone(viewer)).with(lookup);
    boolean counted = fewEnough && !others.reachesArchive();
    Map<Long, Long> units = counted ? tallies.byUnit(viewer, others, now) : tallies.someUnits(viewer, others.open(), now);
    List<Long> shown = new ArrayList<>(units.keySet().stream().filter(unit -> unit != 0).limit(MOST_UNITS).toList());
    Long chosen = query.unit();
    if (chosen != null && !shown.contains(chosen)) {
      shown.add(chosen);
    }
    return shown.stream()
        .map(unit -> choice(unit.toString(), words.unit(locale, unit) + (counted ? " (" + units.getOrDefault(unit, 0L) + ")" : ""), query, "unit"))
        .toList();
  }

  private static Option choice(String value, String text, WorkQuery query, String filter) {
    return new Option(value, text, query.filter(filter).equals(value));
  }
}
