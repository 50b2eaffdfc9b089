package io.haihe.kernel.place;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts promised time in a place: round the clock, in calendar days, in working hours and in working days.
 *
 * <p>Instants count in whole seconds. A promise in days ends on a date: working days at the close of business of the
 * last shift, calendar days at 23:59:59, so that the due date read in the city's zone is the promised date. A shift is
 * as long as its clock times say, also on the day the clocks change. Immutable; every question costs a few steps,
 * however long the span.
 */
public final class WorkingCalendar {

  private static final int HOUR = 3600;
  private static final int MINUTE = 60;
  private static final int LAST_SECOND = Shift.DAY - 1;

  private final LocalClock clock;
  private final WorkdayTable days;
  private final Roster roster;
  private final @Nullable LocalDate knownFrom;
  private final @Nullable LocalDate knownTo;

  private WorkingCalendar(CalendarDefinition definition, ZoneId zone) {
    clock = new LocalClock(zone);
    days = new WorkdayTable(definition);
    roster = new Roster(definition.shifts());
    knownFrom = definition.knownFrom();
    knownTo = definition.knownTo();
  }

  /** A calendar as it holds in a zone. */
  public static WorkingCalendar of(CalendarDefinition definition, ZoneId zone) {
    return new WorkingCalendar(definition, zone);
  }

  /**
   * When a promise ends.
   *
   * @param certain false if a working day was counted whose holidays are not known (yet): show the answer as provisional
   */
  public record Due(Instant at, boolean certain) {}

  /**
   * What is left of a promise when its clock stops.
   *
   * @param amount seconds for {@code MINUTE}, {@code HOUR} and {@code WORKING_HOUR}; days for the day units; never
   *     negative
   */
  public record Remaining(long amount, LimitUnit unit) {}

  public ZoneId zone() {
    return clock.zone();
  }

  public boolean isWorkday(LocalDate date) {
    return days.isWorkday(date.toEpochDay());
  }

  /** From the first day to the last, both counted; none where the last lies before. */
  public Stream<LocalDate> workdays(LocalDate first, LocalDate last) {
    return last.isBefore(first) ? Stream.empty() : first.datesUntil(last.plusDays(1)).filter(this::isWorkday);
  }

  /** Whether holidays and make-up workdays of that date are known. */
  public boolean isKnown(LocalDate date) {
    return knownFrom != null && knownTo != null && !date.isBefore(knownFrom) && !date.isAfter(knownTo);
  }

  /**
   * When a promise that starts at {@code start} ends.
   *
   * <p>Amount 0: at once, or for the day units by the end of the start day (of the first working day from then on for
   * working days), never before {@code start}.
   */
  public Due due(Instant start, Limit limit) {
    Due due = resume(start, new Remaining(inRemaining(limit), limit.unit()));
    return due.at().isBefore(whole(start)) ? new Due(whole(start), due.certain()) : due;
  }

  private static long inRemaining(Limit limit) {
    return switch (limit.unit()) {
      case MINUTE -> (long) limit.amount() * MINUTE;
      case HOUR, WORKING_HOUR -> (long) limit.amount() * HOUR;
      case CALENDAR_DAY, WORKING_DAY -> limit.amount();
    };
  }

  /**
   * What is left at {@code at} of a promise that is due at {@code due}. Days count in (date of {@code at}, date of
   * {@code due}], so the last day has 0 left and still runs to its end.
   */
  public Remaining remaining(Instant at, Instant due, LimitUnit unit) {
    long amount =
        switch (unit) {
          case MINUTE, HOUR -> ChronoUnit.SECONDS.between(whole(at), whole(due));
          case CALENDAR_DAY -> day(due) - day(at);
          case WORKING_HOUR -> worked(due) - worked(at);
          case WORKING_DAY -> days.before(day(due) + 1) - days.before(day(at) + 1);
        };
    return new Remaining(Math.max(0, amount), unit);
  }

