package io.haihe.modules.appointment;

import io.haihe.kernel.org.Visits;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.place.WorkingCalendar;
import io.haihe.modules.appointment.Booking.State;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Books, moves and ends appointments. A place at a time is given to one person, however many ask at the same moment. */
@Component
class Appointments implements Visits {

  private final OfficeStore offices;
  private final BookingStore bookings;
  private final Places places;
  private final Clock clock;

  Appointments(OfficeStore offices, BookingStore bookings, Places places, Clock clock) {
    this.offices = offices;
    this.bookings = bookings;
    this.places = places;
    this.clock = clock;
  }

  sealed interface Answer {

    record Booked(String number) implements Answer {}

    record No(Finding why) implements Answer {}

    static No because(String code) {
      return new No(Finding.ofField("slot", "appointment.refused." + code));
    }
  }

  /** A slot with how many places are left. */
  record Free(Instant at, int left) {}

  /** Days with a free place from today on. */
  List<LocalDate> days(Office office) {
    LocalDate today = today(office);
    return Stream.iterate(today, day -> day.plusDays(1))
        .limit(office.daysAhead() + 1L)
        .filter(day -> !free(office, day).isEmpty())
        .toList();
  }

  List<Free> free(Office office, LocalDate day) {
    Instant now = clock.instant();
    if (day.isAfter(today(office).plusDays(office.daysAhead()))) {
      return List.of();
    }
    Instant from = day.atStartOfDay(zone(office)).toInstant();
    Map<Instant, Integer> taken = bookings.taken(office.unit(), from, from.plus(2, ChronoUnit.DAYS));
    return Slots.of(office, calendar(office), day).stream()
        .filter(slot -> slot.isAfter(now))
        .map(slot -> new Free(slot, office.capacity() - taken.getOrDefault(slot, 0)))
        .filter(slot -> slot.left() > 0)
        .toList();
  }

  @Transactional
  public Answer book(Booking wish, Visitor visitor) {
    Optional<Office> office = offices.find(wish.unit()).filter(found -> found.takes(wish.item()));
    if (office.isEmpty() || !offered(office.get(), wish.startsAt())) {
      return Answer.because("notOffered");
    }
    bookings.queueFor(0, Instant.EPOCH.plusSeconds(visitor.digits().hashCode()));
    if (bookings.hasAnother(wish.item(), visitor)) {
      return Answer.because("another");
    }
    bookings.queueFor(wish.unit(), wish.startsAt());
    Optional<Integer> seat = bookings.freeSeat(wish.unit(), wish.startsAt(), office.get().capacity());
    return seat
        .<Answer>map(free -> new Answer.Booked(
            bookings.add(wish, free, visitor, clock.instant(), forget(office.get(), wish.startsAt()))))
        .orElseGet(() -> Answer.because("full"));
  }

  @Transactional
  public Answer move(Booking booking, Instant slot) {
    Optional<Office> office = offices.find(booking.unit());
    if (office.isEmpty() || !offered(office.get(), slot)) {
      return Answer.because("notOffered");
    }
    if (!mayChange(booking)) {
      return Answer.because("tooLate");
    }
    bookings.queueFor(booking.unit(), slot);
    Optional<Integer> seat = bookings.freeSeat(booking.unit(), slot, office.get().capacity());
    if (seat.isEmpty()) {
      return Answer.because("full");
    }
    boolean moved = bookings.move(booking.number(), slot, seat.get(), clock.instant(), forget(office.get(), slot));
    return moved ? new Answer.Booked(booking.number()) : Answer.because("tooLate");
  }

  boolean cancel(Booking booking) {
    return mayChange(booking) && bookings.end(booking.number(), State.CANCELLED, clock.instant());
  }

  boolean mayChange(Booking booking) {
    return booking.state() == State.BOOKED
        && offices.find(booking.unit())
            .filter(office -> clock.instant().isBefore(booking.startsAt().minus(office.change())))
            .isPresent();
  }

  private boolean offered(Office office, Instant slot) {
    LocalDate day = LocalDate.ofInstant(slot, zone(office));
    return slot.isAfter(clock.instant())
        && !day.isAfter(today(office).plusDays(office.daysAhead()))
        && Slots.of(office, calendar(office), day).contains(slot);
  }

  private static Instant forget(Office office, Instant slot) {
    return slot.plus(office.keepDays(), ChronoUnit.DAYS);
  }

  ZoneId zone(Office office) {
    return calendar(office).zone();
  }

  LocalDate today(Office office) {
    return LocalDate.ofInstant(clock.instant(), zone(office));
  }

  private WorkingCalendar calendar(Office office) {
    return places.calendar(office.place());
  }

  @Override
  public Optional<Visit> expected(long unit, String number, Instant now) {
    return bookings.find(number)
        .filter(booking -> booking.unit() == unit && booking.state() == State.BOOKED)
        .filter(booking -> offices.find(unit).filter(office -> sameDay(office, booking.startsAt(), now)).isPresent())
        .map(booking -> new Visit(booking.number(), booking.startsAt(), booking.item()));
  }

  private boolean sameDay(Office office, Instant one, Instant other) {
    return LocalDate.ofInstant(one, zone(office)).equals(LocalDate.ofInstant(other, zone(office)));
  }

  @Override
  public void arrived(long unit, String number, Instant now) {
    bookings.end(number, State.ARRIVED, now);
  }

  /** At the end of the day whoever did not come is noted, and contacts that are no longer needed go. */
  void endOfDay() {
    Instant now = clock.instant();
    offices.all().forEach(office -> bookings.missed(office.unit(), today(office).atStartOfDay(zone(office)).toInstant(), now));
    bookings.forget(now);
  }
}
