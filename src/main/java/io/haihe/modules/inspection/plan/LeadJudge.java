package io.haihe.modules.inspection.plan;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.StepJudge;
import io.haihe.platform.Finding;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A lead is followed by a targeted inspection that names it, and by none that was called off: no number that is made up ends it. */
@Component
class LeadJudge implements StepJudge {

  private static final String LEAD = "lead";
  private static final String ACCEPT = "accept";

  private final JdbcClient jdbc;

  LeadJudge(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Finding> objection(Case matter, String step, Map<String, Object> input) {
    boolean followed = !matter.scenario().equals(PlanRights.SCENARIO) || !matter.type().equals(LEAD) || !step.equals(ACCEPT)
        || input.get("task") instanceof Number task && names(task.longValue(), matter.number());
    return followed ? Optional.empty() : Optional.of(Finding.ofField("task", "inspection.plan.lead.task", String.valueOf(input.get("task")), matter.number()));
  }

  private boolean names(long task, String lead) {
    return jdbc.sql("select exists (select from inspection_task where id = ? and kind = 'TARGETED' and state <> 'CALLED_OFF' and lead_case = ?)")
        .params(task, lead)
        .query(Boolean.class)
        .single();
  }
}
