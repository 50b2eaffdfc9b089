package io.haihe.modules.screen;

import java.time.LocalDate;

/**
 * What the rollups are summed by.
 *
 * @param starts the day, or the first of the month
 */
record Cell(String scenario, String indicator, long place, LocalDate starts, long unit) implements Comparable<Cell> {

  Cell at(long where, LocalDate from) {
    return new Cell(scenario, indicator, where, from, unit);
  }

  Cell month() {
    return at(place, starts.withDayOfMonth(1));
  }

  @Override
  public int compareTo(Cell other) {
    return key().compareTo(other.key());
  }

  private String key() {
    return "%s %s %015d %s %d".formatted(scenario, indicator, place, starts, unit);
  }
}
