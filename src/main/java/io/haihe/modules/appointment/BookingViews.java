package io.haihe.modules.appointment;

import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Items;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Makes the pages on which residents choose. */
@Component
class BookingViews {

  private final OfficeStore offices;
  private final Appointments appointments;
  private final Units units;
  private final Places places;
  private final Items items;

  BookingViews(OfficeStore offices, Appointments appointments, Units units, Places places, Items items) {
    this.offices = offices;
    this.appointments = appointments;
    this.units = units;
    this.places = places;
    this.items = items;
  }

  /** What somebody wants, as far as it is known. */
  record Asked(String item, @Nullable PlaceCode place, long unit, @Nullable LocalDate day, String caseNumber, String caseToken) {}

  /** Offices that give appointments for an item where somebody lives: of their district, and of what it lies in. */
  List<Office> giving(String item, @Nullable PlaceCode place) {
    return offices.all().stream()
        .filter(office -> office.open() && office.takes(item) && units.find(office.unit()).isPresent())
        .filter(office -> place == null || near(office.place(), place))
        .toList();
  }

  private boolean near(PlaceCode office, PlaceCode home) {
    Optional<Place> of = places.find(office);
    Optional<Place> at = places.find(home);
    return of.isPresent() && at.isPresent() && (of.get().covers(home) || at.get().covers(office));
  }

  BookingView of(Asked asked, Locale locale) {
    List<Office> giving = giving(asked.item(), asked.place());
    Optional<Office> chosen = giving.stream().filter(office -> office.unit() == asked.unit()).findFirst()
        .or(() -> giving.size() == 1 ? Optional.of(giving.getFirst()) : Optional.empty());
    UriComponentsBuilder base = UriComponentsBuilder.fromPath(BookingPages.PATH).queryParam("item", asked.item());
    if (asked.place() != null) {
      base.queryParam("place", asked.place());
    }
    if (!asked.caseNumber().isEmpty()) {
      base.queryParam("case", asked.caseNumber()).queryParam("key", asked.caseToken());
    }
    return view(asked, giving, chosen.orElse(null), base.encode().toUriString(), BookingPages.PATH, locale);
  }

  /** Other times of the same office. */
  BookingView toMove(Booking booking, String base, @Nullable LocalDate day, Locale locale) {
    Asked asked = new Asked(booking.item(), null, booking.unit(), day, "", "");
    return view(asked, List.of(), offices.find(booking.unit()).orElse(null), base + "/move?", base + "/move", locale);
  }

  private BookingView view(Asked asked, List<Office> giving, @Nullable Office chosen, String base, String action, Locale locale) {
    List<LocalDate> free = chosen == null ? List.of() : appointments.days(chosen);
    LocalDate day = asked.day() != null && free.contains(asked.day()) ? asked.day() : free.isEmpty() ? null : free.getFirst();
    long unit = chosen == null ? 0 : chosen.unit();
    return new BookingView(
        asked.item(), items.find(asked.item()).map(item -> item.name(locale)).orElse(""), asked.caseNumber(), asked.caseToken(),
        giving.stream().map(office -> new OfficeChoice(office.unit(), name(office, locale), office.address(), office.unit() == unit)).toList(),
        unit,
        free.stream().map(date -> new BookingView.Day(date, base + "&office=" + unit + "&day=" + date, date.equals(day))).toList(),
        chosen == null || day == null ? List.of() : times(chosen, day), base, action);
  }

  private List<BookingView.Time> times(Office office, LocalDate day) {
    return appointments.free(office, day).stream()
        .map(free -> new BookingView.Time(free.at().toString(), free.at().atZone(appointments.zone(office)), free.left()))
        .toList();
  }

  String name(Office office, Locale locale) {
    return units.find(office.unit()).map(unit -> unit.nameIn(locale)).orElse("");
  }
}
