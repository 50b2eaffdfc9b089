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

/**
 * Lets nobody withdraw an order to correct alone, in cases of older versions of the scenario neither, nor answer for it alone that something was put
 * right, or was not and what follows; who delegates a seat is no second person, and who was drawn for the visit decides on no withdrawal.
 */
@Component
class OrderJudge implements StepJudge {

  private static final String TYPE = "rectification";
  private static final String ASK = "askToWithdraw";
  private static final String WITHDRAW = "withdraw";

  /** What takes two, with what the other one did before. */
  private static final Map<String, Set<String>> ANOTHER = Map.of(
      WITHDRAW, Set.of(ASK), "countersign", Set.of("confirm"), "orderAgain", Set.of("deny"), "refer", Set.of("deny"));

  private final Earlier earlier;
  private final SiteVisits visits;
  private final Scenarios scenarios;

  OrderJudge(Earlier earlier, SiteVisits visits, Scenarios scenarios) {
    this.earlier = earlier;
    this.visits = visits;
    this.scenarios = scenarios;
  }

  @Override
  public Optional<Finding> objection(Case matter, By by, String step, Map<String, Object> input) {
    if (!matter.scenario().equals(OnSite.SCENARIO) || !matter.type().equals(TYPE) || !ANOTHER.containsKey(step)) {
      return Optional.empty();
    }
    // Older versions of the scenario let one person do it
    if (step.equals(WITHDRAW) && scenarios.version(matter.scenarioVersion()).type(matter.type()).transition(ASK).isEmpty()) {
      return Optional.of(Finding.ofField("case", "inspection.visit.withdraw.alone"));
    }
    if (earlier.did(matter, by, ANOTHER.get(step))) {
      return Optional.of(Finding.ofField("case", "inspection.visit.sameSeat"));
    }
    return step.equals(WITHDRAW) && drawn(matter, by) ? Optional.of(Finding.ofField("case", "inspection.visit.ownVisit")) : Optional.empty();
  }

  /** Orders that rest on a paper record have no visit. */
  private boolean drawn(Case matter, By by) {
    return matter.form().get("visit") instanceof Number visit && by.people().stream().anyMatch(one -> visits.drawnFor(visit.longValue(), one));
  }
}
