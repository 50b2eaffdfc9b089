package io.haihe.modules.resident;

import io.haihe.kernel.casework.Case;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases an account keeps: those reported while signed in, and those whose secret link its resident had. */
@Component
class OwnedCases {

  private final JdbcClient jdbc;

  OwnedCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Owned(long caseId, String number, Instant addedAt) {}

  /** Once, however often. */
  void add(long account, Case found, Instant at) {
    jdbc.sql("insert into resident_case (account, case_id, number, added_at) values (?, ?, ?, ?) on conflict do nothing")
        .params(account, found.id(), found.number(), Timestamp.from(at))
        .update();
  }

  void remove(long account, String number) {
    jdbc.sql("delete from resident_case where account = ? and number = ?").params(account, number).update();
  }

  /** The last added first. */
  List<Owned> list(long account, int limit, long offset) {
    return jdbc.sql(
            "select case_id, number, added_at from resident_case where account = ? order by added_at desc, case_id desc limit ? offset ?")
        .params(account, limit, offset)
        .query((row, n) -> new Owned(row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant()))
        .list();
  }

  List<Owned> all(long account) {
    return list(account, Integer.MAX_VALUE, 0);
  }

  long count(long account) {
    return jdbc.sql("select count(*) from resident_case where account = ?").param(account).query(Long.class).single();
  }

  Optional<Owned> find(long account, String number) {
    return jdbc.sql("select case_id, number, added_at from resident_case where account = ? and number = ?")
        .params(account, number)
        .query((row, n) -> new Owned(row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant()))
        .optional();
  }
}
