package io.haihe.kernel.scenario.drafts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of drafts and their files. */
@Repository
class DraftStore {

  private static final String DRAFT =
      "select id, key, state, against, revision, begun_at, changed_at, changed_by, published from scenario_draft where ";
  private static final String FILE =
      "select path, content, revision, changed_at, changed_by from scenario_draft_file where ";

  private final JdbcClient jdbc;

  DraftStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Draft> find(long id) {
    return jdbc.sql(DRAFT + "id = ?").param(id).query(DraftStore::draft).optional();
  }

  /** Until the end of the transaction nobody else changes it. */
  Optional<Draft> lock(long id) {
    return jdbc.sql(DRAFT + "id = ? for update").param(id).query(DraftStore::draft).optional();
  }

  Optional<Draft> open(String key) {
    return jdbc.sql(DRAFT + "key = ? and state in ('DRAFT', 'IN_REVIEW')").param(key).query(DraftStore::draft).optional();
  }

  List<Draft> open() {
    return jdbc.sql(DRAFT + "state in ('DRAFT', 'IN_REVIEW') order by key").query(DraftStore::draft).list();
  }

  /** @throws DuplicateKeyException if one of the same scenario is open */
  long insert(String key, @Nullable Integer against, Instant at, long person) {
    return jdbc.sql(
            """
            insert into scenario_draft (key, state, against, revision, begun_at, changed_at, changed_by)
            values (:key, 'DRAFT', :against, 1, :at, :at, :person) returning id
            """)
        .param("key", key)
        .param("against", against)
        .param("at", Timestamp.from(at))
        .param("person", person)
        .query(Long.class)
        .single();
  }

  void update(Draft draft) {
    jdbc.sql(
            """
            update scenario_draft set state = :state, against = :against, revision = :revision, changed_at = :at,
              changed_by = :person, published = :published
            where id = :id
            """)
        .param("state", draft.state().name())
        .param("against", draft.against())
        .param("revision", draft.revision())
        .param("at", Timestamp.from(draft.changedAt()))
        .param("person", draft.changedBy())
        .param("published", draft.published())
        .param("id", draft.id())
        .update();
  }

  List<DraftFile> files(long draft) {
    return jdbc.sql(FILE + "draft = ? order by path").param(draft).query(DraftStore::file).list();
  }

  Optional<DraftFile> file(long draft, String path) {
    return jdbc.sql(FILE + "draft = ? and path = ?").params(draft, path).query(DraftStore::file).optional();
  }

  void put(long draft, DraftFile file) {
    jdbc.sql(
            """
            insert into scenario_draft_file (draft, path, content, revision, changed_at, changed_by)
            values (?, ?, ?, ?, ?, ?)
            on conflict (draft, path) do update set content = excluded.content, revision = excluded.revision,
              changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """)
        .params(draft, file.path(), file.content(), file.revision(), Timestamp.from(file.changedAt()), file.changedBy())
        .update();
  }

  void remove(long draft, String path) {
    jdbc.sql("delete from scenario_draft_file where draft = ? and path = ?").params(draft, path).update();
  }

  void replace(long draft, Map<String, byte[]> files, int revision, Instant at, long person) {
    jdbc.sql("delete from scenario_draft_file where draft = ?").param(draft).update();
    files.forEach((path, content) -> put(draft, new DraftFile(path, content, revision, at, person)));
  }

  private static Draft draft(ResultSet row, int n) throws SQLException {
    return new Draft(
        row.getLong("id"), row.getString("key"), Draft.State.valueOf(row.getString("state")),
        row.getObject("against", Integer.class), row.getInt("revision"), row.getTimestamp("begun_at").toInstant(),
        row.getTimestamp("changed_at").toInstant(), row.getLong("changed_by"), row.getObject("published", Integer.class));
  }

  private static DraftFile file(ResultSet row, int n) throws SQLException {
    return new DraftFile(
        row.getString("path"), row.getBytes("content"), row.getInt("revision"), row.getTimestamp("changed_at").toInstant(),
        row.getLong("changed_by"));
  }
}
