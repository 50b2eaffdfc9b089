package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.intake.figures.Statistics;
import io.haihe.kernel.intake.figures.Statistics.Kind;
import io.haihe.kernel.intake.figures.Tally;
import io.haihe.kernel.intake.web.NearbyPage.Crumb;
import io.haihe.kernel.intake.web.StatisticsPage.Cell;
import io.haihe.kernel.intake.web.StatisticsPage.Line;
import io.haihe.kernel.place.Cartogram;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Texts;
import io.haihe.platform.web.Page;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How much is reported where, how much of it is settled and how soon: for everybody, of what scenarios publish. */
@Controller
class StatisticsController {

  private static final List<Integer> PERIODS = List.of(1, 3, 12);
  private static final int SHADES = 5;
  private static final PlaceLevel FINEST = PlaceLevel.STREET;

  private final Pages pages;
  private final CityChoice cities;
  private final Places places;
  private final Cartogram cartogram;
  private final Statistics statistics;
  private final PublicNumbers numbers;
  private final Scenarios scenarios;
  private final TimeWords time;
  private final Texts texts;

  StatisticsController(
      Pages pages, CityChoice cities, Places places, Cartogram cartogram, Statistics statistics, PublicNumbers numbers,
      Scenarios scenarios, TimeWords time, Texts texts) {
    this.pages = pages;
    this.cities = cities;
    this.places = places;
    this.cartogram = cartogram;
    this.statistics = statistics;
    this.numbers = numbers;
    this.scenarios = scenarios;
    this.time = time;
    this.texts = texts;
  }

  @GetMapping("/statistics")
  PageView show(
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "12") int months,
      HttpServletRequest request,
      Locale locale) {
    Place where = place(place, request);
    int period = PERIODS.contains(months) ? months : PERIODS.getLast();
    Statistics.Found found = statistics.of(where, period);
    StatisticsPage view =
        new StatisticsPage(
            where.code().toString(),
            places.name(where.code(), locale),
            above(where, locale),
            period,
            PERIODS,
            Page.date(found.from(), locale),
            time.exact(locale, where.code(), found.at()),
            line("", "", "", found.whole(), locale),
            children(where).isEmpty() ? null : cartogram.of(where.code()),
            cells(where, found, locale),
            children(where).stream().map(child -> part(child, found, period, locale)).toList(),
            kinds(found, locale));
    return pages.view("intake/statistics").title("intake.statistics.titleOf", view.where()).with("view", view);
  }

  /** No finer than streets; a place that is not known is the city. */
  private Place place(String code, HttpServletRequest request) {
    Optional<Place> asked = PlaceCode.parse(code).flatMap(places::find);
    return asked
        .map(found -> places.path(found.code()).stream().filter(each -> each.level().compareTo(FINEST) <= 0).toList().getLast())
        .orElseGet(() -> cities.get(request).root());
  }

  private List<Place> children(Place place) {
    return place.level().compareTo(FINEST) < 0 ? places.children(place.code()) : List.of();
  }

  private List<Crumb> above(Place place, Locale locale) {
    return places.path(place.code()).stream()
        .filter(each -> !each.equals(place))
        .map(each -> new Crumb(each.code().toString(), places.name(each.code(), locale)))
        .toList();
  }

  private Map<String, Cell> cells(Place place, Statistics.Found found, Locale locale) {
    List<Place> children = children(place);
    long most = children.stream().mapToLong(child -> PublicNumbers.rounded(of(child, found).reported())).max().orElse(0);
    Map<String, Cell> cells = new HashMap<>();
    for (Place child : children) {
      long reported = of(child, found).reported();
      long shade = most == 0 ? 0 : Math.ceilDiv(PublicNumbers.rounded(reported) * SHADES, most);
      cells.put(child.code().toString(), new Cell(places.name(child.code(), locale), numbers.count(locale, reported), "l" + shade));
    }
    return cells;
  }

  private static Tally of(Place child, Statistics.Found found) {
    return found.parts().getOrDefault(child.code(), Tally.NONE);
  }

  private Line part(Place child, Statistics.Found found, int months, Locale locale) {
    String link = "/statistics?place=" + child.code() + "&months=" + months;
    return line(link, places.name(child.code(), locale), "", of(child, found), locale);
  }

  private List<Line> kinds(Statistics.Found found, Locale locale) {
    return found.kinds().entrySet().stream()
        .sorted(Map.Entry.<Kind, Tally>comparingByValue(Comparator.comparingLong(Tally::reported).reversed())
            .thenComparing(each -> each.getKey().toString()))
        .map(each -> kind(each.getKey(), each.getValue(), locale))
        .toList();
  }

  private Line kind(Kind kind, Tally tally, Locale locale) {
    Optional<Scenario> scenario = scenarios.find(kind.scenario());
    String title = scenario.map(found -> found.texts().text(locale, "title")).orElse(kind.scenario());
    String name =
        scenario.flatMap(found -> found.categories().find(kind.category()))
            .map(found -> found.name(locale))
            .orElseGet(() -> texts.text(locale, "intake.statistics.noKind"));
    return line("", name, title, tally, locale);
  }

  private Line line(String link, String name, String above, Tally tally, Locale locale) {
    return new Line(
        link, name, above, numbers.count(locale, tally.reported()), numbers.count(locale, tally.settled()),
        numbers.share(locale, tally.inTime(), tally.promised()), numbers.half(locale, tally), numbers.mean(locale, tally));
  }
}
