package io.haihe.modules.inspection.open;

import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Withdraws orders whose visit has come to another result, after an objection or in a record made anew: nobody has to correct what nobody found. */
@Component
class LapsedOrders {

  private static final Logger LOG = LoggerFactory.getLogger(LapsedOrders.class);
  private static final String LAPSE = "lapse";
  private static final int BATCH = 500;

  private static final String LAPSED =
      """
      select r.case_id from inspection_rectification r join inspection_result v on v.case_id = r.visit_case
      where r.ended_at is null and v.recorded_at is not null and v.result not in ('', 'orderedToCorrect')
      """;

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Casework casework;
  private final Scenarios scenarios;
  private final Clock clock;

  /** Orders of which the log has told that nothing withdraws them before they are moved. */
  private final Set<Long> told = ConcurrentHashMap.newKeySet();

  LapsedOrders(JdbcClient jdbc, Cases cases, Casework casework, Scenarios scenarios, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.casework = casework;
    this.scenarios = scenarios;
    this.clock = clock;
  }

  /** @return how many were withdrawn */
  int run() {
    List<Long> found = jdbc.sql(LAPSED + " order by r.case_id desc limit ?").param(BATCH).query(Long.class).list();
    return (int) cases.forProjection(found).stream().filter(order -> lapses(order) ? lapse(order) : told(order)).count();
  }

  /** Whether an order rests on nothing any more and stands until it is moved: its version of the scenario is of before there was such a step. */
  boolean stuck(Case order) {
    return !lapses(order) && jdbc.sql(LAPSED + " and r.case_id = ?").param(order.id()).query(Long.class).optional().isPresent();
  }

  private boolean lapses(Case order) {
    return scenarios.version(order.scenarioVersion()).type(order.type()).transition(LAPSE).isPresent();
  }

  private boolean told(Case order) {
    if (told.add(order.id())) {
      LOG.warn("Order {} rests on a result that was changed; its version of the scenario cannot {}: have it moved to the one in force", order.number(), LAPSE);
    }
    return false;
  }

  private boolean lapse(Case order) {
    return casework.act(
        new Command.Take(new Actor.Clock(), clock.instant(), "inspection.lapse/" + order.id(), order.id(), 0, LAPSE, Map.of())) instanceof Moved;
  }
}
