package io.haihe.kernel.intake.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Finds weights by LIBLINEAR, with all labels at once (Crammer and Singer). The same examples give the same weights. */
final class Solver {

  /** How dear a misjudged example is beside simple weights. */
  private static final double COST = 1;

  private static final double PRECISION = 0.1;
  private static final int SEED = 1;

  static {
    Linear.disableDebugOutput();
  }

  private Solver() {}

  /** @param truth the label of each vector */
  static Weights solve(List<Vector> vectors, int[] truth, int labels, int features) {
    Parameter parameter = new Parameter(SolverType.MCSVM_CS, COST, PRECISION);
    parameter.setRandom(new Random(SEED));
    return weights(Linear.train(problem(vectors, truth, features), parameter), labels, features);
  }

  private static Problem problem(List<Vector> vectors, int[] truth, int features) {
    Problem problem = new Problem();
    problem.l = vectors.size();
    problem.n = features + 1;
    problem.bias = 1;
    problem.x = vectors.stream().map(vector -> nodes(vector, features)).toArray(Feature[][]::new);
    problem.y = new double[truth.length];
    for (int i = 0; i < truth.length; i++) {
      problem.y[i] = truth[i];
    }
    return problem;
  }

  /** LIBLINEAR counts from 1; the last is there always. */
  private static Feature[] nodes(Vector vector, int features) {
    Feature[] nodes = new Feature[vector.at().length + 1];
    for (int i = 0; i < vector.at().length; i++) {
      nodes[i] = new FeatureNode(vector.at()[i] + 1, vector.values()[i]);
    }
    nodes[nodes.length - 1] = new FeatureNode(features + 1, 1);
    return nodes;
  }

  private static Weights weights(Model model, int labels, int features) {
    int[] order = new int[labels];
    for (int i = 0; i < labels; i++) {
      order[model.getLabels()[i]] = i;
    }
    float[] offsets = new float[labels];
    for (int label = 0; label < labels; label++) {
      offsets[label] = (float) model.getDecfunBias(order[label]);
    }
    IntFunction<double[]> exact =
        label -> IntStream.rangeClosed(1, features).mapToDouble(at -> model.getDecfunCoef(at, order[label])).toArray();
    return Weights.rounded(exact, offsets);
  }
}
