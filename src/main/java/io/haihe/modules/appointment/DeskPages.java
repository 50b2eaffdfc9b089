package io.haihe.modules.appointment;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Items;
import io.haihe.modules.appointment.Booking.State;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The appointments of a day at an office, for those who serve there; to be printed. Names are masked until somebody asks, which is kept. */
@Controller
class DeskPages {

  static final String PATH = "/appointments/desk";

  private final Pages pages;
  private final OfficeStore offices;
  private final BookingStore bookings;
  private final Appointments appointments;
  private final BookingViews views;
  private final Items items;
  private final Desk desk;
  private final Clock clock;

  DeskPages(
      Pages pages, OfficeStore offices, BookingStore bookings, Appointments appointments, BookingViews views, Items items, Desk desk, Clock clock) {
    this.pages = pages;
    this.offices = offices;
    this.bookings = bookings;
    this.appointments = appointments;
    this.views = views;
    this.items = items;
    this.desk = desk;
    this.clock = clock;
  }

  @GetMapping(PATH)
  PageView show(
      @RequestParam(defaultValue = "0") long office,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day, Viewer viewer, Locale locale) {
    return shown(office, day, "", viewer, locale);
  }

  private PageView shown(long unit, @Nullable LocalDate day, String reveal, Viewer viewer, Locale locale) {
    if (!Desk.serves(viewer)) {
      throw new AccessDeniedException("appointments");
    }
    List<Office> mine = offices.all().stream().filter(one -> desk.serves(viewer, one.unit())).toList();
    Office chosen = mine.stream().filter(one -> one.unit() == unit).findFirst().orElse(mine.isEmpty() ? null : mine.getFirst());
    LocalDate of = chosen == null ? LocalDate.EPOCH : day == null ? appointments.today(chosen) : day;
    return pages.view("appointment/desk")
        .with("offices", mine.stream()
            .map(one -> new OfficeChoice(one.unit(), views.name(one, locale), one.address(), one == chosen))
            .toList())
        .with("unit", chosen == null ? 0 : chosen.unit())
        .with("name", chosen == null ? "" : views.name(chosen, locale))
        .with("day", of)
        .with("lines", chosen == null ? List.of() : lines(chosen, of, reveal, locale))
        .with("mayDecide", Desk.decides(viewer));
  }

  private List<DeskLine> lines(Office office, LocalDate day, String reveal, Locale locale) {
    return bookings.of(
            office.unit(), day.atStartOfDay(appointments.zone(office)).toInstant(), day.plusDays(1).atStartOfDay(appointments.zone(office)).toInstant())
        .stream()
        .filter(booking -> booking.state() != State.CANCELLED)
        .map(booking -> line(booking, office, booking.number().equals(reveal), locale))
        .toList();
  }

  private DeskLine line(Booking booking, Office office, boolean open, Locale locale) {
    Visitor visitor = bookings.visitor(booking.number()).orElse(new Visitor("", ""));
    return new DeskLine(
        booking.number(), booking.startsAt().atZone(appointments.zone(office)), open ? visitor.name() : visitor.masked(),
        open ? visitor.phone() : "", items.find(booking.item()).map(item -> item.name(locale)).orElse(booking.item()), booking.caseNumber(),
        booking.stateKey(), booking.state() == State.BOOKED);
  }

  @PostMapping(PATH + "/{number}/contact")
  PageView contact(@PathVariable String number, Viewer viewer, Locale locale) {
    Booking booking = find(number, viewer);
    Office office = offices.find(booking.unit()).orElseThrow();
    bookings.read(viewer.person(), office.place().value(), number, clock.instant());
    return shown(office.unit(), LocalDate.ofInstant(booking.startsAt(), appointments.zone(office)), number, viewer, locale);
  }

  @PostMapping(PATH + "/{number}/arrived")
  View arrived(@PathVariable String number, Viewer viewer) {
    return ended(find(number, viewer), State.ARRIVED);
  }

  @PostMapping(PATH + "/{number}/missed")
  View missed(@PathVariable String number, Viewer viewer) {
    return ended(find(number, viewer), State.NO_SHOW);
  }

  private View ended(Booking booking, State state) {
    bookings.end(booking.number(), state, clock.instant());
    Office office = offices.find(booking.unit()).orElseThrow();
    return Redirects.to(PATH + "?office=" + booking.unit() + "&day=" + LocalDate.ofInstant(booking.startsAt(), appointments.zone(office)));
  }

  private Booking find(String number, Viewer viewer) {
    return bookings.find(number)
        .filter(booking -> desk.serves(viewer, booking.unit()))
        .orElseThrow(() -> new NotFound(Finding.ofField("number", "appointment.unknown")));
  }
}
