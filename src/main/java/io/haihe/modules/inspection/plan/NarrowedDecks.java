package io.haihe.modules.inspection.plan;

import io.haihe.kernel.place.Places;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Officers whose certificates the register narrowed before a draw and widened after it: whoever keeps the register could leave in a deck the officers
 * wanted alone. A draw counts those of the days before it; that some are wide again the head and the command centre are told, and everybody reads.
 */
@Component
class NarrowedDecks {

  /** How long before a draw. Our own choice. */
  private static final Duration BEFORE = Duration.ofDays(90);

  /** So long it may be asked for: by a draw whose visits take a year, and 90 days after them. */
  private static final Duration KEPT = BEFORE.plusDays(365).plus(TakenOut.AFTER);

  /** Of the departments of a task {@code t} with draw {@code d}. */
  private static final String NARROWED =
      """
      from inspection_officer_change c
      where c.narrowed and c.unit = any(t.units) and c.at <= d.committed_at and c.at > d.committed_at - interval '%d days'
      """.formatted(BEFORE.toDays());

  private static final String WIDENED =
      NARROWED + " and exists (select from inspection_officer_change w where w.officer = c.officer and w.widened and w.at > d.committed_at)";

  private final JdbcClient jdbc;
  private final TaskStore tasks;
  private final Places places;
  private final TaskNews news;
  private final TransactionOperations transaction;
  private final Clock clock;

  NarrowedDecks(JdbcClient jdbc, TaskStore tasks, Places places, TaskNews news, TransactionOperations transaction, Clock clock) {
    this.jdbc = jdbc;
    this.tasks = tasks;
    this.places = places;
    this.news = news;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** With the draw, once it is kept. */
  void count(long task) {
    jdbc.sql("update inspection_draw d set narrowed = (select count(distinct c.officer) " + NARROWED + ") from inspection_task t where t.id = d.task and d.task = ?")
        .param(task)
        .update();
  }

  /** Notes whose are wide again, and tells of it. */
  void look() {
    Instant now = clock.instant();
    jdbc.sql(
            """
            select t.id from inspection_draw d join inspection_task t on t.id = d.task
            where d.narrowed > d.widened and t.state <> 'CALLED_OFF' and t.until_day >= ?
            """)
        .param(LocalDate.ofInstant(now, places.zone()).minusDays(TakenOut.AFTER.toDays()))
        .query(Long.class)
        .list()
        .forEach(task -> transaction.executeWithoutResult(status -> look(task, now)));
  }

  private void look(long task, Instant now) {
    int many = jdbc.sql(
            "select (select count(distinct c.officer)::int " + WIDENED + ") from inspection_draw d join inspection_task t on t.id = d.task where d.task = ?")
        .param(task)
        .query(Integer.class)
        .single();
    if (jdbc.sql("update inspection_draw set widened = :many where task = :task and widened < :many").param("many", many).param("task", task).update() == 1) {
      news.tell(tasks.find(task).orElseThrow(), "widened " + many, "", now, "inspection.plan.narrowed.news", many);
    }
  }

  /** What no draw asks for any more. */
  void forget() {
    jdbc.sql("delete from inspection_officer_change where at < ?").param(Timestamp.from(clock.instant().minus(KEPT))).update();
  }
}
