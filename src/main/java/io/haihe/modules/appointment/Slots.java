package io.haihe.modules.appointment;

import io.haihe.kernel.place.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** When an office gives appointments: its own hours, as far as they lie in the working time of its place. Pure. */
final class Slots {

  private Slots() {}

  /** The beginnings of a day's slots, past ones too. */
  static List<Instant> of(Office office, WorkingCalendar calendar, LocalDate day) {
    List<Instant> slots = new ArrayList<>();
    if (!office.open() || !office.weekdays().contains(day.getDayOfWeek()) || !calendar.isWorkday(day) || office.closed().contains(day)) {
      return slots;
    }
    for (int at = minute(office.opens()); at + office.minutes() <= minute(office.closes()); at += office.minutes()) {
      Instant begin = instant(day, at, calendar);
      Instant end = begin.plusSeconds(office.minutes() * 60L);
      if (calendar.workingSeconds(begin, end) == office.minutes() * 60L) {
        slots.add(begin);
      }
    }
    return slots;
  }

  private static int minute(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }

  private static Instant instant(LocalDate day, int minute, WorkingCalendar calendar) {
    return LocalDateTime.of(day, LocalTime.ofSecondOfDay(minute * 60L)).atZone(calendar.zone()).toInstant();
  }
}
