package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Rule;
import java.util.Map;

/** Stands where a rule has a fault, so that the rest of the package can be judged; such a package is never handed out. */
record UnreadableRule(String source) implements Rule {

  @Override
  public Object evaluate(Map<String, Object> variables) {
    throw new IllegalStateException("rule “" + source + "” has a fault");
  }
}
