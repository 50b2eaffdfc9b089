package io.haihe.modules.service;

import io.haihe.modules.service.ItemDraft.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ObjectNode;

/** The table of drafts of items. */
@Repository("itemDraftStore")
class DraftStore {

  private static final String DRAFT =
      "select id, code, state, against, revision, content, writers, changed_at, changed_by, word from service_draft where ";

  private final JdbcClient jdbc;

  DraftStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<ItemDraft> find(long id) {
    return jdbc.sql(DRAFT + "id = ?").param(id).query(DraftStore::draft).optional();
  }

  /** Until the end of the transaction nobody else begins or changes any. */
  void alone() {
    jdbc.sql("lock table service_draft in share row exclusive mode").update();
  }

  /** Until the end of the transaction nobody else changes it. */
  Optional<ItemDraft> lock(long id) {
    return jdbc.sql(DRAFT + "id = ? for update").param(id).query(DraftStore::draft).optional();
  }

  Optional<ItemDraft> open(String code) {
    return jdbc.sql(DRAFT + "code = ? and state in ('DRAFT', 'IN_REVIEW')").param(code).query(DraftStore::draft).optional();
  }

  List<ItemDraft> open() {
    return jdbc.sql(DRAFT + "state in ('DRAFT', 'IN_REVIEW') order by code").query(DraftStore::draft).list();
  }

  /** @throws DuplicateKeyException if one of the same item is open */
  long insert(String code, @Nullable Integer against, ObjectNode content, Set<Long> writers, Instant at, @Nullable Long person) {
    return jdbc.sql(
            """
            insert into service_draft (code, state, against, revision, content, writers, begun_at, changed_at, changed_by)
            values (:code, 'DRAFT', :against, 1, cast(:content as jsonb), :writers, :at, :at, :person) returning id
            """)
        .param("code", code)
        .param("against", against)
        .param("content", ItemJson.text(content))
        .param("writers", writers.toArray(Long[]::new))
        .param("at", Timestamp.from(at))
        .param("person", person)
        .query(Long.class)
        .single();
  }

  void update(ItemDraft draft) {
    jdbc.sql(
            """
            update service_draft set state = :state, against = :against, revision = :revision, content = cast(:content as jsonb),
              writers = :writers, changed_at = :at, changed_by = :person, word = :word
            where id = :id
            """)
        .param("state", draft.state().name())
        .param("against", draft.against())
        .param("revision", draft.revision())
        .param("content", ItemJson.text(draft.content()))
        .param("writers", draft.writers().toArray(Long[]::new))
        .param("at", Timestamp.from(draft.changedAt()))
        .param("person", draft.changedBy())
        .param("word", draft.word())
        .param("id", draft.id())
        .update();
  }

  private static ItemDraft draft(ResultSet row, int n) throws SQLException {
    return new ItemDraft(
        row.getLong("id"), row.getString("code"), State.valueOf(row.getString("state")), row.getObject("against", Integer.class),
        row.getInt("revision"), (ObjectNode) ItemJson.JSON.readTree(row.getString("content")),
        Set.of((Long[]) row.getArray("writers").getArray()), row.getTimestamp("changed_at").toInstant(),
        row.getObject("changed_by", Long.class), row.getString("word"));
  }
}
