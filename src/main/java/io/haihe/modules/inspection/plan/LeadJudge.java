package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.StepJudge;
import io.haihe.platform.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A lead is followed by a targeted inspection that names it, and by none that was called off: no number that is made up ends it. Nor is the last one
 * that names it called off while anybody counts on it.
 */
@Component
class LeadJudge implements StepJudge {

  private static final String LEAD = "lead";
  private static final String ACCEPT = "accept";
  private static final String REJECTED = "rejected";

  private final JdbcClient jdbc;
  private final Cases cases;

  LeadJudge(JdbcClient jdbc, Cases cases) {
    this.jdbc = jdbc;
    this.cases = cases;
  }

  @Override
  public Optional<Finding> objection(Case matter, String step, Map<String, Object> input) {
    boolean followed = !isLead(matter) || !step.equals(ACCEPT)
        || input.get("task") instanceof Number task && names(task.longValue(), matter.number());
    return followed ? Optional.empty() : Optional.of(Finding.ofField("task", "inspection.plan.lead.task", String.valueOf(input.get("task")), matter.number()));
  }

  /**
   * What stands against calling a task off: that then nobody would look at what a lead names. A lead that waits counts like one that was accepted, since
   * it may be accepted at the same moment; one that was rejected does not, and whoever names a case that is no lead ends nothing by it.
   */
  Optional<Finding> keeps(PlannedTask task) {
    boolean last = task.targeted() && jdbc.sql("select id from inspection_task where lead_case = ? and state <> 'CALLED_OFF' order by id for update")
        .param(task.lead())
        .query(Long.class)
        .list()
        .equals(List.of(task.id()));
    return last && cases.forProjection(task.lead()).filter(lead -> isLead(lead) && !lead.state().equals(REJECTED)).isPresent()
        ? Optional.of(Finding.ofField("why", "inspection.plan.lead.kept", task.lead()))
        : Optional.empty();
  }

  private static boolean isLead(Case matter) {
    return matter.scenario().equals(PlanRights.SCENARIO) && matter.type().equals(LEAD);
  }

  private boolean names(long task, String lead) {
    return jdbc.sql("select exists (select from inspection_task where id = ? and kind = 'TARGETED' and state <> 'CALLED_OFF' and lead_case = ?)")
        .params(task, lead)
        .query(Boolean.class)
        .single();
  }
}
