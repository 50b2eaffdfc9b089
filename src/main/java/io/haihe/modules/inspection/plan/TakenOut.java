package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.StaffNews;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.Superiors;
import io.haihe.platform.Texts;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Parties that a file took out of the register's businesses, or out of a place or a field, before a draw, and that are back after it: whoever keeps the
 * register could keep anybody out of any draw so. A draw counts those of the year before it; that some are back the head and the command centre are
 * told, and everybody reads.
 */
@Component
class TakenOut {

  /** How long before a draw: what a yearly plan leaves to nobody. Our own choice. */
  private static final Duration BEFORE = Duration.ofDays(365);

  /** How long after the days of the visits it is looked whether they are back. */
  private static final Duration AFTER = Duration.ofDays(90);

  /** In business in the place and the fields of a task, under its own code or, where it was, under another one. */
  private static final String THERE =
      """
      (p.state = 'OPEN' and p.place between :first and :last and p.fields && :fields::text[]
        or exists (select from inspection_party other where other.place = out.place and other.name = p.name and other.id <> p.id and other.state = 'OPEN'
          and other.place between :first and :last and other.fields && :fields::text[]))
      """;

  private final JdbcClient jdbc;
  private final TaskStore tasks;
  private final Tasks of;
  private final Departments departments;
  private final Places places;
  private final Superiors superiors;
  private final People people;
  private final StaffNews news;
  private final Texts texts;
  private final TransactionOperations transaction;
  private final Clock clock;

  TakenOut(
      JdbcClient jdbc, TaskStore tasks, Tasks of, Departments departments, Places places, Superiors superiors, People people, StaffNews news, Texts texts,
      TransactionOperations transaction, Clock clock) {
    this.jdbc = jdbc;
    this.tasks = tasks;
    this.of = of;
    this.departments = departments;
    this.places = places;
    this.superiors = superiors;
    this.people = people;
    this.news = news;
    this.texts = texts;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Those that would be in the pool of a task if no file of the year before had taken them out. */
  List<Long> before(PlannedTask task) {
    return asked(task, "select distinct p.id from inspection_party_taken_out out join inspection_party p on p.id = out.party "
            + "where out.at > :since and out.place between :first and :last and out.fields && :fields::text[] and not " + THERE)
        .param("since", Timestamp.from(clock.instant().minus(BEFORE)))
        .query(Long.class)
        .list();
  }

  /** Notes who is back, and tells of it. */
  void look() {
    Instant now = clock.instant();
    LocalDate since = LocalDate.ofInstant(now.minus(AFTER), places.zone());
    jdbc.sql(
            """
            select t.id from inspection_task t where t.state <> 'CALLED_OFF' and t.until_day >= ?
              and exists (select from inspection_left_out l where l.task = t.id and l.reason = 'TAKEN_OUT' and l.back_at is null)
            """)
        .param(since)
        .query(Long.class)
        .list()
        .forEach(task -> transaction.executeWithoutResult(status -> look(tasks.find(task).orElseThrow(), now)));
  }

  private void look(PlannedTask task, Instant now) {
    int back = asked(
            task,
            """
            update inspection_left_out l set back_at = :now from inspection_party p, inspection_party_taken_out out
            where l.task = :task and l.reason = 'TAKEN_OUT' and l.back_at is null and p.id = l.party and out.party = p.id and\s"""
                + THERE)
        .param("task", task.id())
        .param("now", Timestamp.from(now))
        .update();
    if (back > 0) {
      List<Long> told = Stream.concat(
              people.holders(Role.UNIT_HEAD, of.planning(task), List.of(PlanRights.SCENARIO), now).stream(), superiors.centre(task.place(), 0, now).stream())
          .distinct()
          .toList();
      news.tell(
          told, "task " + task.id() + " back " + now, TaskPages.PATH + "/" + task.id() + "/left-out", now,
          locale -> texts.text(locale, "inspection.plan.takenOut.back.news", task.title(), back));
    }
  }

  private JdbcClient.StatementSpec asked(PlannedTask task, String sql) {
    return jdbc.sql(sql)
        .param("first", task.place().value())
        .param("last", places.get(task.place()).last().value())
        .param("fields", departments.fields(task).toArray(String[]::new));
  }

  /** What no draw asks for any more. */
  void forget() {
    jdbc.sql("delete from inspection_party_taken_out where at < ?").param(Timestamp.from(clock.instant().minus(BEFORE).minus(AFTER))).update();
  }
}
