package io.haihe.bench.kit;

import java.util.ArrayList;
import java.util.List;

/** One figure measured several times. */
public final class Samples {

  private final List<Double> values = new ArrayList<>();

  public void add(double value) {
    values.add(value);
  }

  public double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The least and the greatest, as {@code 12–15}. */
  public String spread() {
    return Figures.number(values.stream().mapToDouble(v -> v).min().orElse(Double.NaN)) + "–"
        + Figures.number(values.stream().mapToDouble(v -> v).max().orElse(Double.NaN));
  }
}
