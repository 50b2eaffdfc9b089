package io.haihe.modules.inspection.open;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome.Moved;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Withdraws orders whose visit has come to another result, after an objection or in a record made anew: nobody has to correct what nobody found. */
@Component
class LapsedOrders {

  private static final String LAPSE = "lapse";
  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final Casework casework;
  private final Clock clock;

  LapsedOrders(JdbcClient jdbc, Casework casework, Clock clock) {
    this.jdbc = jdbc;
    this.casework = casework;
    this.clock = clock;
  }

  /** @return how many were withdrawn; an order of a version of the scenario that has no such step stays for its head to withdraw */
  int run() {
    List<Long> found = jdbc.sql(
            """
            select r.case_id from inspection_rectification r join inspection_result v on v.case_id = r.visit_case
            where r.ended_at is null and v.recorded_at is not null and v.result not in ('', 'orderedToCorrect') order by r.case_id desc limit ?
            """)
        .param(BATCH)
        .query(Long.class)
        .list();
    return (int) found.stream().filter(this::lapse).count();
  }

  private boolean lapse(long order) {
    return casework.act(new Command.Take(new Actor.Clock(), clock.instant(), "inspection.lapse/" + order, order, 0, LAPSE, Map.of())) instanceof Moved;
  }
}
