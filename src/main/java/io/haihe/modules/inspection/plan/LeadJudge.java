package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.StepJudge;
import io.haihe.platform.Finding;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A lead is followed by a targeted inspection that names it, and by none that was called off: no number that is made up ends it. Nor is the one that
 * ended it called off. Both hold the task, so that of the two at the same moment one wins.
 */
@Component
class LeadJudge implements StepJudge {

  private static final String ACCEPT = "accept";
  private static final String ACCEPTED = "accepted";

  private final JdbcClient jdbc;
  private final Cases cases;

  LeadJudge(JdbcClient jdbc, Cases cases) {
    this.jdbc = jdbc;
    this.cases = cases;
  }

  @Override
  public Optional<Finding> objection(Case matter, String step, Map<String, Object> input) {
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

  private static boolean ended(Case lead, long task) {
    return Leads.is(lead) && lead.state().equals(ACCEPTED) && lead.facts().get("task") instanceof Number number && number.longValue() == task;
  }

  private boolean names(long task, String lead) {
    return jdbc.sql("select id from inspection_task where id = ? and kind = 'TARGETED' and state <> 'CALLED_OFF' and lead_case = ? for share")
        .params(task, lead)
        .query(Long.class)
        .optional()
        .isPresent();
  }
}
