package io.haihe.kernel.intake.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Finds weights by LIBLINEAR: for each label two linear support vector machines that tell it from the rest, whose weights are added. One
 * sees the features as they are, the other multiplied by how much likelier they are in the label (Wang and Manning, 2012: NB-SVM). The same
 * examples give the same weights.
 */
final class Solver {

  /** How dear a misjudged example is beside simple weights. */
  private static final double COST = 1;

  private static final double SMOOTHING = 0.1;
  private static final double PRECISION = 0.1;
  private static final int SEED = 1;

  static {
    Linear.disableDebugOutput();
  }

  private final List<Vector> vectors;
  private final int[] truth;
  private final int features;
  private final Problem problem;

  private Solver(List<Vector> vectors, int[] truth, int features) {
    this.vectors = vectors;
    this.truth = truth;
    this.features = features;
    problem = problem(vectors, features);
  }

  /** @param truth the label of each vector */
  static Weights solve(List<Vector> vectors, int[] truth, int labels, int features) {
    Solver solver = new Solver(vectors, truth, features);
    float[] offsets = new float[labels];
    return Weights.rounded(label -> solver.solve(label, offsets), offsets);
  }

  private static Problem problem(List<Vector> vectors, int features) {
    Problem problem = new Problem();
    problem.l = vectors.size();
    problem.n = features + 1;
    problem.bias = 1;
    problem.x = vectors.stream().map(vector -> nodes(vector, features)).toArray(Feature[][]::new);
    problem.y = new double[vectors.size()];
    return problem;
  }

  /** LIBLINEAR counts from 1; the last is there always. */
  private static Feature[] nodes(Vector vector, int features) {
    Feature[] nodes = new Feature[vector.at().length + 1];
    for (int i = 0; i < vector.at().length; i++) {
      nodes[i] = new FeatureNode(vector.at()[i] + 1, 0);
    }
    nodes[nodes.length - 1] = new FeatureNode(features + 1, 1);
    return nodes;
  }

  private double[] solve(int label, float[] offsets) {
    double[] plain = new double[features];
    Arrays.fill(plain, 1);
    double[] sum = new double[features];
    offsets[label] = (float) (add(label, plain, sum) + add(label, ratios(label), sum));
    return sum;
  }

  /**
   * Adds the weights of one machine.
   *
   * @param factors by which features are multiplied
   * @return what speaks for the label beforehand
   */
  private double add(int label, double[] factors, double[] sum) {
    for (int i = 0; i < truth.length; i++) {
      problem.y[i] = truth[i] == label ? 1 : -1;
      Vector vector = vectors.get(i);
      for (int j = 0; j < vector.at().length; j++) {
        problem.x[i][j].setValue(vector.values()[j] * factors[vector.at()[j]]);
      }
    }
    Model model = Linear.train(problem, parameter(label));
    int positive = model.getLabels()[0] == 1 ? 0 : 1;
    for (int feature = 0; feature < features; feature++) {
      sum[feature] += factors[feature] * model.getDecfunCoef(feature + 1, positive);
    }
    return model.getDecfunBias(positive);
  }

  /** The rarer a label, the dearer an example of it that is misjudged. */
  private Parameter parameter(int label) {
    double having = Arrays.stream(truth).filter(one -> one == label).count();
    Parameter parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, PRECISION);
    parameter.setWeights(new double[] {Math.sqrt((truth.length - having) / having)}, new int[] {1});
    parameter.setRandom(new Random(SEED));
    return parameter;
  }

  /** For each feature the logarithm of how much likelier it is in the label than in the rest. */
  private double[] ratios(int label) {
    double[] in = new double[features];
    double[] out = new double[features];
    Arrays.fill(in, SMOOTHING);
    Arrays.fill(out, SMOOTHING);
    for (int i = 0; i < truth.length; i++) {
      double[] sums = truth[i] == label ? in : out;
      Vector vector = vectors.get(i);
      for (int j = 0; j < vector.at().length; j++) {
        sums[vector.at()[j]] += vector.values()[j];
      }
    }
    double shift = Math.log(Arrays.stream(out).sum() / Arrays.stream(in).sum());
    for (int feature = 0; feature < features; feature++) {
      in[feature] = Math.log(in[feature] / out[feature]) + shift;
    }
    return in;
  }
}
