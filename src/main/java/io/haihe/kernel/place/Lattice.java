package io.haihe.kernel.place;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Cuts a rectangle into rows and columns of about square cells. Cells reach a little over their neighbours, so that it does
 * not matter to which of two a point on the line between them is counted, nor how that is rounded.
 */
final class Lattice {

  private static final double OVERLAP = 1e-6;
  private static final int MOST_LINES = 500;

  private final int columns;
  private final int rows;
  private final double west;
  private final double south;
  private final double width;
  private final double height;

  /** @param cells about so many */
  Lattice(Envelope box, double cells) {
    double side = Math.sqrt(box.getArea() / cells);
    columns = Math.clamp((long) Math.ceil(box.getWidth() / side), 1, MOST_LINES);
    rows = Math.clamp((long) Math.ceil(box.getHeight() / side), 1, MOST_LINES);
    west = box.getMinX();
    south = box.getMinY();
    width = box.getWidth() / columns;
    height = box.getHeight() / rows;
  }

  interface Receiver {
    void take(int cell, CellPart part);
  }

  int size() {
    return rows * columns;
  }

  int cellAt(Coordinate point) {
    return row(point.y) * columns + column(point.x);
  }

  Envelope cell(int cell) {
    return box(cell / columns, cell % columns, cell % columns);
  }

  private Envelope box(int row, int first, int last) {
    return new Envelope(
        west + (first - OVERLAP) * width, west + (last + 1 + OVERLAP) * width,
        south + (row - OVERLAP) * height, south + (row + 1 + OVERLAP) * height);
  }

  /** Gives out what matters of a part in each cell of which the place holds something. */
  void cut(CellPart part, Receiver receiver) {
    Envelope box = part.box();
    int first = column(box.getMinX() - OVERLAP * width);
    int last = column(box.getMaxX() + OVERLAP * width);
    int top = row(box.getMaxY() + OVERLAP * height);
    for (int row = row(box.getMinY() - OVERLAP * height); row <= top; row++) {
      CellPart inRow = part.within(box(row, first, last));
      for (int column = first; inRow != null && column <= last; column++) {
        CellPart within = inRow.within(box(row, column, column));
        if (within != null) {
          receiver.take(row * columns + column, within);
        }
      }
    }
  }

  private int column(double longitude) {
    return Math.clamp((long) ((longitude - west) / width), 0, columns - 1);
  }

  private int row(double latitude) {
    return Math.clamp((long) ((latitude - south) / height), 0, rows - 1);
  }
}
