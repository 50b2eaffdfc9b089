package io.haihe.modules.openapi311;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Category;
import io.haihe.kernel.scenario.Scenario;

/**
 * A kind of request the city takes.
 *
 * @param code {@code <scenario>.<category>}, or {@code <scenario>.<type>.<category>} for case types after the first
 */
record Service(String code, Scenario scenario, CaseType type, Category category) {

  boolean hasAttributes() {
    return !ServiceDefinition.fields(type.intake().form()).isEmpty();
  }
}
