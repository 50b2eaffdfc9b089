package io.haihe.modules.inspection.plan;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who did what to plans and draws. */
@Component
class PlanLog {

  enum Kind {
    PLAN_MADE,
    PLAN_CHANGED,
    PLAN_PUBLISHED,
    PLAN_WITHDRAWN,
    TASK_MADE,
    TASK_CHANGED,
    TASK_CALLED_OFF,
    TASK_JOINED,
    TASK_ASSIGNED,
    CALM_MADE,
    CALM_ENDED,
    COMMITTED,
    REVEALED,
    NEVER_DRAWN,
    REDRAWN,
    WITNESS_READ
  }

  private final JdbcClient jdbc;

  PlanLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Within the transaction of the deed.
   *
   * @param person null for the system
   * @param about the number of what it was done to
   */
  void add(Instant at, @Nullable Long person, Kind kind, long about, String detail) {
    jdbc.sql("insert into inspection_plan_log (at, person, kind, about, detail) values (:at, :person, :kind, :about, :detail)")
        .param("at", Timestamp.from(at))
        .param("person", person)
        .param("kind", kind.name())
        .param("about", Long.toString(about))
        .param("detail", detail)
        .update();
  }
}
