package io.haihe.kernel.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fires what is due. Every firing is a command like any other, guarded by the case's version: after a crash, or with two servers at work,
 * each still happens once.
 */
@Component
public class Deadlines {

  private static final Logger log = LoggerFactory.getLogger(Deadlines.class);
  private static final int BATCH = 500;

  private final JdbcClient jdbc;
  private final Casework casework;

  Deadlines(JdbcClient jdbc, Casework casework) {
    this.jdbc = jdbc;
    this.casework = casework;
  }

  private record Next(long caseId, String key, Instant at) {}

  /**
   * Fires everything due by {@code now}, in the order it fell due; what a firing brings about by then fires too.
   *
   * @return how many fired
   */
  public int fireDue(Instant now) {
    int fired = 0;
    Next last = null;
    for (List<Next> due = due(now, last); !due.isEmpty(); due = due(now, last)) {
      for (Next next : due) {
        fired += fire(next, now) ? 1 : 0;
      }
      last = due.getLast();
    }
    return fired;
  }

  /** The earliest instant at which something fires, or empty if no clock runs. */
  public Optional<Instant> next() {
    return jdbc.sql("select min(next_at) as next from casework_deadline where next_at is not null")
        .query((row, n) -> Optional.ofNullable(CaseStore.instantOrNull(row, "next")))
        .single();
  }

  private List<Next> due(Instant now, @org.jspecify.annotations.Nullable Next last) {
    return jdbc.sql(
            """
            select case_id, key, next_at from casework_deadline
            where next_at <= :now and (next_at, case_id, key) > (:lastAt, :lastId, :lastKey)
            order by next_at, case_id, key limit :batch
            """)
        .param("now", CaseStore.time(now))
        .param("lastAt", last == null ? java.time.OffsetDateTime.MIN : CaseStore.time(last.at()))
        .param("lastId", last == null ? 0 : last.caseId())
        .param("lastKey", last == null ? "" : last.key())
        .param("batch", BATCH)
        .query((row, n) -> new Next(row.getLong(1), row.getString(2), CaseStore.instant(row, "next_at")))
        .list();
  }

  /** A case whose deadline cannot fire is logged and passed over, so that it does not hold up the others. */
  private boolean fire(Next next, Instant now) {
    try {
      Command.Fire command = new Command.Fire(new Actor.Clock(), now, null, next.caseId(), 0, next.key());
      return casework.act(command) instanceof Outcome.Moved;
    } catch (IllegalStateException broken) {
      log.error("deadline {} of case {} did not fire", next.key(), next.caseId(), broken);
      return false;
    }
  }
}
