package io.haihe.kernel.casework;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
  private static final int BATCH = 1000;
  private static final int LANES = 4;

  private final JdbcClient jdbc;
  private final Casework casework;

  Deadlines(JdbcClient jdbc, Casework casework) {
    this.jdbc = jdbc;
    this.casework = casework;
  }

  private record Next(long caseId, String key, Instant at) {}

  /**
   * Fires everything due by {@code now}: in the order it fell due within a case, side by side for different cases. What a firing brings
   * about by then fires too.
   *
   * @return how many fired
   */
  public int fireDue(Instant now) {
    int fired = 0;
    for (int inPass = pass(now); inPass > 0; inPass = pass(now)) {
      fired += inPass;
    }
    return fired;
  }

  /** Goes once along everything due; what becomes due by a firing may lie behind and waits for the next pass. */
  private int pass(Instant now) {
    int fired = 0;
    Next last = null;
    for (List<Next> due = due(now, last); !due.isEmpty(); due = due(now, last)) {
      fired += fireAll(due, now);
      last = due.getLast();
    }
    return fired;
  }

  private int fireAll(List<Next> due, Instant now) {
    Collection<List<Next>> lanes =
        due.stream().collect(Collectors.groupingBy(next -> next.caseId() % LANES)).values();
    if (lanes.size() == 1) {
      return fireLane(due, now);
    }
    try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
      return lanes.stream()
          .map(lane -> CompletableFuture.supplyAsync(() -> fireLane(lane, now), side))
          .toList()
          .stream()
          .mapToInt(CompletableFuture::join)
          .sum();
    }
  }

  private int fireLane(List<Next> lane, Instant now) {
    int fired = 0;
    for (Next next : lane) {
      fired += fire(next, now) ? 1 : 0;
    }
    return fired;
  }

  /**
   * Fires, each at its own moment, what fell due in one case up to {@code until}: for imports and simulations, whose time is not ours.
   */
  public void fireCase(long caseId, Instant until) {
    for (Optional<Next> next = first(caseId, until); next.isPresent(); next = first(caseId, until)) {
      if (!fire(next.get(), next.get().at())) {
        return;
      }
    }
  }

  private Optional<Next> first(long caseId, Instant until) {
    return jdbc.sql(
            """
            select case_id, key, next_at from casework_deadline
            where case_id = :id and next_at <= :until order by next_at, key limit 1
            """)
        .param("id", caseId)
        .param("until", CaseStore.time(until))
        .query((row, n) -> new Next(row.getLong(1), row.getString(2), CaseStore.instant(row, "next_at")))
        .optional();
  }

  /** The earliest instant at which something fires, or empty if no clock runs. */
  public Optional<Instant> next() {
    return jdbc.sql("select min(next_at) as next from casework_deadline where next_at is not null")
        .query((row, n) -> Optional.ofNullable(CaseStore.instantOrNull(row, "next")))
        .single();
  }

  private List<Next> due(Instant now, @Nullable Next last) {
    return jdbc.sql(
            """
            select case_id, key, next_at from casework_deadline
            where next_at <= :now and (next_at, case_id, key) > (:lastAt, :lastId, :lastKey)
            order by next_at, case_id, key limit :batch
            """)
        .param("now", CaseStore.time(now))
        .param("lastAt", last == null ? OffsetDateTime.MIN : CaseStore.time(last.at()))
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
