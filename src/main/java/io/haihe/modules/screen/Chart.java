package io.haihe.modules.screen;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lays values out as a line. */
final class Chart {

  static final double WIDTH = 600;
  static final double HEIGHT = 160;

  private Chart() {}

  /** @param top the value at the upper edge, more than 0 */
  static String path(List<@Nullable Double> values, double top) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      if (value != null) {
        double x = values.size() == 1 ? WIDTH / 2 : WIDTH * i / (values.size() - 1);
        double y = HEIGHT - HEIGHT * Math.max(0, Math.min(1, value / top));
        path.append(drawing ? 'L' : 'M').append(number(x)).append(' ').append(number(y));
        if (!drawing && (i + 1 == values.size() || values.get(i + 1) == null)) {
          path.append("h.1");
        }
      }
      drawing = value != null;
    }
    return path.toString();
  }

  /** A round number no less than the greatest value. */
  static double top(double greatest) {
    if (greatest <= 0) {
      return 1;
    }
    double scale = Math.pow(10, Math.floor(Math.log10(greatest)));
    for (double step : new double[] {1, 2, 2.5, 5, 10}) {
      if (greatest <= step * scale) {
        return step * scale;
      }
    }
    return 10 * scale;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
