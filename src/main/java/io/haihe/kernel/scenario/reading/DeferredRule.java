package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Rule;
import java.util.Map;
import java.util.function.Supplier;

/** A rule that is compiled when it is first used, since a city's packages have thousands of rules and a day needs few of them. */
record DeferredRule(String source, Supplier<Rule> compiled) implements Rule {

  @Override
  public Object evaluate(Map<String, Object> variables) {
    return compiled.get().evaluate(variables);
  }
}
