package io.haihe.bench.kit;

import java.util.Locale;

/** Figures as they are printed: three digits that matter. */
public final class Figures {

  private Figures() {}

  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    String format = size >= 100 || size == 0 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  /** @param micros microseconds, printed as milliseconds */
  public static String millis(double micros) {
    return number(micros / 1000);
  }
}
