package io.haihe.kernel.place;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The same answers found by walking minute by minute and day by day: the model the fast calendar is compared with. */
final class SlowCalendar {

  private final CalendarDefinition definition;
  private final ZoneId zone;

  SlowCalendar(CalendarDefinition definition, ZoneId zone) {
    this.definition = definition;
    this.zone = zone;
  }

  boolean isWorkday(LocalDate date) {
    if (definition.work().contains(date)) {
      return true;
    }
    return definition.week().contains(date.getDayOfWeek()) && !definition.off().contains(date);
  }

  private boolean works(Instant minute) {
    ZonedDateTime local = minute.atZone(zone);
    int second = local.toLocalTime().toSecondOfDay();
    return isWorkday(local.toLocalDate())
        && definition.shifts().stream().anyMatch(shift -> shift.from() <= second && second < shift.to());
  }

  Instant afterWorkingHours(Instant start, int hours) {
    Instant at = start;
    for (int left = hours * 60; left > 0; at = at.plusSeconds(60)) {
      left -= works(at) ? 1 : 0;
    }
    return at;
  }

  long workingMinutes(Instant from, Instant to) {
    long minutes = 0;
    for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
      minutes += works(at) ? 1 : 0;
    }
    return minutes;
  }

  Instant afterWorkingDays(Instant start, int days) {
    LocalDate date = start.atZone(zone).toLocalDate();
    for (int left = days; left > 0; ) {
      date = date.plusDays(1);
      left -= isWorkday(date) ? 1 : 0;
    }
    LocalTime close = LocalTime.ofSecondOfDay(definition.shifts().getLast().to());
    return date.atTime(close).atZone(zone).toInstant();
  }
}
