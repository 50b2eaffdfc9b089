package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.CityTrail;
import io.haihe.kernel.org.Oversight;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who planned, committed, revealed and redrew. */
@Component
class PlanTrail extends CityTrail {

  PlanTrail(JdbcClient jdbc, Oversight oversight) {
    super(
        jdbc, oversight, "plans", 80, Arrays.stream(PlanLog.Kind.values()).map(Enum::name).toList(), "inspection.plan.log.",
        "inspection_plan_log", "about");
  }
}
