package io.haihe.kernel.org.web;

import io.haihe.kernel.place.CalendarDefinition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month of a calendar as a grid of weeks that begin on a Monday.
 *
 * @param weeks each of seven days; null where the day belongs to another month
 */
public record CalendarMonth(YearMonth month, List<List<@Nullable Day>> weeks) {

  /** What a day is by the calendar. */
  public enum Kind {
    WORK,
    /** Off as every week. */
    OFF,
    /** A public holiday. */
    HOLIDAY,
    /** A working day although the week would make it a day off. */
    MAKE_UP
  }

  /** A day of the month. */
  public record Day(int day, Kind kind) {}

  static List<CalendarMonth> year(CalendarDefinition calendar, int year) {
    List<CalendarMonth> months = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      months.add(of(calendar, YearMonth.of(year, month)));
    }
    return months;
  }

  private static CalendarMonth of(CalendarDefinition calendar, YearMonth month) {
    List<List<@Nullable Day>> weeks = new ArrayList<>();
    LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    while (!monday.isAfter(month.atEndOfMonth())) {
      List<@Nullable Day> week = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        LocalDate date = monday.plusDays(i);
        week.add(YearMonth.from(date).equals(month) ? new Day(date.getDayOfMonth(), kind(calendar, date)) : null);
      }
      weeks.add(week);
      monday = monday.plusDays(7);
    }
    return new CalendarMonth(month, weeks);
  }

  private static Kind kind(CalendarDefinition calendar, LocalDate date) {
    boolean ordinary = calendar.week().contains(date.getDayOfWeek());
    if (calendar.off().contains(date)) {
      return Kind.HOLIDAY;
    }
    return ordinary ? Kind.WORK : calendar.work().contains(date) ? Kind.MAKE_UP : Kind.OFF;
  }
}
