package io.haihe.kernel.org.web;

import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.CityCalendars;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.CalendarChange;
import io.haihe.kernel.place.CalendarDesk;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.LimitUnit;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.Utf8;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The working calendar of a city, year by year; what promises it makes; and how to replace it. */
@Controller
@RequestMapping(CalendarPages.PATH)
class CalendarPages {

  static final String PATH = "/admin/calendars";
  private static final int LARGEST = 256 * 1024;
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2199;

  private final Pages pages;
  private final CityCalendars calendars;
  private final CalendarDesk desk;
  private final Places places;
  private final Clock clock;

  CalendarPages(Pages pages, CityCalendars calendars, CalendarDesk desk, Places places, Clock clock) {
    this.pages = pages;
    this.calendars = calendars;
    this.desk = desk;
    this.places = places;
    this.clock = clock;
  }

  /** A moment to begin at and a length to try; everything may be left out. */
  record Trial(@Nullable String at, @Nullable Integer amount, @Nullable String unit) {

    int length() {
      return amount == null ? 5 : amount;
    }
  }

  @GetMapping
  PageView show(
      Viewer viewer,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(required = false) @Nullable Integer year,
      Trial trial,
      Locale locale) {
    City shown = city(viewer, city);
    return page(viewer, shown, year == null ? today(shown).getYear() : year, trial, null, List.of(), locale);
  }

  /** Says what a file would change; nothing is changed yet. */
  @PostMapping("/preview")
  View preview(
      Viewer viewer,
      @RequestParam(defaultValue = "") String city,
      @RequestParam(required = false) @Nullable Integer only,
      @RequestParam MultipartFile file,
      Locale locale)
      throws IOException {
    City shown = city(viewer, city);
    int year = only == null ? today(shown).getYear() : only;
    byte[] bytes = file.getSize() > LARGEST ? new byte[0] : file.getBytes();
    return Refill.onBadInput(
        () -> {
          String name = String.valueOf(file.getOriginalFilename());
          CalendarChange change = calendars.change(viewer, shown, name, text(name, bytes), only);
          CalendarUpload upload = new CalendarUpload(change, change.before(today(shown)), desk.fingerprint(shown));
          return page(viewer, shown, year, new Trial(null, null, null), upload, List.of(), locale);
        },
        findings -> page(viewer, shown, year, new Trial(null, null, null), null, findings, locale));
  }

  @PostMapping
  View replace(
      Viewer viewer,
      @RequestParam(defaultValue = "") String city,
      @RequestParam String seen,
      @RequestParam String yaml,
      Locale locale) {
    City shown = city(viewer, city);
    return Refill.onBadInput(
        () -> {
          calendars.replace(viewer, shown, seen, yaml, Act.of(viewer, clock.instant()));
          return new RedirectView(PATH + "?city=" + shown.key(), true);
        },
        findings -> page(viewer, shown, today(shown).getYear(), new Trial(null, null, null), null, findings, locale));
  }

  private static String text(String name, byte[] bytes) {
    if (bytes.length == 0) {
      throw new BadInput(Finding.at(name, 0, 0, "file", "org.calendar.size", LARGEST / 1024));
    }
    return Utf8.text(bytes).orElseThrow(() -> new BadInput(Finding.at(name, 0, 0, "file", "place.file.encoding")));
  }

  private PageView page(
      Viewer viewer, City city, int asked, Trial trial, @Nullable CalendarUpload upload, List<Finding> findings, Locale locale) {
    int year = Math.clamp(asked, FIRST_YEAR, LAST_YEAR);
    return pages.view("org/calendars")
        .with("cities", calendars.of(viewer))
        .with("city", city)
        .with("name", places.name(city.root().code(), locale))
        .with("calendar", desk.definition(city))
        .with("own", desk.own(city))
        .with("year", year)
        .with("known", knows(city, year))
        .with("months", CalendarMonth.year(desk.definition(city), year))
        .with("trial", CalendarTry.of(places.calendar(city.root().code()), clock.instant(), trial.at(), trial.length(), trial.unit()))
        .with("units", List.of(LimitUnit.values()))
        .with("mayReplace", calendars.mayReplace(viewer, city))
        .with("upload", upload)
        .with("findings", findings);
  }

  private boolean knows(City city, int year) {
    var calendar = places.calendar(city.root().code());
    return calendar.isKnown(LocalDate.of(year, 1, 1)) && calendar.isKnown(LocalDate.of(year, 12, 31));
  }

  private City city(Viewer viewer, String key) {
    List<City> all = calendars.of(viewer);
    if (all.isEmpty()) {
      throw new AccessDeniedException("for administrators");
    }
    return key.isBlank()
        ? all.getFirst()
        : all.stream()
            .filter(city -> city.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new NotFound(Finding.ofField("city", "org.calendar.no-city", key)));
  }

  private LocalDate today(City city) {
    return LocalDate.ofInstant(clock.instant(), city.zone());
  }
}
