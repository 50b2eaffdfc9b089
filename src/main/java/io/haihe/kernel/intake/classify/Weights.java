package io.haihe.kernel.intake.classify;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * What each feature says for or against each label: a byte each, whose square times the label's scale is the weight. So small weights are
 * kept apart finely: most are small, and together they decide.
 *
 * @param offsets what speaks for a label before anything was read
 */
record Weights(byte[][] bytes, float[] scales, float[] offsets) {

  /** @param exact the weights of a label, feature by feature */
  static Weights rounded(IntFunction<double[]> exact, float[] offsets) {
    byte[][] bytes = new byte[offsets.length][];
    float[] scales = new float[offsets.length];
    for (int label = 0; label < offsets.length; label++) {
      double[] weights = exact.apply(label);
      scales[label] = (float) (Arrays.stream(weights).map(Math::abs).max().orElse(0) / (Byte.MAX_VALUE * Byte.MAX_VALUE));
      bytes[label] = rounded(weights, scales[label]);
    }
    return new Weights(bytes, scales, offsets);
  }

  private static byte[] rounded(double[] exact, float scale) {
    byte[] bytes = new byte[exact.length];
    for (int i = 0; i < exact.length; i++) {
      long root = scale == 0 ? 0 : Math.round(Math.sqrt(Math.abs(exact[i]) / scale));
      bytes[i] = (byte) (Math.min(Byte.MAX_VALUE, root) * Math.signum(exact[i]));
    }
    return bytes;
  }

  double of(int label, int feature) {
    int root = bytes[label][feature];
    return root * Math.abs(root) * (double) scales[label];
  }

  double score(int label, Vector vector) {
    double sum = 0;
    for (int i = 0; i < vector.at().length; i++) {
      sum += of(label, vector.at()[i]) * vector.values()[i];
    }
    return sum + offsets[label];
  }
}
