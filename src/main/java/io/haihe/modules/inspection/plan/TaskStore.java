package io.haihe.modules.inspection.plan;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.modules.inspection.register.RiskClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the tasks of plans. */
@Component
class TaskStore {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  TaskStore(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<PlannedTask> find(long id) {
    return jdbc.sql("select * from inspection_task where id = ?").param(id).query(this::row).optional();
  }

  /** The same, and nobody else changes it until the transaction ends. */
  Optional<PlannedTask> lock(long id) {
    return jdbc.sql("select * from inspection_task where id = ? for update").param(id).query(this::row).optional();
  }

  List<PlannedTask> of(long plan) {
    return jdbc.sql("select * from inspection_task where plan = ? order by from_day, id").param(plan).query(this::row).list();
  }

  /** The districts' tasks that follow from one of the city's. */
  List<PlannedTask> below(long task) {
    return jdbc.sql("select * from inspection_task where above = ? order by place").param(task).query(this::row).list();
  }

  /** Targeted ones led by one of these units, the newest first. */
  List<PlannedTask> targeted(List<Long> units, long before, int size) {
    return jdbc.sql(
            """
            select * from inspection_task where kind = 'TARGETED' and units[1] = any(:units) and (:before = 0 or id < :before)
            order by id desc limit :size
            """)
        .param("units", units.toArray(Long[]::new))
        .param("before", before)
        .param("size", size)
        .query(this::row)
        .list();
  }

  /** Others that wait to be drawn for the same place in a window that overlaps. */
  List<PlannedTask> beside(PlannedTask task) {
    return jdbc.sql(
            """
            select * from inspection_task
            where place = :place and kind = 'DRAWN' and state = 'PLANNED' and id <> :id and from_day <= :until and until_day >= :from
              and not exists (select from inspection_task below where below.above = inspection_task.id)
            order by id limit 20
            """)
        .param("place", task.place().value())
        .param("id", task.id())
        .param("from", task.from())
        .param("until", task.until())
        .query(this::row)
        .list();
  }

  /** The number the next one has. */
  long next() {
    return jdbc.sql("select nextval(pg_get_serial_sequence('inspection_task', 'id'))").query(Long.class).single();
  }

  long insert(PlannedTask task, long by, Instant at) {
    return insert(next(), task, by, at);
  }

  long insert(long id, PlannedTask task, long by, Instant at) {
    return bound(jdbc.sql(
            """
            insert into inspection_task (id, plan, title, kind, place, items, units, ratios, most_a_year, from_day, until_day, team, lead_case, state,
              above, made_by, made_at)
            overriding system value values (:id, nullif(:plan, 0), :title, :kind, :place, :items, :units, :ratios::jsonb, :most::jsonb, :from, :until, :team, :lead, :state,
              nullif(:above, 0), :by, :at) returning id
            """), task)
        .param("id", id)
        .param("plan", task.plan())
        .param("kind", task.kind().name())
        .param("lead", task.lead())
        .param("state", task.state().name())
        .param("above", task.above())
        .param("by", by)
        .param("at", Timestamp.from(at))
        .query(Long.class)
        .single();
  }

  /** @return false, and nothing was changed, if it is no longer what was seen, or not only planned any more */
  boolean change(PlannedTask task) {
    return bound(jdbc.sql(
            """
            update inspection_task set title = :title, place = :place, items = :items, units = :units, ratios = :ratios::jsonb,
              most_a_year = :most::jsonb, from_day = :from, until_day = :until, team = :team, version = version + 1
            where id = :id and version = :seen and state = 'PLANNED'
            """), task)
        .param("id", task.id())
        .param("seen", task.version())
        .update() == 1;
  }

  /** An announced draw whose public value may be known: nobody gives it up any more. */
  private static final String KNOWN = "state = 'COMMITTED' and exists (select from inspection_draw draw where draw.task = id and draw.public_at <= :at)";

  boolean known(long id, Instant at) {
    return jdbc.sql("select exists (select from inspection_task where id = :id and " + KNOWN + ")")
        .param("id", id)
        .param("at", Timestamp.from(at))
        .query(Boolean.class)
        .single();
  }

  /** @return false, and nothing was changed, if it is no longer what was seen, its value may be known, or it was drawn or called off meanwhile */
  boolean callOff(long id, int seen, String why, Instant at) {
    return jdbc.sql(
            """
            update inspection_task set state = 'CALLED_OFF', why = :why, called_off_at = :at, version = version + 1
            where id = :id and version = :seen and state in ('PLANNED', 'COMMITTED') and not (%s)
            """.formatted(KNOWN))
        .param("why", why)
        .param("at", Timestamp.from(at))
        .param("id", id)
        .param("seen", seen)
        .update() == 1;
  }

  Optional<Instant> calledOffAt(long id) {
    return jdbc.sql("select called_off_at from inspection_task where id = ? and called_off_at is not null")
        .param(id)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** @return false, and nothing was changed, if somebody else was faster */
  boolean move(long id, PlannedTask.State from, PlannedTask.State to) {
    return jdbc.sql("update inspection_task set state = ?, version = version + 1 where id = ? and state = ?")
        .params(to.name(), id, from.name())
        .update() == 1;
  }

  private JdbcClient.StatementSpec bound(JdbcClient.StatementSpec sql, PlannedTask task) {
    return sql.param("title", task.title())
        .param("place", task.place().value())
        .param("items", task.items().toArray(String[]::new))
        .param("units", task.units().toArray(Long[]::new))
        .param("ratios", json.writeValueAsString(new TreeMap<>(task.shares().ratios())))
        .param("most", json.writeValueAsString(new TreeMap<>(task.shares().mostAYear())))
        .param("from", task.from())
        .param("until", task.until())
        .param("team", task.team());
  }

  private PlannedTask row(ResultSet row, int n) throws SQLException {
    return task(row);
  }

  /** @param row has the columns of {@code inspection_task}, by their names */
  PlannedTask task(ResultSet row) throws SQLException {
    return new PlannedTask(
        row.getLong("id"), row.getLong("plan"), row.getString("title"), PlannedTask.Kind.valueOf(row.getString("kind")),
        new PlaceCode(row.getLong("place")), List.of((String[]) row.getArray("items").getArray()),
        Arrays.asList((Long[]) row.getArray("units").getArray()), new Shares(byClass(row.getString("ratios")), byClass(row.getString("most_a_year"))),
        row.getObject("from_day", LocalDate.class), row.getObject("until_day", LocalDate.class), row.getInt("team"), row.getString("lead_case"),
        PlannedTask.State.valueOf(row.getString("state")), row.getLong("above"), row.getString("why"), row.getInt("version"));
  }

  private Map<RiskClass, Integer> byClass(String text) {
    Map<RiskClass, Integer> numbers = new EnumMap<>(RiskClass.class);
    json.readTree(text).properties().forEach(one -> numbers.put(RiskClass.valueOf(one.getKey()), one.getValue().asInt()));
    return numbers;
  }
}
