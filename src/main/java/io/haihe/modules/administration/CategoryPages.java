package io.haihe.modules.administration;

import io.haihe.kernel.casework.OpenByCategory;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.drafts.Authors;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The categories of the scenarios in force, to look at; they are changed in a draft of the scenario and nowhere else. */
@Controller
class CategoryPages {

  static final String PATH = "/admin/categories";
  private static final int SHOWN = 100;

  private final Pages pages;
  private final Scenarios scenarios;
  private final Units units;
  private final Places places;
  private final Authors authors;
  private final OpenByCategory open;

  CategoryPages(Pages pages, Scenarios scenarios, Units units, Places places, Authors authors, OpenByCategory open) {
    this.pages = pages;
    this.scenarios = scenarios;
    this.units = units;
    this.places = places;
    this.authors = authors;
    this.open = open;
  }

  static boolean visible(Viewer viewer, Authors authors) {
    return viewer.has(Role.ADMINISTRATOR) || authors.any(viewer);
  }

  @GetMapping(PATH)
  PageView show(
      Viewer viewer,
      Locale locale,
      @RequestParam(defaultValue = "") String scenario,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "1") int page) {
    List<Scenario> served = served(viewer);
    Scenario shown = served.stream().filter(each -> each.key().equals(scenario)).findFirst().orElseGet(served::getFirst);
    Place place = place(viewer);
    List<Category> found = found(shown, words);
    int current = Math.clamp(page, 1, Math.max(1, (found.size() + SHOWN - 1) / SHOWN));
    Map<String, Long> counts = open.count(shown.key(), place.code(), place.last());
    return pages.view("administration/categories")
        .with("scenarios", served.stream().map(each -> new ScenarioChoice(each.key(), each.texts().text(locale, "title"))).toList())
        .with("shown", shown)
        .with("place", places.name(place.code(), locale))
        .with("words", words)
        .with("lines", found.stream().skip((current - 1L) * SHOWN).limit(SHOWN).map(each -> line(shown, each, place, counts, locale)).toList())
        .with("mayEdit", authors.may(viewer, shown.key()))
        .with("link", link(shown, words))
        .with("current", current)
        .with("size", SHOWN)
        .with("total", (long) found.size());
  }

  private List<Scenario> served(Viewer viewer) {
    if (!visible(viewer, authors)) {
      throw new AccessDeniedException("for administrators and those who work on scenarios");
    }
    return scenarios.all();
  }

  /** Where the duties are asked for: the place of the seat that opens the page. */
  private Place place(Viewer viewer) {
    Seat seat =
        viewer.seats().stream().filter(each -> each.role() == Role.ADMINISTRATOR).findFirst().orElseGet(viewer.seats()::getFirst);
    return places.get(seat.unit().place());
  }

  private static List<Category> found(Scenario scenario, String words) {
    List<String> wanted = Arrays.stream(words.strip().toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    return scenario.categories().byCode().values().stream()
        .filter(category -> wanted.stream().allMatch(text(category)::contains))
        .toList();
  }

  private static String text(Category category) {
    return Stream.concat(Stream.of(category.code(), category.nameZh(), category.nameEn()), category.words())
        .collect(Collectors.joining(" "))
        .toLowerCase(Locale.ROOT);
  }

  private CategoryLine line(Scenario scenario, Category category, Place place, Map<String, Long> counts, Locale locale) {
    String path =
        scenario.categories().path(category.code()).stream()
            .filter(above -> above != category)
            .map(above -> above.name(locale))
            .collect(Collectors.joining(" › "));
    return new CategoryLine(
        category, path, units.dutyHolder(scenario.key(), category.code(), place.code(), null).orElse(null),
        counts.getOrDefault(category.code(), 0L));
  }

  private static String link(Scenario scenario, String words) {
    return UriComponentsBuilder.fromPath(PATH)
        .queryParam("scenario", scenario.key())
        .queryParam("words", "{words}")
        .encode()
        .buildAndExpand(words)
        .toUriString()
        + "&page=";
  }
}
