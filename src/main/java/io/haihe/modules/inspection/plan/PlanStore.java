package io.haihe.modules.inspection.plan;

import io.haihe.kernel.place.PlaceCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the plans. */
@Component
class PlanStore {

  private final JdbcClient jdbc;

  PlanStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Plan> find(long id) {
    return jdbc.sql("select * from inspection_plan where id = ?").param(id).query(PlanStore::row).optional();
  }

  /** Until the transaction ends it is neither published nor withdrawn. */
  void lock(long id) {
    jdbc.sql("select id from inspection_plan where id = ? for share").param(id).query(Long.class).optional();
  }

  /** The plan of a unit that follows from another. */
  Optional<Plan> below(long above, long unit) {
    return jdbc.sql("select * from inspection_plan where above = ? and unit = ?").params(above, unit).query(PlanStore::row).optional();
  }

  List<Plan> below(long above) {
    return jdbc.sql("select * from inspection_plan where above = ? order by place, id").param(above).query(PlanStore::row).list();
  }

  /**
   * The newest first.
   *
   * @param before only those with a smaller number; 0 for the newest
   * @param sight a condition on the columns {@code unit}, {@code place} and {@code state}
   */
  List<Plan> list(int year, long before, int size, String sight) {
    return jdbc.sql(
            """
            select * from inspection_plan
            where (:year = 0 or year = :year) and (:before = 0 or id < :before) and (%s) order by id desc limit :size
            """.formatted(sight))
        .param("year", year)
        .param("before", before)
        .param("size", size)
        .query(PlanStore::row)
        .list();
  }

  long insert(Plan plan) {
    return jdbc.sql(
            """
            insert into inspection_plan (year, title, unit, place, above, state, made_by, made_at)
            values (:year, :title, :unit, :place, nullif(:above, 0), :state, :by, :at) returning id
            """)
        .param("year", plan.year())
        .param("title", plan.title())
        .param("unit", plan.unit())
        .param("place", plan.place().value())
        .param("above", plan.above())
        .param("state", plan.state().name())
        .param("by", plan.madeBy())
        .param("at", Timestamp.from(plan.madeAt()))
        .query(Long.class)
        .single();
  }

  /** @return false, and nothing was changed, if it is no longer what was seen, or no draft */
  boolean describe(long id, int seen, int year, String title) {
    return jdbc.sql(
            "update inspection_plan set year = ?, title = ?, version = version + 1 where id = ? and version = ? and state = 'DRAFT'")
        .params(year, title, id, seen)
        .update() == 1;
  }

  boolean publish(long id, int seen, Instant at) {
    return jdbc.sql(
            """
            update inspection_plan set state = 'PUBLISHED', published_at = ?, version = version + 1
            where id = ? and version = ? and state = 'DRAFT'
            """)
        .params(Timestamp.from(at), id, seen)
        .update() == 1;
  }

  boolean withdraw(long id, int seen, String why, Instant at) {
    return jdbc.sql(
            """
            update inspection_plan set state = 'WITHDRAWN', why = ?, withdrawn_at = ?, version = version + 1
            where id = ? and version = ? and state <> 'WITHDRAWN'
            """)
        .params(why, Timestamp.from(at), id, seen)
        .update() == 1;
  }

  Optional<Instant> withdrawnAt(long id) {
    return jdbc.sql("select withdrawn_at from inspection_plan where id = ? and withdrawn_at is not null")
        .param(id)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  private static Plan row(ResultSet row, int n) throws SQLException {
    Timestamp published = row.getTimestamp("published_at");
    return new Plan(
        row.getLong("id"), row.getInt("year"), row.getString("title"), row.getLong("unit"), new PlaceCode(row.getLong("place")),
        row.getLong("above"), Plan.State.valueOf(row.getString("state")), row.getLong("made_by"), row.getTimestamp("made_at").toInstant(),
        published == null ? null : published.toInstant(), row.getString("why"), row.getInt("version"));
  }
}
