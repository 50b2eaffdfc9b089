package io.haihe.modules.screen;

import io.haihe.kernel.org.Exports;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Reports of the indicators, as a page and as CSV. */
@Controller
class ReportPages {

  private final Pages pages;
  private final Reports reports;
  private final Scenarios scenarios;
  private final Places places;
  private final ViewedPlaces viewed;
  private final Exports exports;
  private final Clock clock;

  ReportPages(Pages pages, Reports reports, Scenarios scenarios, Places places, ViewedPlaces viewed, Exports exports, Clock clock) {
    this.pages = pages;
    this.reports = reports;
    this.scenarios = scenarios;
    this.places = places;
    this.viewed = viewed;
    this.exports = exports;
    this.clock = clock;
  }

  /** What the viewer chose; everything may be left out. */
  record Choice(
      @Nullable String scenario, @Nullable String place, @Nullable String from, @Nullable String to, @Nullable String by) {}

  @GetMapping("/reports")
  PageView page(Viewer viewer, Choice choice, Locale locale) {
    Reports.Query query = query(viewer, choice);
    return pages
        .view("screen/reports")
        .with("report", ReportView.of(reports.of(viewer, query, locale), query, locale))
        .with("scenarios", served(viewer))
        .with("path", places.path(query.place().code()))
        .with("links", new ReportLinks(query))
        .with("places", places);
  }

  @GetMapping("/reports.csv")
  ResponseEntity<byte[]> csv(Viewer viewer, Choice choice, Locale locale) {
    Reports.Query query = query(viewer, choice);
    Map<String, String> asked =
        Map.of("scenario", query.scenario(), "place", query.place().code().toString(), "from", query.from().toString(), "to", query.to().toString());
    exports.begin(viewer, "/reports.csv", asked, clock.instant());
    String name = "%s-%s-%s.csv".formatted(query.scenario(), query.from(), query.to());
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
        .body(ReportCsv.of(reports.of(viewer, query, locale)));
  }

  private Reports.Query query(Viewer viewer, Choice choice) {
    Place place = viewed.find(viewer, choice.place());
    ZoneId zone = places.cityOf(place.code()).zone();
    YearMonth now = YearMonth.now(clock.withZone(zone));
    LocalDate from = month("from", choice.from(), now.minusMonths(5)).atDay(1);
    LocalDate to = month("to", choice.to(), now).atEndOfMonth();
    if (to.isBefore(from)) {
      throw new BadInput(Finding.ofField("to", "screen.reports.backwards"));
    }
    return new Reports.Query(scenario(viewer, choice.scenario()), place, from, to, by(choice.by()));
  }

  private static YearMonth month(String field, @Nullable String text, YearMonth usual) {
    if (text == null || text.isBlank()) {
      return usual;
    }
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw new BadInput(Finding.ofField(field, "screen.reports.month", text));
    }
  }

  private static Reports.GroupBy by(@Nullable String text) {
    for (Reports.GroupBy by : Reports.GroupBy.values()) {
      if (by.name().equalsIgnoreCase(text)) {
        return by;
      }
    }
    return Reports.GroupBy.PLACE;
  }

  /** The scenarios any of the viewer's seats serves. */
  private List<Scenario> served(Viewer viewer) {
    return scenarios.all().stream()
        .filter(scenario -> viewer.seats().stream().anyMatch(seat -> seat.serves(scenario.key())))
        .toList();
  }

  private String scenario(Viewer viewer, @Nullable String key) {
    List<Scenario> served = served(viewer);
    return served.stream()
        .map(Scenario::key)
        .filter(known -> known.equals(key))
        .findFirst()
        .or(() -> served.stream().map(Scenario::key).findFirst())
        .orElseThrow(() -> new NotFound(Finding.ofField("place", "screen.reports.nothing")));
  }
}