  /**
   * The new due instant when a clock that stopped with {@code left} runs again at {@code at}. For days: the resume date
   * plus the days left, so pausing and resuming on one day changes nothing. With no seconds left it is {@code at}.
   *
   * <p>An overdue promise has nothing left and must not be renewed by this: a caller that pauses after the due instant
   * keeps the old one.
   */
  public Due resume(Instant at, Remaining left) {
    Instant from = whole(at);
    return switch (left.unit()) {
      case MINUTE, HOUR -> new Due(from.plusSeconds(left.amount()), true);
      case CALENDAR_DAY -> new Due(clock.first(day(from) + left.amount(), LAST_SECOND), true);
      case WORKING_HOUR -> flagged(from, left.amount() == 0 ? from : earliest(worked(from) + left.amount()));
      case WORKING_DAY -> flagged(from, closeOf(workday(day(from), left.amount())));
    };
  }

  /**
   * The new due instant of a promise prolonged by {@code by}; days count from the old due date. The answer is as certain
   * as the time added: an old due that was uncertain stays so.
   */
  public Due extend(Instant due, Limit by) {
    return after(due, by);
  }

  /** The instant {@code wait} after a promise was due: for the steps of an escalation. Nothing to wait: {@code due}. */
  public Due after(Instant due, Limit wait) {
    return wait.amount() == 0 ? new Due(due, true) : due(due, wait);
  }

  /**
   * The instant {@code lead} before {@code due}, never before {@code start}: for warnings. Days keep the time of day;
   * working hours take the latest such instant, which lies within a shift.
   */
  public Instant before(Instant due, Limit lead, Instant start) {
    Instant at = lead.amount() == 0 ? due : lead(due, lead);
    return at.isBefore(start) ? start : at;
  }

  private Instant lead(Instant due, Limit lead) {
    LocalDateTime local = clock.at(due);
    int second = local.toLocalTime().toSecondOfDay();
    return switch (lead.unit()) {
      case MINUTE, HOUR -> due.minusSeconds(inRemaining(lead));
      case CALENDAR_DAY -> clock.first(day(due) - lead.amount(), second);
      case WORKING_HOUR -> latest(worked(due) - inRemaining(lead));
      case WORKING_DAY -> clock.first(days.withBefore(days.before(day(due)) - lead.amount()), second);
    };
  }

  /** Seconds inside the roster between two instants; 0 if {@code to} is not after {@code from}. */
  public long workingSeconds(Instant from, Instant to) {
    return Math.max(0, worked(to) - worked(from));
  }

  /** Working seconds since day 0. */
  private long worked(Instant instant) {
    LocalDateTime local = clock.at(instant);
    long day = local.toLocalDate().toEpochDay();
    long whole = days.before(day) * roster.total();
    return days.isWorkday(day) ? whole + roster.before(local.toLocalTime().toSecondOfDay()) : whole;
  }

  /** The first instant with that many working seconds behind it. */
  private Instant earliest(long worked) {
    long fullDays = Math.floorDiv(worked - 1, (long) roster.total());
    int rest = (int) (worked - fullDays * roster.total());
    return clock.first(days.withBefore(fullDays), roster.earliest(rest));
  }

  /** The last instant with no more than that many working seconds behind it. */
  private Instant latest(long worked) {
    long fullDays = Math.floorDiv(worked, (long) roster.total());
    int rest = (int) (worked - fullDays * roster.total());
    return clock.first(days.withBefore(fullDays), roster.latest(rest));
  }

  /** The nth working day after a day; for 0 the day itself, or the next working day. */
  private long workday(long day, long n) {
    return days.withBefore(n == 0 ? days.before(day) : days.before(day + 1) + n - 1);
  }

  private Instant closeOf(long day) {
    return clock.first(day, roster.close());
  }

  private Due flagged(Instant from, Instant due) {
    return new Due(due, isKnown(clock.at(from).toLocalDate()) && isKnown(clock.at(due).toLocalDate()));
  }

  private long day(Instant instant) {
    return clock.at(instant).toLocalDate().toEpochDay();
  }

  private static Instant whole(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
