package io.haihe.modules.appointment;

import io.haihe.kernel.scenario.Item;
import io.haihe.kernel.scenario.Items;
import io.haihe.modules.appointment.Appointments.Answer;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** An appointment for whoever has its secret link: the number, the calendar file, another time, none at all. */
@Controller
@RequestMapping("/appointments/{number}/{token}")
class MyBookingPages {

  private final Pages pages;
  private final BookingStore bookings;
  private final OfficeStore offices;
  private final Appointments appointments;
  private final BookingViews views;
  private final Items items;
  private final Clock clock;

  MyBookingPages(
      Pages pages, BookingStore bookings, OfficeStore offices, Appointments appointments, BookingViews views, Items items, Clock clock) {
    this.pages = pages;
    this.bookings = bookings;
    this.offices = offices;
    this.appointments = appointments;
    this.views = views;
    this.items = items;
    this.clock = clock;
  }

  static String path(String number, String token) {
    return "/appointments/" + number + "/" + token;
  }

  /** The address is a secret. */
  @ModelAttribute
  void keepSecret(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
  }

  @GetMapping
  PageView show(@PathVariable String number, @PathVariable String token, Locale locale) {
    Booking booking = find(number, token);
    Office office = office(booking);
    return pages.view("appointment/mine")
        .with("number", number)
        .with("base", path(number, token))
        .with("state", booking.stateKey())
        .with("when", booking.startsAt().atZone(appointments.zone(office)))
        .with("office", views.name(office, locale))
        .with("address", office.address())
        .with("item", items.find(booking.item()).map(item -> item.name(locale)).orElse(""))
        .with("awaited", booking.state() == Booking.State.BOOKED)
        .with("mayChange", appointments.mayChange(booking));
  }

  @GetMapping("/appointment.ics")
  ResponseEntity<String> calendar(@PathVariable String number, @PathVariable String token, Locale locale) {
    Booking booking = find(number, token);
    Office office = office(booking);
    String item = items.find(booking.item()).map((Item found) -> found.name(locale)).orElse("");
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_TYPE, "text/calendar;charset=UTF-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"appointment-" + number + ".ics\"")
        .body(CalendarFile.of(booking, office.minutes(), item, views.name(office, locale), office.address(), clock.instant()));
  }

  @PostMapping("/cancel")
  View cancel(@PathVariable String number, @PathVariable String token) {
    appointments.cancel(find(number, token));
    return Redirects.to(path(number, token));
  }

  @GetMapping("/move")
  PageView times(
      @PathVariable String number, @PathVariable String token,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day, Locale locale) {
    return moving(find(number, token), token, day, List.of(), locale);
  }

  @PostMapping("/move")
  View move(@PathVariable String number, @PathVariable String token, @RequestParam(defaultValue = "") String slot, Locale locale) {
    Booking booking = find(number, token);
    BookingForm form = new BookingForm("", "", slot);
    if (form.at().isEmpty()) {
      return moving(booking, token, null, List.of(Finding.ofField("slot", "appointment.form.slot")), locale)
          .status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return switch (appointments.move(booking, form.at().get())) {
      case Answer.Booked booked -> Redirects.to(path(number, token));
      case Answer.No no -> moving(booking, token, null, List.of(no.why()), locale).status(HttpStatus.CONFLICT);
    };
  }

  private PageView moving(Booking booking, String token, @Nullable LocalDate day, List<Finding> findings, Locale locale) {
    return pages.view("appointment/move")
        .with("view", views.toMove(booking, path(booking.number(), token), day, locale))
        .with("findings", findings)
        .with("back", path(booking.number(), token));
  }

  private Booking find(String number, String token) {
    return bookings.open(number, token).orElseThrow(() -> new NotFound(Finding.ofField("number", "appointment.unknown")));
  }

  private Office office(Booking booking) {
    return offices.find(booking.unit()).orElseThrow();
  }
}
