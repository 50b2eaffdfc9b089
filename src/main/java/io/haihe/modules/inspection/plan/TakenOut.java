package io.haihe.modules.inspection.plan;

import io.haihe.kernel.place.Places;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Parties that a file took out of the register's businesses, or out of a place or a field, before a draw or before their visit was opened, and that are
 * back after it: whoever keeps the register could keep anybody out of any draw so. A draw counts those of the year before it; that some are back the
 * head and the command centre are told, and everybody reads.
 */
@Component
class TakenOut {

  /** How long before a draw: what a yearly plan leaves to nobody. Our own choice. */
  private static final Duration BEFORE = Duration.ofDays(365);

  /** How long after the days of the visits it is looked whether they are back. */
  static final Duration AFTER = Duration.ofDays(90);

  /** So long it may be asked for: by a draw whose visits take a year, and as long as it is looked after them. */
  private static final Duration KEPT = BEFORE.plusDays(365).plus(AFTER);

  /** In business in the place and the fields of a task, under its own code or, where it was, under another one. */
  private static final String THERE =
      """
      (p.state = 'OPEN' and p.place between :first and :last and p.fields && :fields::text[]
        or exists (select from inspection_party other where other.place = out.place and other.name = p.name and other.id <> p.id and other.state = 'OPEN'
          and other.place between :first and :last and other.fields && :fields::text[]%s))
      """;

  /** Another code of a lower class is none by which it is drawn as it was to be. */
  private static final String LIKE_IT = " and other.risk >= p.risk";

  private final JdbcClient jdbc;
  private final TaskStore tasks;
  private final Departments departments;
  private final Places places;
  private final TaskNews news;
  private final TransactionOperations transaction;
  private final Clock clock;

  TakenOut(
      JdbcClient jdbc, TaskStore tasks, Departments departments, Places places, TaskNews news, TransactionOperations transaction, Clock clock) {
    this.jdbc = jdbc;
    this.tasks = tasks;
    this.departments = departments;
    this.places = places;
    this.news = news;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Those that would be in the pool of a task, in their class, if no file of the year before had taken them out. */
  List<Long> before(PlannedTask task) {
    return asked(task, "select distinct p.id from inspection_party_taken_out out join inspection_party p on p.id = out.party "
            + "where out.at > :since and out.place between :first and :last and out.fields && :fields::text[] and not " + THERE.formatted(LIKE_IT))
        .param("since", Timestamp.from(clock.instant().minus(BEFORE)))
        .query(Long.class)
        .list();
  }

  /** Notes who is back, and tells of it. */
  void look() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, places.zone());
    waiting(today).forEach(task -> transaction.executeWithoutResult(status -> look(tasks.find(task).orElseThrow(), now)));
    transaction.executeWithoutResult(status -> lookForVisits(now, today));
  }

  private List<Long> waiting(LocalDate today) {
    return jdbc.sql(
            """
            select t.id from inspection_task t where t.state <> 'CALLED_OFF' and t.until_day >= ?
              and exists (select from inspection_left_out l where l.task = t.id and l.reason = 'TAKEN_OUT' and l.back_at is null)
            """)
        .param(today.minusDays(AFTER.toDays()))
        .query(Long.class)
        .list();
  }

  private void look(PlannedTask task, Instant now) {
    int back = asked(
            task,
            """
            update inspection_left_out l set back_at = :now from inspection_party p, inspection_party_taken_out out
            where l.task = :task and l.reason = 'TAKEN_OUT' and l.back_at is null and p.id = l.party and out.party = p.id and\s"""
                + THERE.formatted(""))
        .param("task", task.id())
        .param("now", Timestamp.from(now))
        .update();
    if (back > 0) {
      news.tell(task, "back " + now, "/left-out", now, "inspection.plan.takenOut.back.news", back);
    }
  }

  /** Visits that were not opened, as their party had closed down, and whose days are over: as long as they are not, such a visit is opened after all. */
  private void lookForVisits(Instant now, LocalDate today) {
    Map<Long, Integer> back = new TreeMap<>();
    jdbc.sql(
            """
            update inspection_visit v set back_at = :now from inspection_task t, inspection_party p
            where v.problem = 'CLOSED' and v.case_id is null and v.back_at is null and t.id = v.task and t.until_day < :today and t.until_day >= :since
              and p.id = v.party and p.state = 'OPEN'
            returning v.task
            """)
        .param("now", Timestamp.from(now))
        .param("today", today)
        .param("since", today.minusDays(AFTER.toDays()))
        .query(Long.class)
        .list()
        .forEach(task -> back.merge(task, 1, Integer::sum));
    back.forEach((task, many) -> news.tell(tasks.find(task).orElseThrow(), "open again " + now, "/visits", now, "inspection.plan.takenOut.visits.news", many));
  }

  private JdbcClient.StatementSpec asked(PlannedTask task, String sql) {
    return jdbc.sql(sql)
        .param("first", task.place().value())
        .param("last", places.get(task.place()).last().value())
        .param("fields", departments.fields(task).toArray(String[]::new));
  }

  /** What no draw asks for any more. */
  void forget() {
    jdbc.sql("delete from inspection_party_taken_out where at < ?").param(Timestamp.from(clock.instant().minus(KEPT))).update();
  }
}
