package io.haihe.modules.appointment;

import io.haihe.kernel.place.PlaceCode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * A unit that gives appointments.
 *
 * @param weekdays on which it gives them, where they are working days
 * @param capacity how many may come at the same time
 * @param change until so long before an appointment may be moved or given up
 * @param items codes of those it is for; none means any
 * @param closed days on which it gives none
 */
record Office(
    long unit, PlaceCode place, String address, Set<DayOfWeek> weekdays, LocalTime opens, LocalTime closes, int minutes, int capacity,
    int daysAhead, Duration change, int keepDays, List<String> items, List<LocalDate> closed, boolean open) {

  boolean takes(String item) {
    return items.isEmpty() || items.contains(item);
  }
}
