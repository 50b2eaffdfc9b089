package io.haihe.modules.inspection.visit;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.StepJudge;
import io.haihe.kernel.org.People;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Holds what is done with a visit against what happened on site. A visit begins with the first thing entered on site and is recorded by sealing what was
 * entered and signed: those steps pass only while this module takes them. Nobody takes them by hand, on no page and by no program, whatever they enter;
 * of cases of older versions of the scenario neither. And nobody calls a visit off alone, or settles alone what it had left open, or decides about one
 * they were drawn for; who delegates a seat is no second person.
 */
@Component
class VisitJudge implements StepJudge {

  private static final String CALL_OFF = "callOff";
  private static final String SETTLE = "settle";
  private static final String COUNTERSIGN = "countersignSettled";
  private static final Set<String> OWN = Set.of(OnSite.START, OnSite.RECORD);

  /** What is decided about a visit and what was found there, by somebody who was never drawn for it, whatever seats they have and by whose they act. */
  private static final Set<String> DECISIONS = Set.of(CALL_OFF, "keepOn", "correct", "publish", "upholdResult", "changeResult");

  /** What is decided about an objection: by nobody who belongs to the department it is against, whatever seat they decide by. */
  private static final Set<String> ON_OBJECTIONS = Set.of("upholdResult", "changeResult");

  /** What an objection is against, and how it came. */
  private static final Set<String> BEFORE_AN_OBJECTION_IS_DECIDED = Set.of("publish", "object");

  /** Decisions with what somebody else did before, who is not whose seat they act by either. */
  private static final Map<String, Set<String>> ANOTHER = Map.of(
      CALL_OFF, Set.of(OnSite.ASK_OFF), "upholdResult", BEFORE_AN_OBJECTION_IS_DECIDED, "changeResult", BEFORE_AN_OBJECTION_IS_DECIDED);

  /** The step this thread is taking. */
  private static final ScopedValue<Command.Take> TAKING = ScopedValue.newInstance();

  private final SiteVisits visits;
  private final OffChecks off;
  private final Scenarios scenarios;
  private final Earlier earlier;
  private final People people;
  private final Clock clock;

  VisitJudge(SiteVisits visits, OffChecks off, Scenarios scenarios, Earlier earlier, People people, Clock clock) {
    this.visits = visits;
    this.off = off;
    this.scenarios = scenarios;
    this.earlier = earlier;
    this.people = people;
    this.clock = clock;
  }

  /** Takes one of the module's own steps. */
  static Outcome take(Casework casework, Command.Take own) {
    return ScopedValue.where(TAKING, own).call(() -> casework.act(own));
  }

  @Override
  public boolean takenByModule(Case matter, String step) {
    return OnSite.isVisit(matter) && OWN.contains(step);
  }

  @Override
  public Optional<Finding> objection(Case matter, By by, String step, Map<String, Object> input) {
    if (!OnSite.isVisit(matter)) {
      return Optional.empty();
    }
    if (DECISIONS.contains(step) && by.people().stream().anyMatch(one -> visits.drawn(matter.id(), one))) {
      return Optional.of(Finding.ofField("case", "inspection.visit.ownVisit"));
    }
    if (earlier.did(matter, by, ANOTHER.getOrDefault(step, Set.of()))) {
      return Optional.of(Finding.ofField("case", "inspection.visit.sameSeat"));
    }
    if (ON_OBJECTIONS.contains(step) && by.people().stream().anyMatch(one -> belongs(one, matter))) {
      return Optional.of(Finding.ofField("case", "inspection.visit.ownDepartment"));
    }
    return switch (step) {
      case OnSite.START, OnSite.RECORD -> taking(matter, step)
          ? Optional.empty()
          : Optional.of(Finding.ofField("case", "inspection.visit.byHand", SiteController.PATH + "/" + matter.form().get("visit")));
      case OnSite.ASK_OFF -> off.objection(matter.id(), String.valueOf(input.get("calledOffFor")));
      // Older versions of the scenario let one person do it
      case CALL_OFF -> matter.state().equals(OnSite.ASKED_OFF)
          ? Optional.empty()
          : Optional.of(Finding.ofField("case", "inspection.visit.callOff.alone"));
      case SETTLE -> scenarios.version(matter.scenarioVersion()).type(matter.type()).transition(COUNTERSIGN).isPresent()
          ? Optional.empty()
          : Optional.of(Finding.ofField("case", "inspection.visit.settle.alone"));
      default -> Optional.empty();
    };
  }

  private boolean belongs(long person, Case matter) {
    return people.viewer(person, clock.instant()).seats().stream().anyMatch(seat -> seat.unit().id() == matter.responsible());
  }

  private static boolean taking(Case matter, String step) {
    return TAKING.isBound() && TAKING.get().caseId() == matter.id() && TAKING.get().transition().equals(step);
  }
}
