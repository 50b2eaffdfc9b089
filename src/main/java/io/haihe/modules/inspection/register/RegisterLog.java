package io.haihe.modules.inspection.register;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who changed what in the registers. */
@Component
public class RegisterLog {

  private final JdbcClient jdbc;

  RegisterLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public enum Kind {
    IMPORTED,
    ITEM_PUBLISHED,
    ITEM_RETIRED,
    OFFICER_SUSPENDED,
    OFFICER_WITHDRAWN,
    OFFICER_ACTIVE,
    OFFICER_CHANGED,
    OFFICER_LINKED,
    OFFICER_UNLINKED,
    RECUSAL_DECLARED,
    RECUSAL_CONFIRMED,
    RECUSAL_ENDED,
    CLASSIFIED,
    PARTY_STATE,
    PARTY_CHANGED
  }

  /** @param person null for an operator at the command line, and for the system */
  public record Line(Instant at, @Nullable Long person, Kind kind, String about, String detail) {}

  void add(Instant at, @Nullable Long person, Kind kind, String about, @Nullable Long officer, String detail) {
    jdbc.sql("insert into inspection_register_log (at, person, kind, about, officer, detail) values (?, ?::bigint, ?, ?, ?::bigint, ?)")
        .params(java.util.Arrays.asList(Timestamp.from(at), person, kind.name(), about, officer, detail))
        .update();
  }

  /** What was done about an officer, the newest first. */
  List<Line> of(long officer, int limit) {
    return jdbc.sql("select * from inspection_register_log where officer = ? order by id desc limit ?")
        .params(officer, limit)
        .query((row, n) -> new Line(
            row.getTimestamp("at").toInstant(), row.getObject("person", Long.class), Kind.valueOf(row.getString("kind")), row.getString("about"),
            row.getString("detail")))
        .list();
  }
}
