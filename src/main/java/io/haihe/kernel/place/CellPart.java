package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * What decides whether the points of a cell lie in a place. JTS counts how often a ray from the point to the east crosses the
 * outline, and sees whether the point lies on it. For the points of one cell only the edges that touch the cell matter, and
 * whether the others are crossed an odd number of times.
 */
final class CellPart implements MapCell {

  private static final double[] NONE = {};

  private final Place place;

  /** Around the whole place. */
  private final Envelope box;

  /** X and y of the points of lines, which are the shape's own numbers; between two lines NaN, which JTS takes for no edge. */
  private final double[] lines;

  /** Whether the edges left out are crossed an odd number of times. */
  private final boolean odd;

  /** Of the place to ask about where this one does not hold the point. */
  private final @Nullable CellPart next;

  private CellPart(Place place, Envelope box, double[] lines, boolean odd, @Nullable CellPart next) {
    this.place = place;
    this.box = box;
    this.lines = lines;
    this.odd = odd;
    this.next = next;
  }

  /** The whole outline, holes and all. */
  static CellPart of(Place place, Geometry shape) {
    List<double[]> rings = new ArrayList<>();
    for (Object ring : LinearComponentExtracter.getLines(shape)) {
      rings.add(numbers(((LineString) ring).getCoordinates()));
    }
    double[] lines = rings.stream().flatMapToDouble(Arrays::stream).toArray();
    return new CellPart(place, shape.getEnvelopeInternal(), lines, false, null);
  }

  private static double[] numbers(Coordinate[] ring) {
    double[] numbers = new double[2 * ring.length + 2];
    Arrays.fill(numbers, Double.NaN);
    for (int i = 0; i < ring.length; i++) {
      numbers[2 * i] = ring[i].x;
      numbers[2 * i + 1] = ring[i].y;
    }
    return numbers;
  }

  /** One after the other; null for none. Copied, so that what is looked at together lies together in memory. */
  static @Nullable CellPart chain(List<CellPart> parts) {
    CellPart first = null;
    for (CellPart part : parts.reversed()) {
      first = new CellPart(part.place, part.box, part.lines.clone(), part.odd, first);
    }
    return first;
  }

  @Override
  public @Nullable Place at(Coordinate point) {
    for (CellPart part = this; part != null; part = part.next) {
      if (part.covers(point)) {
        return part.place;
      }
    }
    return null;
  }

  Envelope box() {
    return box;
  }

  /** To look at; none where the place holds the whole cell. */
  int points() {
    return lines.length / 2;
  }

  /** Those to look at beyond the two that meet at a corner, which no cut parts. */
  int edges() {
    return Math.max(1, points() - 2);
  }

  /** For a point of the cell. */
  private boolean covers(Coordinate point) {
    if (lines.length == 0) {
      return odd;
    }
    var ray = new RayCrossingCounter(point);
    double y = point.y;
    for (int i = 3; i < lines.length; i += 2) {
      boolean reachesLevel = (lines[i - 2] - y) * (lines[i] - y) <= 0;
      if (reachesLevel) {
        ray.countSegment(new Coordinate(lines[i - 3], lines[i - 2]), new Coordinate(lines[i - 1], lines[i]));
      }
    }
    return ray.isOnSegment() || (ray.getLocation() == Location.INTERIOR) != odd;
  }

  /** The part of this one that matters in a smaller cell; null if the place holds none of it. */
  @Nullable CellPart within(Envelope cell) {
    var cut = new Cut(lines, cell);
    var part = new CellPart(place, box, cut.lines(), odd != cut.odd(), null);
    if (cut.touched()) {
      return part;
    }
    return part.covers(cell.centre()) ? new CellPart(place, box, NONE, true, null) : null;
  }
}
