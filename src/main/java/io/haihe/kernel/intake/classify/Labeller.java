package io.haihe.kernel.intake.classify;

import java.util.List;

/** Says what label a text may have. */
interface Labeller {

  /** Every label it knows, the likeliest first; the confidences add up to 1. */
  List<Likely> rank(List<String> texts);

  /** Whether a suggestion of that confidence may stand alone. */
  default boolean sure(double confidence) {
    return false;
  }
}
