package io.haihe.modules.service;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who did what to the catalogue. */
@Repository
class ServiceLog {

  enum Kind {
    BEGUN,
    CHANGED,
    HANDED_IN,
    SENT_BACK,
    PUBLISHED,
    DISCARDED,
    RETIREMENT_ASKED,
    RETIREMENT_WITHDRAWN,
    RETIRED,
    TAKEN_BACK,
    SENT,
    IMPORTED
  }

  private final JdbcClient jdbc;

  ServiceLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Line(Instant at, @Nullable Long person, Kind kind, String detail) {}

  /** Within the transaction of the deed. */
  void add(Instant at, @Nullable Long person, Kind kind, String code, String detail) {
    jdbc.sql("insert into service_log (at, person, kind, code, detail) values (:at, :person, :kind, :code, :detail)")
        .param("at", Timestamp.from(at))
        .param("person", person)
        .param("kind", kind.name())
        .param("code", code)
        .param("detail", detail)
        .update();
  }

  List<Line> of(String code, int limit) {
    return jdbc.sql("select at, person, kind, detail from service_log where code = ? order by id desc limit ?")
        .params(code, limit)
        .query((row, n) -> new Line(
            row.getTimestamp("at").toInstant(), row.getObject("person", Long.class), Kind.valueOf(row.getString("kind")), row.getString("detail")))
        .list();
  }
}
