package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.StepJudge;
import io.haihe.kernel.place.Places;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A lead is followed by a targeted inspection that names it, and by none that was called off or visits nobody: no number that is made up ends it. Nor is
 * the one that ended it called off. Both hold the task, so that of the two at the same moment one wins.
 */
@Component
class LeadJudge implements StepJudge {

  private static final String ACCEPT = "accept";
  private static final String ACCEPTED = "accepted";

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Places places;
  private final Clock clock;

  LeadJudge(JdbcClient jdbc, Cases cases, Places places, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.places = places;
    this.clock = clock;
  }

  @Override
  public Optional<Finding> objection(Case matter, By by, String step, Map<String, Object> input) {
    boolean followed = !Leads.is(matter) || !step.equals(ACCEPT)
        || input.get("task") instanceof Number task && names(task.longValue(), matter.number());
    return followed ? Optional.empty() : Optional.of(Finding.ofField("task", "inspection.plan.lead.task", String.valueOf(input.get("task")), matter.number()));
  }

  /**
   * What stands against calling a task off: that the lead it names ended with it, and nobody would look any more. A lead that waits goes on waiting, and
   * its clock runs.
   *
   * @param task locked
   */
  Optional<Finding> keeps(PlannedTask task) {
    return task.targeted() && cases.forProjection(task.lead()).filter(lead -> ended(lead, task.id())).isPresent()
        ? Optional.of(Finding.ofField("why", "inspection.plan.lead.kept", task.lead()))
        : Optional.empty();
  }

  /** Whether a lead ended with a task. */
  static boolean ended(Case lead, long task) {
    return Leads.is(lead) && lead.state().equals(ACCEPTED) && lead.facts().get("task") instanceof Number number && number.longValue() == task;
  }

  private boolean names(long task, String lead) {
    return jdbc.sql(
            "select t.id from inspection_task t where t.id = :task and t.kind = 'TARGETED' and t.lead_case = :lead and not " + Leads.NOBODY
                + " for share of t")
        .param("task", task)
        .param("lead", lead)
        .param("today", LocalDate.ofInstant(clock.instant(), places.zone()))
        .query(Long.class)
        .optional()
        .isPresent();
  }
}
