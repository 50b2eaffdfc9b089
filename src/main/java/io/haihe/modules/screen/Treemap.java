package io.haihe.modules.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Divides a rectangle among things by their weights, each as near to a square as it goes.
 *
 * @see <a href="https://doi.org/10.1007/978-3-7091-6783-0_4">Bruls, Huizing, van Wijk: Squarified Treemaps (2000)</a>
 */
final class Treemap<T> {

  static final double WIDTH = 1000;
  static final double HEIGHT = 420;

  private final ToDoubleFunction<T> weight;
  private final List<Placed<T>> placed = new ArrayList<>();
  private double left;
  private double top;
  private double width = WIDTH;
  private double height = HEIGHT;
  private double scale;

  private Treemap(ToDoubleFunction<T> weight) {
    this.weight = weight;
  }

  record Placed<T>(T thing, double x, double y, double width, double height) {}

  /** The heaviest first; things that weigh nothing are left out. */
  static <T> List<Placed<T>> of(List<T> things, ToDoubleFunction<T> weight) {
    return new Treemap<>(weight).divide(things);
  }

  private List<Placed<T>> divide(List<T> things) {
    List<T> rest = new ArrayList<>(things.stream().filter(thing -> weight.applyAsDouble(thing) > 0).toList());
    rest.sort(Comparator.comparingDouble(weight).reversed());
    double sum = rest.stream().mapToDouble(weight).sum();
    scale = sum == 0 ? 0 : WIDTH * HEIGHT / sum;
    List<T> row = new ArrayList<>();
    for (T thing : rest) {
      if (!row.isEmpty() && worst(row, thing) > worst(row, null)) {
        lay(row);
        row.clear();
      }
      row.add(thing);
    }
    if (!row.isEmpty()) {
      lay(row);
    }
    return placed;
  }

  /** How far the least square one of a row would be from a square, with one thing more or without. */
  private double worst(List<T> row, @Nullable T more) {
    double side = Math.min(width, height);
    double extra = more == null ? 0 : scale * weight.applyAsDouble(more);
    double area = extra + row.stream().mapToDouble(weight).sum() * scale;
    double thickness = area / side;
    double worst = more == null ? 1 : ratio(extra / thickness, thickness);
    for (T thing : row) {
      worst = Math.max(worst, ratio(scale * weight.applyAsDouble(thing) / thickness, thickness));
    }
    return worst;
  }

  private static double ratio(double one, double other) {
    return Math.max(one / other, other / one);
  }

  private void lay(List<T> row) {
    boolean upright = width >= height;
    double side = upright ? height : width;
    double thickness = row.stream().mapToDouble(weight).sum() * scale / side;
    double at = upright ? top : left;
    for (T thing : row) {
      double length = scale * weight.applyAsDouble(thing) / thickness;
      placed.add(upright ? new Placed<>(thing, left, at, thickness, length) : new Placed<>(thing, at, top, length, thickness));
      at += length;
    }
    if (upright) {
      left += thickness;
      width -= thickness;
    } else {
      top += thickness;
      height -= thickness;
    }
  }
}
