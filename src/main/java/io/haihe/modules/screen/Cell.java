package io.haihe.modules.screen;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What the rollups are summed by.
 *
 * @param starts the day, or the first of the month
 */
record Cell(String scenario, String indicator, long place, LocalDate starts, long unit) {

  /** An order that everybody keeps to who adds to several, so that two of them do not wait for each other in a circle. */
  static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::scenario)
          .thenComparingLong(Cell::place)
          .thenComparing(Cell::starts)
          .thenComparing(Cell::indicator)
          .thenComparingLong(Cell::unit);

  Cell at(long where, LocalDate from) {
    return new Cell(scenario, indicator, where, from, unit);
  }

  Cell month() {
    return at(place, starts.withDayOfMonth(1));
  }
}
