package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.LimitUnit;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.plan.PlanLog.Kind;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Announced draws that nobody makes although their public value is there. After three working days the head and the command centre are told; once the days
 * of the visits are over the draw cannot be made any more, and the head is asked why it was not. Both limits are our own.
 */
@Component
public class ForgottenDraws {

  private static final Limit PATIENCE = new Limit(3, LimitUnit.WORKING_DAY);

  private final DrawStore draws;
  private final TaskStore tasks;
  private final Tasks of;
  private final TaskNews news;
  private final PlanLog log;
  private final Places places;
  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Clock clock;

  ForgottenDraws(
      DrawStore draws, TaskStore tasks, Tasks of, TaskNews news, PlanLog log, Places places, JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
    this.draws = draws;
    this.tasks = tasks;
    this.of = of;
    this.news = news;
    this.log = log;
    this.places = places;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Why a draw was never made, as the department says. */
  public record Reason(String why, Instant at) {}

  /** Tells of those that wait too long: each person once that one is late, and once that it was never made. */
  void remind() {
    Instant now = clock.instant();
    for (DrawStore.Facts facts : draws.ready(now)) {
      PlannedTask task = tasks.find(facts.task()).orElseThrow();
      if (over(task)) {
        tell(task, "never drawn", "inspection.plan.forgotten.never", now);
      } else if (now.isAfter(places.calendar(task.place()).due(facts.publicAt(), PATIENCE).at())) {
        tell(task, "not drawn", "inspection.plan.forgotten.late", now);
      }
    }
  }

  private void tell(PlannedTask task, String what, String key, Instant now) {
    transaction.executeWithoutResult(status -> news.tell(task, what, "", now, key));
  }

  /** Whether the days of the visits are over. */
  boolean over(PlannedTask task) {
    return LocalDate.ofInstant(clock.instant(), places.zone()).isAfter(task.until());
  }

  /** Whether an announced draw was never made, and cannot be any more. */
  boolean never(PlannedTask task) {
    return task.state() == PlannedTask.State.COMMITTED && over(task);
  }

  Optional<Reason> why(long task) {
    return jdbc.sql("select never_why, never_at from inspection_draw where task = ? and never_at is not null")
        .param(task)
        .query((row, n) -> new Reason(row.getString(1), row.getTimestamp(2).toInstant()))
        .optional();
  }

  /**
   * Keeps why a draw was never made, for everybody to read.
   *
   * @throws Conflict if it can still be made, or somebody has said so already
   */
  @Transactional
  public void explain(Viewer viewer, long id, String why) {
    of.own(viewer, id);
    PlannedTask task = tasks.lock(id).orElseThrow(Tasks::unknown);
    String reason = Plans.reason(why);
    Instant now = clock.instant();
    boolean kept = never(task) && jdbc.sql("update inspection_draw set never_why = ?, never_by = ?, never_at = ? where task = ? and never_at is null")
        .params(reason, viewer.person(), Timestamp.from(now), id)
        .update() == 1;
    if (!kept) {
      throw new Conflict(Finding.ofField("why", "inspection.plan.forgotten.said"));
    }
    log.add(now, viewer.person(), Kind.NEVER_DRAWN, id, reason);
  }
}
