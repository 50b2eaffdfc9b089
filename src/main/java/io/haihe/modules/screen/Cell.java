package io.haihe.modules.screen;

import java.time.LocalDate;

/** What the rollups are summed by. */
record Cell(String scenario, String indicator, long place, LocalDate day, long unit) implements Comparable<Cell> {

  @Override
  public int compareTo(Cell other) {
    return key().compareTo(other.key());
  }

  private String key() {
    return "%s %s %015d %s %d".formatted(scenario, indicator, place, day, unit);
  }
}
