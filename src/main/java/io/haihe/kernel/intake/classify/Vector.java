package io.haihe.kernel.intake.classify;

import java.util.List;
import java.util.TreeMap;

/**
 * What of a text counts, and how much.
 *
 * @param at features, ascending
 */
record Vector(int[] at, double[] values) {

  Vector unit() {
    double length = 0;
    for (double value : values) {
      length += value * value;
    }
    double[] scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = values[i] / Math.sqrt(length);
    }
    return new Vector(at, scaled);
  }

  static Vector sum(List<Vector> vectors) {
    if (vectors.size() == 1) {
      return vectors.getFirst();
    }
    TreeMap<Integer, Double> sum = new TreeMap<>();
    for (Vector vector : vectors) {
      for (int i = 0; i < vector.at.length; i++) {
        sum.merge(vector.at[i], vector.values[i], Double::sum);
      }
    }
    return new Vector(
        sum.keySet().stream().mapToInt(Integer::intValue).toArray(),
        sum.values().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
