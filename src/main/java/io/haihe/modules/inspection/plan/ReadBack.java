package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What came of a task that the city gave to its districts, district by district. Who answers for the city's department reads all of it; anybody else
 * who reads the task, of what was found only what is published.
 */
@Component
public class ReadBack {

  private static final String BY_DISTRICT =
      """
      select task.*, plan.state as plan_state, plan.unit as plan_unit, drawn.*, sums.*, late.*, orders.*,
        exists (select from inspection_draw draw where draw.task = task.id) as announced
      from inspection_task task join inspection_plan plan on plan.id = task.plan
      cross join lateral (
        select count(*) as drawn, count(*) filter (where visit.case_id is null and visit.problem is not null) as unopened
        from inspection_visit visit where visit.task = task.id) drawn
      cross join lateral (
        select sum(called_off) as off, sum(visited) as visited, sum(judged) as judged, sum(found) as found, sum(published) as published,
          sum(in_time) as in_time, sum(judged_publicly) as judged_publicly, sum(found_publicly) as found_publicly
        from inspection_figure figure where figure.task = task.id) sums
      cross join lateral (
        select count(*) as overdue from inspection_result result
        where result.task = task.id and published_at is null and recorded_at is not null and not called_off and publish_due < :now) late
      cross join lateral (
        select count(*) as open_orders, count(*) filter (where due_at < :now) as late_orders
        from inspection_result result join inspection_rectification correction on correction.visit_case = result.case_id
        where result.task = task.id and correction.ended_at is null) orders
      where task.above = :above order by task.place, task.id
      """;

  private final JdbcClient jdbc;
  private final TaskStore tasks;
  private final PlanStore plans;
  private final PlanRights rights;
  private final PlanViews views;
  private final Clock clock;

  ReadBack(JdbcClient jdbc, TaskStore tasks, PlanStore plans, PlanRights rights, PlanViews views, Clock clock) {
    this.jdbc = jdbc;
    this.tasks = tasks;
    this.plans = plans;
    this.rights = rights;
    this.views = views;
    this.clock = clock;
  }

  /**
   * How far a district is.
   *
   * @param opens whether the viewer may open its task and its plan
   * @param announced whether its draw has a public page
   */
  public record District(PlanViews.TaskLine line, boolean opens, boolean announced, Came came) {}

  /**
   * @param sum over all districts
   * @param whole whether it says what is not published too; else it says of orders nothing, and of what was found only what is published
   */
  public record Table(List<District> districts, Came sum, boolean whole) {}

  /** @param task the city's; any other gives no districts */
  Table of(PlannedTask task, Viewer viewer, Locale locale) {
    boolean whole = task.plan() != 0 && rights.answers(viewer, plans.find(task.plan()).orElseThrow().unit());
    List<District> districts = jdbc.sql(BY_DISTRICT)
        .param("above", task.id())
        .param("now", Timestamp.from(clock.instant()))
        .query((row, n) -> row(row, whole))
        .list()
        .stream()
        .map(given -> district(given, viewer, locale))
        .toList();
    return new Table(districts, districts.stream().map(District::came).reduce(Came.NONE, Came::plus), whole);
  }

  /** A district's task as it was read. */
  private record Row(PlannedTask task, Plan.State plan, long planning, boolean announced, Came came) {}

  private Row row(ResultSet row, boolean whole) throws SQLException {
    return new Row(
        tasks.task(row), Plan.State.valueOf(row.getString("plan_state")), row.getLong("plan_unit"), row.getBoolean("announced"), came(row, whole));
  }

  private District district(Row given, Viewer viewer, Locale locale) {
    boolean opens = rights.reads(viewer, given.plan(), given.planning());
    return new District(views.line(given.task(), locale), opens, given.announced(), given.came());
  }

  private static Came came(ResultSet row, boolean whole) throws SQLException {
    return new Came(
        row.getLong("drawn"), row.getLong("unopened"), row.getLong("off"), row.getLong("visited"), row.getLong(whole ? "judged" : "judged_publicly"),
        row.getLong(whole ? "found" : "found_publicly"), row.getLong("published"), row.getLong("in_time"), whole ? row.getLong("overdue") : 0,
        whole ? row.getLong("open_orders") : 0, whole ? row.getLong("late_orders") : 0);
  }
}
