package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.PublicCases;
import io.haihe.kernel.casework.PublicCases.PublicCase;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.web.NearbyPage.Crumb;
import io.haihe.kernel.intake.web.NearbyPage.KindGroup;
import io.haihe.kernel.intake.web.NearbyPage.KindOption;
import io.haihe.kernel.intake.web.NearbyPage.Part;
import io.haihe.kernel.intake.web.NearbyPage.Row;
import io.haihe.kernel.place.Cartogram;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.MapShapes;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Categories;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What anybody may see of the cases of a place: only what their scenarios publish. */
@Controller
class NearbyController {

  private static final int SIZE = 20;
  private static final int SHADES = 5;
  private static final int LAST_PAGE = 50;
  private static final PlaceLevel FINEST = PlaceLevel.STREET;

  private final Pages pages;
  private final CityChoice cities;
  private final PlaceFields fields;
  private final Places places;
  private final Cartogram cartogram;
  private final PublicCases cases;
  private final Scenarios scenarios;
  private final CaseWords words;
  private final TimeWords time;
  private final Clock clock;

  NearbyController(
      Pages pages, CityChoice cities, PlaceFields fields, Places places, Cartogram cartogram, PublicCases cases,
      Scenarios scenarios, CaseWords words, TimeWords time, Clock clock) {
    this.pages = pages;
    this.cities = cities;
    this.fields = fields;
    this.places = places;
    this.cartogram = cartogram;
    this.cases = cases;
    this.scenarios = scenarios;
    this.words = words;
    this.time = time;
    this.clock = clock;
  }

  @GetMapping("/nearby")
  PageView nearby(
      @RequestParam(name = "place", required = false) @Nullable List<String> chosen,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "1") int page,
      HttpServletRequest request,
      Locale locale) {
    City city = cities.get(request);
    List<String> codes = chosen == null ? List.of() : chosen.stream().filter(code -> !code.isBlank()).toList();
    Place place = place(city, codes);
    int at = Math.clamp(page, 1, LAST_PAGE);
    List<PublicCase> found = cases.list(search(place, state, kind), SIZE + 1, (at - 1) * SIZE);
    NearbyPage view =
        new NearbyPage(
            place.code().toString(),
            places.name(place.code(), locale),
            above(place, locale),
            coarse(fields.of(city, fields.codes(place), locale)),
            state,
            kind,
            kinds(locale),
            place.level().compareTo(FINEST) < 0 ? cartogram.of(place.code()) : null,
            parts(place, locale),
            found.stream().limit(SIZE).map(each -> row(each, place, locale)).toList(),
            at > 1 ? link(place, state, kind, at - 1) : null,
            found.size() > SIZE && at < LAST_PAGE ? link(place, state, kind, at + 1) : null);
    return pages.view("intake/nearby").with("view", view);
  }

  private Place place(City city, List<String> codes) {
    PlaceCode chosen = fields.chosen(city, codes);
    return chosen == null
        ? city.root()
        : places.path(chosen).stream().filter(each -> each.level().compareTo(FINEST) <= 0).toList().getLast();
  }

  private static PlaceField coarse(PlaceField field) {
    List<PlaceField.Level> levels =
        field.levels().stream()
            .filter(level -> PlaceLevel.valueOf(level.level().toUpperCase(Locale.ROOT)).compareTo(FINEST) <= 0)
            .toList();
    return new PlaceField(field.city(), levels, "", "", null, List.of(), field.chosen());
  }

  private PublicCases.Search search(Place place, String state, String kind) {
    Boolean ended = state.equals("open") ? Boolean.FALSE : state.equals("ended") ? Boolean.TRUE : null;
    return new PublicCases.Search(place.code(), ended, categories(kind), null, null, null, null, false);
  }

  /** The codes below a root; the parts of its value are scenario and code. */
  private Set<String> categories(String kind) {
    String[] parts = kind.split(":", 2);
    if (parts.length < 2) {
      return Set.of();
    }
    return scenarios.find(parts[0]).map(scenario -> below(scenario.categories(), parts[1])).orElse(Set.of("-"));
  }

  private static Set<String> below(Categories categories, String root) {
    return categories.byCode().keySet().stream()
        .filter(code -> categories.path(code).getFirst().code().equals(root))
        .collect(Collectors.toSet());
  }

  private List<KindGroup> kinds(Locale locale) {
    return scenarios.all().stream()
        .map(scenario -> new KindGroup(scenario.texts().text(locale, "title"), kinds(scenario, locale)))
        .filter(group -> !group.kinds().isEmpty())
        .toList();
  }

  /** Only kinds of what is published. */
  private static List<KindOption> kinds(Scenario scenario, Locale locale) {
    return scenario.types().values().stream()
        .filter(type -> type.publication().fields().contains("category"))
        .flatMap(type -> scenario.categories(type).roots().stream())
        .distinct()
        .filter(Category::reportable)
        .map(root -> new KindOption(scenario.key() + ":" + root.code(), root.name(locale)))
        .toList();
  }

  private List<Crumb> above(Place place, Locale locale) {
    return places.path(place.code()).stream()
        .filter(each -> !each.equals(place))
        .map(each -> new Crumb(each.code().toString(), places.name(each.code(), locale)))
        .toList();
  }

  private Map<String, Part> parts(Place place, Locale locale) {
    List<Place> children = place.level().compareTo(FINEST) < 0 ? places.children(place.code()) : List.of();
    Map<PlaceCode, Long> open = cases.countOpen(children);
    long most = open.values().stream().mapToLong(Long::longValue).max().orElse(0);
    Map<String, Part> parts = new HashMap<>();
    children.forEach(child -> {
      long count = open.getOrDefault(child.code(), 0L);
      long shade = most == 0 ? 0 : Math.ceilDiv(count * SHADES, most);
      parts.put(child.code().toString(), new Part(places.name(child.code(), locale), count, "l" + shade));
    });
    return parts;
  }

  private Row row(PublicCase each, Place place, Locale locale) {
    String state =
        each.state() == null ? "" : PublicSteps.openState(scenarios.version(each.scenarioVersion()), each.state(), locale);
    return new Row(
        each.number(),
        each.category() == null
            ? words.scenario(locale, each.scenarioVersion(), "title")
            : words.category(locale, each.scenarioVersion(), each.category()),
        state,
        each.ended(),
        each.place() == null ? "" : words.placePath(locale, each.place()),
        each.text() == null ? "" : each.text(),
        each.openedAt() == null ? "" : time.moment(locale, place.code(), each.openedAt(), clock.instant()));
  }

  static String link(Place place, String state, String kind, int page) {
    return UriComponentsBuilder.fromPath("/nearby")
        .queryParam("place", place.code())
        .queryParam("state", state)
        .queryParam("kind", kind)
        .queryParam("page", page)
        .encode()
        .toUriString();
  }
}
