package io.haihe.modules.appointment;

import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.modules.appointment.Appointments.Answer;
import io.haihe.platform.Finding;
import io.haihe.platform.web.AddressLimit;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import io.haihe.platform.web.Redirects;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A resident books: office, day, time, name and telephone number, on one page without script. */
@Controller
@RequestMapping(BookingPages.PATH)
class BookingPages {

  static final String PATH = "/appointments";
  private static final int PER_ADDRESS = 30;

  private final Pages pages;
  private final BookingViews views;
  private final Appointments appointments;
  private final BookingStore bookings;
  private final FollowLinks links;
  private final AddressLimit limit;

  BookingPages(Pages pages, BookingViews views, Appointments appointments, BookingStore bookings, FollowLinks links, Clock clock) {
    this.pages = pages;
    this.views = views;
    this.appointments = appointments;
    this.bookings = bookings;
    this.links = links;
    this.limit = new AddressLimit(PER_ADDRESS, 0, Duration.ofHours(1), clock);
  }

  @GetMapping
  PageView choose(
      @RequestParam(defaultValue = "") String item,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "0") long office,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
      @RequestParam(name = "case", defaultValue = "") String number,
      @RequestParam(name = "key", defaultValue = "") String token,
      Locale locale) {
    return shown(asked(item, place, office, day, number, token), BookingForm.EMPTY, List.of(), locale);
  }

  @PostMapping
  View book(
      @RequestParam(defaultValue = "") String item,
      @RequestParam(defaultValue = "0") long office,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
      @RequestParam(name = "case", defaultValue = "") String number,
      @RequestParam(name = "key", defaultValue = "") String token,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String phone,
      @RequestParam(defaultValue = "") String slot,
      HttpServletRequest request,
      Locale locale) {
    BookingViews.Asked asked = asked(item, "", office, day, number, token);
    BookingForm form = new BookingForm(name, phone, slot);
    if (!limit.allows(request.getRemoteAddr(), 0)) {
      return shown(asked, form, List.of(Finding.ofField("slot", "appointment.form.tooMany")), locale).status(HttpStatus.TOO_MANY_REQUESTS);
    }
    if (!form.wrong().isEmpty()) {
      return shown(asked, form, form.wrong(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Instant at = form.at().orElseThrow();
    Booking wish = new Booking("", office, asked.item(), asked.caseNumber(), at, Booking.State.BOOKED, locale);
    return switch (appointments.book(wish, form.visitor())) {
      case Answer.Booked booked -> Redirects.to(MyBookingPages.path(booked.number(), bookings.token(booked.number())));
      case Answer.No no -> shown(asked, form, List.of(no.why()), locale).status(HttpStatus.CONFLICT);
    };
  }

  /** A case counts only where its secret link was used to get here. */
  private BookingViews.Asked asked(String item, String place, long office, @Nullable LocalDate day, String number, String token) {
    boolean own = links.open(number, token).isPresent();
    return new BookingViews.Asked(
        item.strip(), PlaceCode.parse(place).orElse(null), office, day, own ? number : "", own ? token : "");
  }

  private PageView shown(BookingViews.Asked asked, BookingForm form, List<Finding> findings, Locale locale) {
    return pages.view("appointment/book").with("view", views.of(asked, locale)).with("form", form).with("findings", findings);
  }
}
