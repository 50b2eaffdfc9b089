package io.haihe.kernel.intake.classify;

import java.util.List;

/** A way to learn from examples; what it learnt depends on them alone. */
interface Learner {

  Labeller learn(List<Example> examples);
}
