package io.haihe.kernel.place;

import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Digests;
import io.haihe.platform.Finding;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Replaces a city's calendar while it is served. Who may, and that it is kept who did, is the caller's. */
@Component
public class CalendarDesk {

  private final CityStore store;
  private final Calendars calendars;
  private final Places places;

  CalendarDesk(CityStore store, Calendars calendars, Places places) {
    this.store = store;
    this.calendars = calendars;
    this.places = places;
  }

  public CalendarDefinition definition(City city) {
    return calendars.definition(city);
  }

  /** Whether it has one of its own rather than one of the product. */
  public boolean own(City city) {
    return calendars.own(city) != null;
  }

  /** Stands for the calendar as it is now. */
  public String fingerprint(City city) {
    String own = calendars.own(city);
    return own == null ? "product" : Digests.sha256Hex(own.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What a file would change.
   *
   * @param year only this one is taken over from it, or null for all it says
   * @throws BadInput with everything that is wrong with it
   */
  public CalendarChange change(City city, String file, String yaml, @Nullable Integer year) {
    CalendarDefinition sent = CalendarDefinition.parse(file, yaml);
    if (!sent.key().equals(city.calendar())) {
      throw new BadInput(Finding.at(file, 1, 1, "key", "place.calendar.other-key", sent.key(), city.calendar()));
    }
    CalendarDefinition now = definition(city);
    return CalendarChange.between(now, year == null ? sent : with(now, sent, year, file));
  }

  private static CalendarDefinition with(CalendarDefinition now, CalendarDefinition sent, int year, String file) {
    LocalDate first = LocalDate.of(Math.clamp(year, CalendarReader.FIRST_YEAR, CalendarReader.LAST_YEAR), 1, 1);
    LocalDate last = first.plusYears(1).minusDays(1);
    if (first.getYear() != year || !knows(sent, first) || !knows(sent, last)) {
      throw new BadInput(Finding.at(file, 1, 1, "known", "place.calendar.year-unknown", Integer.toString(year)));
    }
    LocalDate from = now.knownFrom();
    LocalDate to = now.knownTo();
    if (from != null && to != null && (first.isAfter(to.plusDays(1)) || last.isBefore(from.minusDays(1)))) {
      throw new BadInput(Finding.at(file, 1, 1, "known", "place.calendar.year-gap", Integer.toString(year), from.toString(), to.toString()));
    }
    return new CalendarDefinition(
        now.key(), now.week(), now.shifts(), year(now.off(), sent.off(), year), year(now.work(), sent.work(), year),
        from == null || first.isBefore(from) ? first : from, to == null || last.isAfter(to) ? last : to);
  }

  private static boolean knows(CalendarDefinition calendar, LocalDate day) {
    return calendar.knownFrom() != null && calendar.knownTo() != null && !day.isBefore(calendar.knownFrom()) && !day.isAfter(calendar.knownTo());
  }

  private static Set<LocalDate> year(Set<LocalDate> now, Set<LocalDate> sent, int year) {
    Set<LocalDate> days = new HashSet<>(now);
    days.removeIf(day -> day.getYear() == year);
    sent.stream().filter(day -> day.getYear() == year).forEach(days::add);
    return days;
  }

  /**
   * Within the caller's transaction; {@link #lookAgain} afterwards.
   *
   * @param seen the {@link #fingerprint} of the calendar the change was made from
   * @throws Conflict if somebody has changed it since
   */
  public void replace(City city, String seen, String yaml) {
    store.lock();
    if (!fingerprint(city).equals(seen) || !store.replaceCalendar(city.key(), calendars.own(city), yaml)) {
      throw new Conflict(Finding.ofField("file", "place.calendar.overtaken", city.root().name()));
    }
  }

  public void lookAgain() {
    places.reload();
  }
}
