package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Administration;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.UnitRegister;
import io.haihe.kernel.org.UnitWish;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** The units of an administrator's places: place by place, by words, or those where nobody is. */
@Controller
@RequestMapping(UnitPages.PATH)
class UnitPages {

  static final String PATH = "/admin/units";
  private static final int SHOWN = 100;
  private static final int MOST = 5000;

  private final Pages pages;
  private final Administration administration;
  private final UnitRegister register;
  private final Units units;
  private final Places places;
  private final Clock clock;

  UnitPages(Pages pages, Administration administration, UnitRegister register, Units units, Places places, Clock clock) {
    this.pages = pages;
    this.administration = administration;
    this.register = register;
    this.units = units;
    this.places = places;
    this.clock = clock;
  }

  @GetMapping
  PageView show(
      Viewer viewer,
      Locale locale,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "false") boolean empty,
      @RequestParam(defaultValue = "1") int page) {
    List<Unit> scopes = scopes(viewer);
    Place at = place(viewer, place, scopes);
    List<Unit> found = empty ? empty(scopes) : words.isBlank() ? units.at(at.code()) : search(scopes, words);
    int current = Math.clamp(page, 1, Math.max(1, (found.size() + SHOWN - 1) / SHOWN));
    List<Unit> shown = found.stream().skip((current - 1L) * SHOWN).limit(SHOWN).toList();
    Map<Long, Integer> people = register.people(shown, clock.instant());
    return pages.view("org/units")
        .with("scopes", scopes.stream().map(Unit::place).distinct().map(code -> branch(code, locale)).toList())
        .with("path", path(viewer, at, locale))
        .with("place", branch(at.code(), locale))
        .with("branches", places.children(at.code()).stream().filter(UnitPages::mayHaveUnits).map(child -> branch(child.code(), locale)).toList())
        .with("lines", shown.stream().map(unit -> line(unit, people, locale)).toList())
        .with("closed", units.closedAt(at.code()))
        .with("words", words)
        .with("empty", empty)
        .with("link", link(at, words, empty))
        .with("current", current)
        .with("size", SHOWN)
        .with("total", (long) found.size());
  }

  private static String link(Place at, String words, boolean empty) {
    UriComponentsBuilder link = UriComponentsBuilder.fromPath(PATH);
    String asked =
        empty
            ? link.queryParam("empty", true).toUriString()
            : words.isBlank()
                ? link.queryParam("place", at.code()).toUriString()
                : link.queryParam("words", "{words}").encode().buildAndExpand(words).toUriString();
    return asked + "&page=";
  }

  @GetMapping("/new")
  PageView blank(Viewer viewer, Locale locale, @RequestParam(defaultValue = "") String place) {
    return form(viewer, locale, place, List.of(), new UnitWish("", "department", "", "", ""));
  }

  @PostMapping
  View make(
      Viewer viewer,
      Locale locale,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String word,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String nameEn,
      @RequestParam(defaultValue = "") String duties) {
    UnitWish wish = new UnitWish(word, kind, name, nameEn, duties);
    Place at = place(viewer, place, scopes(viewer));
    return Refill.onBadInput(
        () -> new RedirectView(PATH + "/" + register.make(viewer, at.code(), wish, Act.of(viewer, clock.instant())), true),
        findings -> form(viewer, locale, place, findings, wish));
  }

  private PageView form(Viewer viewer, Locale locale, String place, List<Finding> findings, UnitWish wish) {
    Place at = place(viewer, place, scopes(viewer));
    return pages.view("org/new-unit")
        .with("place", branch(at.code(), locale))
        .with("path", path(viewer, at, locale))
        .with("wish", wish)
        .with("findings", findings);
  }

  private List<Unit> scopes(Viewer viewer) {
    List<Unit> scopes = administration.scopes(viewer);
    if (scopes.isEmpty()) {
      throw new AccessDeniedException("for administrators");
    }
    return scopes;
  }

  private Place place(Viewer viewer, String code, List<Unit> scopes) {
    if (code.isBlank()) {
      return places.get(scopes.getFirst().place());
    }
    return PlaceCode.parse(code.strip())
        .flatMap(places::find)
        .filter(found -> administration.administers(viewer, found.code()))
        .orElseThrow(() -> new NotFound(Finding.ofField("place", "org.unit.no-place", code)));
  }

  private List<Unit> search(List<Unit> scopes, String words) {
    return scopes.stream().flatMap(scope -> units.search(words, scope.place(), MOST).stream()).distinct().toList();
  }

  private List<Unit> empty(List<Unit> scopes) {
    Instant now = clock.instant();
    return scopes.stream().flatMap(scope -> register.empty(scope, now, MOST).stream()).distinct().toList();
  }

  private List<BranchLine> path(Viewer viewer, Place at, Locale locale) {
    List<BranchLine> path = new ArrayList<>();
    places.path(at.code()).stream()
        .filter(place -> administration.administers(viewer, place.code()))
        .forEach(place -> path.add(branch(place.code(), locale)));
    return path;
  }

  private BranchLine branch(PlaceCode code, Locale locale) {
    return new BranchLine(code.toString(), places.name(code, locale), units.in(code).size());
  }

  private UnitLine line(Unit unit, Map<Long, Integer> people, Locale locale) {
    return new UnitLine(unit, places.pathName(unit.place(), locale), people.getOrDefault(unit.id(), 0));
  }

  private static boolean mayHaveUnits(Place place) {
    return place.level() != PlaceLevel.GRID;
  }
}
