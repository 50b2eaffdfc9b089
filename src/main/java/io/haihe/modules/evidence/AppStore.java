package io.haihe.modules.evidence;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps which apps were handed in and what was found. */
@Component
class AppStore {

  private final JdbcClient jdbc;

  AppStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param found null while it waits to be read */
  record Row(long file, long caseId, String name, @Nullable Instant at, @Nullable Found found) {}

  void add(long file, long caseId, String name) {
    jdbc.sql("insert into evidence_app (file_id, case_id, name) values (:file, :case, :name) on conflict do nothing")
        .param("file", file)
        .param("case", caseId)
        .param("name", name)
        .update();
  }

  Optional<Row> waiting() {
    return select("where found_at is null order by file_id limit 1", 0).stream().findFirst();
  }

  List<Row> of(long caseId) {
    return select("where case_id = :case order by file_id", caseId);
  }

  private List<Row> select(String where, long caseId) {
    return jdbc.sql("select file_id, case_id, name, found_at, found from evidence_app " + where)
        .param("case", caseId)
        .query((row, n) -> {
          Timestamp at = row.getTimestamp(4);
          String found = row.getString(5);
          return new Row(
              row.getLong(1), row.getLong(2), row.getString(3), at == null ? null : at.toInstant(),
              found == null ? null : JsonMapper.shared().readValue(found, Found.class));
        })
        .list();
  }

  void found(long file, Found found, Instant at) {
    jdbc.sql("update evidence_app set found_at = :at, found = :found::jsonb where file_id = :file")
        .param("at", Timestamp.from(at))
        .param("found", JsonMapper.shared().writeValueAsString(found))
        .param("file", file)
        .update();
  }

  void forget() {
    jdbc.sql("delete from evidence_app").update();
  }
}
