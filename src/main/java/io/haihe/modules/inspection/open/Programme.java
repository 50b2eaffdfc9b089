package io.haihe.modules.inspection.open;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Plans, their tasks and draws as anybody may see them: from the moment a plan is published. */
@Component
class Programme {

  private static final TypeReference<Map<String, Integer>> RATIOS = new TypeReference<>() {};

  private static final String TASK =
      """
      select task.*, draw.commitment, draw.source, draw.public_at, draw.committed_at, draw.public_value, draw.revealed_at
      from inspection_task task left join inspection_draw draw on draw.task = task.id
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;

  Programme(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** @param above the plan it follows from, or 0 */
  record PlanLine(long id, int year, String title, long unit, long place, long above, boolean withdrawn, Instant publishedAt, @Nullable Instant withdrawnAt, String why) {}

  /**
   * @param ratios of each class, in ten-thousandths of the pool
   * @param commitment empty before there is one
   * @param publicValue null until it is revealed
   * @param above the city's task it follows from, or 0
   */
  record TaskLine(
      long id, long plan, String title, boolean targeted, long place, List<String> items, List<Long> units, Map<String, Integer> ratios,
      LocalDate from, LocalDate until, String state, String commitment, String source, @Nullable Instant publicAt, @Nullable String publicValue,
      @Nullable Instant revealedAt, String why, @Nullable Instant calledOffAt, long above) {

    boolean calledOff() {
      return state.equals("CALLED_OFF");
    }
  }

  List<Integer> years() {
    return jdbc.sql("select distinct year from inspection_plan where published_at is not null order by year desc").query(Integer.class).list();
  }

  /** @param after id of the last one of the page before, or 0 */
  List<PlanLine> plans(int year, long after, int most) {
    return jdbc.sql("select * from inspection_plan where published_at is not null and year = ? and id > ? order by id limit ?")
        .params(year, after, most)
        .query(Programme::planLine)
        .list();
  }

  Optional<PlanLine> plan(long id) {
    return jdbc.sql("select * from inspection_plan where published_at is not null and id = ?").param(id).query(Programme::planLine).optional();
  }

  /** The plans that follow from one. */
  List<PlanLine> below(long plan) {
    return jdbc.sql("select * from inspection_plan where published_at is not null and above = ? order by place, id")
        .param(plan)
        .query(Programme::planLine)
        .list();
  }

  List<TaskLine> tasks(long plan) {
    return jdbc.sql(TASK + " where task.plan = ? order by task.from_day, task.id").param(plan).query(this::taskLine).list();
  }

  /** What the districts were given of the city's task, as far as their plans are published. */
  List<TaskLine> tasksBelow(long task) {
    return jdbc.sql(
            TASK
                + """
                 join inspection_plan plan on plan.id = task.plan
                where task.above = ? and plan.published_at is not null order by task.place, task.id
                """)
        .param(task)
        .query(this::taskLine)
        .list();
  }

  Optional<TaskLine> task(long id) {
    return jdbc.sql(TASK + " where task.id = ?").param(id).query(this::taskLine).optional();
  }

  /** Ids of the tasks of some plans, each with its plan. */
  Map<Long, Long> plansOfTasks(List<Long> plans) {
    Map<Long, Long> found = new HashMap<>();
    jdbc.sql("select id, plan from inspection_task where plan = any(?)").param(plans.toArray(Long[]::new)).query(row -> {
      found.put(row.getLong(1), row.getLong(2));
    });
    return found;
  }

  /**
   * Inspections that a lead led to, by no plan; only from the first published result on, so that nobody is warned. Those that were announced and
   * called off stand among them at once: no draw vanishes.
   */
  List<TaskLine> targeted(int year, long before, int most) {
    return jdbc.sql(
            TASK
                + """
                 where task.kind = 'TARGETED' and task.id < ? and extract(year from task.from_day) = ?
                  and (task.state = 'CALLED_OFF' and draw.commitment is not null
                    or exists (select from inspection_figure figure where figure.task = task.id and figure.published > 0))
                order by task.id desc limit ?
                """)
        .params(before, year, most)
        .query(this::taskLine)
        .list();
  }

  private static PlanLine planLine(ResultSet row, int n) throws SQLException {
    Instant published = ResultStore.instant(row, "published_at");
    return new PlanLine(
        row.getLong("id"), row.getInt("year"), row.getString("title"), row.getLong("unit"), row.getLong("place"), row.getLong("above"),
        row.getString("state").equals("WITHDRAWN"), published == null ? Instant.EPOCH : published,
        ResultStore.instant(row, "withdrawn_at"), row.getString("why"));
  }

  private TaskLine taskLine(ResultSet row, int n) throws SQLException {
    String commitment = row.getString("commitment");
    String source = row.getString("source");
    return new TaskLine(
        row.getLong("id"), row.getLong("plan"), row.getString("title"), row.getString("kind").equals("TARGETED"), row.getLong("place"),
        List.of((String[]) row.getArray("items").getArray()), List.of((Long[]) row.getArray("units").getArray()),
        json.readValue(row.getString("ratios"), RATIOS), row.getObject("from_day", LocalDate.class), row.getObject("until_day", LocalDate.class),
        row.getString("state"), commitment == null ? "" : commitment, source == null ? "" : source, ResultStore.instant(row, "public_at"),
        row.getString("public_value"), ResultStore.instant(row, "revealed_at"), row.getString("why"), ResultStore.instant(row, "called_off_at"),
        row.getLong("above"));
  }
}
