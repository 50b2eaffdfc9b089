package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.StepJudge;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Lets nobody withdraw an order to correct alone, in cases of older versions of the scenario neither; who delegates a seat is no second person. */
@Component
class OrderJudge implements StepJudge {

  private static final String TYPE = "rectification";
  private static final String ASK = "askToWithdraw";
  private static final String WITHDRAW = "withdraw";

  private final Earlier earlier;
  private final Scenarios scenarios;

  OrderJudge(Earlier earlier, Scenarios scenarios) {
    this.earlier = earlier;
    this.scenarios = scenarios;
  }

  @Override
  public Optional<Finding> objection(Case matter, By by, String step, Map<String, Object> input) {
    if (!matter.scenario().equals(OnSite.SCENARIO) || !matter.type().equals(TYPE) || !step.equals(WITHDRAW)) {
      return Optional.empty();
    }
    // Older versions of the scenario let one person do it
    if (scenarios.version(matter.scenarioVersion()).type(matter.type()).transition(ASK).isEmpty()) {
      return Optional.of(Finding.ofField("case", "inspection.visit.withdraw.alone"));
    }
    return earlier.did(matter, by, Set.of(ASK)) ? Optional.of(Finding.ofField("case", "inspection.visit.sameSeat")) : Optional.empty();
  }
}
