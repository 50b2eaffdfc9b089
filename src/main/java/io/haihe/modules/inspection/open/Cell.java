package io.haihe.modules.inspection.open;

import java.util.Comparator;

/**
 * What visits are summed by.
 *
 * @param risk class of the party when it was drawn
 */
record Cell(int year, long task, long unit, long district, String field, String risk, String kind) {

  /** An order that everybody keeps to who adds to several, so that two of them do not wait for each other in a circle. */
  static final Comparator<Cell> ORDER =
      Comparator.comparingInt(Cell::year)
          .thenComparingLong(Cell::task)
          .thenComparingLong(Cell::unit)
          .thenComparingLong(Cell::district)
          .thenComparing(Cell::field)
          .thenComparing(Cell::risk)
          .thenComparing(Cell::kind);

  static Cell of(Result one) {
    return new Cell(one.year(), one.task(), one.unit(), one.district(), one.field(), one.risk(), one.kind());
  }
}
