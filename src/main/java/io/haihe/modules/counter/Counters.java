package io.haihe.modules.counter;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.org.Visits;
import io.haihe.kernel.org.Visits.Visit;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.counter.Ticket.State;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws numbers and calls them. A visitor is called to one window, and a window has one visitor. */
@Component
class Counters {

  private static final Set<Role> SERVING = EnumSet.of(Role.INTAKE_CLERK, Role.HANDLER, Role.DUTY_CHIEF, Role.UNIT_HEAD);

  private final QueueStore queues;
  private final TicketStore tickets;
  private final ObjectProvider<Visits> visits;
  private final Units units;
  private final Places places;
  private final Clock clock;

  Counters(QueueStore queues, TicketStore tickets, ObjectProvider<Visits> visits, Units units, Places places, Clock clock) {
    this.queues = queues;
    this.tickets = tickets;
    this.visits = visits;
    this.units = units;
    this.places = places;
    this.clock = clock;
  }

  static boolean serves(Viewer viewer) {
    return viewer.seats().stream().anyMatch(seat -> SERVING.contains(seat.role()));
  }

  boolean serves(Viewer viewer, long unit) {
    return units.find(unit).filter(found -> viewer.seats().stream().anyMatch(seat -> serves(seat, found))).isPresent();
  }

  private boolean serves(Seat seat, Unit unit) {
    return SERVING.contains(seat.role())
        && (seat.unit().id() == unit.id()
            || seat.role().reach() == Role.Reach.PLACE && places.get(seat.unit().place()).covers(unit.place()));
  }

  /** The offices with queues at which somebody serves. */
  List<Unit> offices(Viewer viewer) {
    return serves(viewer) ? offices(unit -> serves(viewer, unit)) : List.of();
  }

  /** Whether somebody commands a place. */
  static boolean watches(Viewer viewer) {
    return viewer.has(Role.COMMAND_CENTRE);
  }

  boolean watches(Viewer viewer, long unit) {
    return units.find(unit)
        .filter(found -> viewer.seats().stream()
            .anyMatch(seat -> seat.role() == Role.COMMAND_CENTRE && places.get(seat.unit().place()).covers(found.place())))
        .isPresent();
  }

  /** The offices with queues in the places somebody commands. */
  List<Unit> watched(Viewer viewer) {
    return watches(viewer) ? offices(unit -> watches(viewer, unit)) : List.of();
  }

  private List<Unit> offices(LongPredicate which) {
    return queues.all().stream().map(Queue::unit).distinct().filter(which::test).flatMap(unit -> units.find(unit).stream()).toList();
  }

  @Transactional
  public Ticket draw(Queue queue) {
    return tickets.draw(queue.unit(), today(queue.unit()), queue.letter(), "", null, clock.instant());
  }

  /** With the number of an appointment of that day at that office; a second time gives no second ticket. */
  @Transactional
  public Optional<Ticket> draw(Queue queue, String appointment) {
    Instant now = clock.instant();
    Optional<Visit> visit = visits.orderedStream().flatMap(one -> one.expected(queue.unit(), appointment, now).stream()).findFirst();
    visit.ifPresent(found -> visits.orderedStream().forEach(one -> one.arrived(queue.unit(), found.number(), now)));
    return visit.map(found -> tickets.draw(queue.unit(), today(queue.unit()), queue.letter(), found.number(), found.at(), now));
  }

  /** Whoever is at the window already, or else the next one; empty where nobody waits. */
  Optional<Ticket> next(long unit, List<String> letters, String counter, long person) {
    LocalDate day = today(unit);
    Optional<Ticket> here = tickets.calledBy(person, day);
    if (here.isPresent()) {
      return here;
    }
    try {
      return tickets.callNext(unit, day, letters, counter, person, clock.instant());
    } catch (DuplicateKeyException taken) {
      return tickets.calledBy(person, day);
    }
  }

  Optional<Ticket> current(Viewer viewer) {
    return viewer.seats().stream().findFirst().flatMap(seat -> tickets.calledBy(viewer.person(), today(seat.unit().place())));
  }

  /** Whether somebody else has a visitor at that window. */
  boolean taken(long unit, String counter) {
    return tickets.atWindow(unit, today(unit), counter);
  }

  void again(Ticket ticket) {
    tickets.callAgain(ticket.id(), clock.instant());
  }

  void end(Ticket ticket, State state) {
    tickets.end(ticket.id(), state, clock.instant());
  }

  LocalDate today(long unit) {
    return today(units.get(unit).place());
  }

  private LocalDate today(PlaceCode place) {
    return LocalDate.ofInstant(clock.instant(), zone(place));
  }

  ZoneId zone(PlaceCode place) {
    return places.cityOf(place).zone();
  }
}
