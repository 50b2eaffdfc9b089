package io.haihe.kernel.place;

import java.util.Arrays;
import org.locationtech.jts.geom.Envelope;

/**
 * The edges of lines that matter for the points of a cell. What lies wholly to its west, north or south, no ray to the east
 * crosses. Where a line goes on beyond the east of the cell, it is drawn straight: rays cross it once more or less by twos.
 * If that reaches over the whole height, it is left out and only counted.
 */
final class Cut {

  private final double[] lines;
  private final double west;
  private final double east;
  private final double south;
  private final double north;
  private final double[] kept;
  private int size;
  private boolean touched;
  private boolean odd;

  /** Which point was kept last. */
  private int last = -1;

  /** From which point on the line is beyond the east, or -1. */
  private int eastFrom = -1;

  /** @param lines as those of {@link CellPart} */
  Cut(double[] lines, Envelope cell) {
    this.lines = lines;
    west = cell.getMinX();
    east = cell.getMaxX();
    south = cell.getMinY();
    north = cell.getMaxY();
    kept = new double[2 * lines.length];
    int end = lines.length - 2;
    for (int i = 0; i < end; i += 2) {
      edge(i, i + 2);
    }
    straighten(end);
  }

  /** Whether an edge may touch the cell. */
  boolean touched() {
    return touched;
  }

  /** Whether rays cross an odd number of the edges left out. */
  boolean odd() {
    return odd;
  }

  double[] lines() {
    return Arrays.copyOf(kept, size);
  }

  private void edge(int from, int to) {
    if (lines[from] > east && lines[to] > east) {
      eastFrom = eastFrom < 0 ? from : eastFrom;
      return;
    }
    straighten(from);
    boolean between = Double.isNaN(lines[from]) || Double.isNaN(lines[to]);
    boolean toTheWest = lines[from] < west && lines[to] < west;
    if (!between && !toTheWest && !besides(from, to)) {
      touched = true;
      keep(from, to);
    }
  }

  private void straighten(int to) {
    int from = eastFrom;
    eastFrom = -1;
    if (from < 0 || besides(from, to)) {
      return;
    }
    if (Math.min(lines[from + 1], lines[to + 1]) < south && Math.max(lines[from + 1], lines[to + 1]) > north) {
      odd = !odd;
    } else {
      keep(from, to);
    }
  }

  /** To the north or to the south. */
  private boolean besides(int a, int b) {
    return lines[a + 1] > north && lines[b + 1] > north || lines[a + 1] < south && lines[b + 1] < south;
  }

  private void keep(int from, int to) {
    if (last != from) {
      if (size > 0) {
        add(Double.NaN, Double.NaN);
      }
      add(lines[from], lines[from + 1]);
    }
    add(lines[to], lines[to + 1]);
    last = to;
  }

  private void add(double x, double y) {
    kept[size++] = x;
    kept[size++] = y;
  }
}
