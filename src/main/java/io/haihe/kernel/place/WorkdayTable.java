package io.haihe.kernel.place;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts working days over any span at once: the week's own count by arithmetic, the exceptions by a running sum. Days
 * are epoch days.
 */
final class WorkdayTable {

  private static final int WEEK = 7;

  /** Epoch day 0 was a Thursday; a week here begins on a Monday. */
  private static final int MONDAY_OFFSET = 3;

  private final boolean[] working = new boolean[WEEK];
  private final int[] workingBefore = new int[WEEK + 1];
  private final long[] exceptions;

  /** {@code sums[i]}: what the first i exceptions add. */
  private final int[] sums;

  WorkdayTable(CalendarDefinition definition) {
    for (DayOfWeek day : DayOfWeek.values()) {
      working[day.ordinal()] = definition.week().contains(day);
      workingBefore[day.ordinal() + 1] = workingBefore[day.ordinal()] + (working[day.ordinal()] ? 1 : 0);
    }
    Map<Long, Integer> changes = new TreeMap<>();
    definition.off().forEach(day -> change(changes, day, false));
    definition.work().forEach(day -> change(changes, day, true));
    exceptions = changes.keySet().stream().mapToLong(Long::longValue).toArray();
    sums = new int[exceptions.length + 1];
    int i = 0;
    for (int change : changes.values()) {
      sums[i + 1] = sums[i] + change;
      i++;
    }
  }

  private void change(Map<Long, Integer> changes, LocalDate day, boolean works) {
    if (working[weekday(day.toEpochDay())] != works) {
      changes.put(day.toEpochDay(), works ? 1 : -1);
    }
  }

  private static int weekday(long day) {
    return (int) Math.floorMod(day + MONDAY_OFFSET, (long) WEEK);
  }

  boolean isWorkday(long day) {
    return before(day + 1) > before(day);
  }

  /** The number of working days from day 0 to the day before {@code day}; negative before day 0. */
  long before(long day) {
    long shifted = day + MONDAY_OFFSET;
    long weekly = Math.floorDiv(shifted, (long) WEEK) * workingBefore[WEEK] + workingBefore[weekday(day)];
    int at = java.util.Arrays.binarySearch(exceptions, day);
    return weekly + sums[at < 0 ? -at - 1 : at];
  }

  /** The working day that has exactly {@code count} working days {@link #before} it. */
  long withBefore(long count) {
    long weeks = Math.floorDiv(count, (long) workingBefore[WEEK]);
    long slack = (exceptions.length / workingBefore[WEEK] + 2L) * WEEK;
    long low = weeks * WEEK - slack;
    long high = weeks * WEEK + slack;
    while (low < high) {
      long middle = Math.floorDiv(low + high, 2L);
      if (before(middle + 1) > count) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
