package io.haihe.kernel.intake.importing;

import io.haihe.kernel.intake.importing.ImportRun.State;
import io.haihe.platform.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The tables of imports begun on a page. Files and rejected rows are sealed. */
@Repository
class ImportStore {

  private static final String PURPOSE = "intake.import";
  private static final String SELECT =
      """
      select id, state, city, profile_name, file_name, rows, cursor, known_before, opened, known, rejected, fault, person,
        uploaded_at, changed_at from intake_import where
      """;

  private final JdbcClient jdbc;
  private final Secrets secrets;
  private final JsonMapper json;

  ImportStore(JdbcClient jdbc, Secrets secrets, JsonMapper json) {
    this.jdbc = jdbc;
    this.secrets = secrets;
    this.json = json;
  }

  /** A row that was not taken over, and why. */
  record Rejected(long line, List<String> cells, @Nullable String field, String code, List<Object> args) {}

  long insert(ImportRun run, String profile, List<String> header, byte[] csv) {
    long id =
        jdbc.sql(
                """
                insert into intake_import (state, city, profile_name, profile, file_name, header, rows, person, uploaded_at, changed_at)
                values (:state, :city, :profileName, :profile, :file, :header, :rows, :person, :at, :at) returning id
                """)
            .param("state", run.state().name())
            .param("city", run.city())
            .param("profileName", run.profileName())
            .param("profile", profile)
            .param("file", run.fileName())
            .param("header", header.toArray(String[]::new))
            .param("rows", run.rows())
            .param("person", run.person())
            .param("at", Timestamp.from(run.uploadedAt()))
            .query(Long.class)
            .single();
    jdbc.sql("update intake_import set sealed = ? where id = ?").params(secrets.seal(PURPOSE, "" + id, csv), id).update();
    return id;
  }

  Optional<ImportRun> find(long id) {
    return jdbc.sql(SELECT + " id = ?").param(id).query(ImportStore::run).optional();
  }

  Optional<ImportRun> running() {
    return jdbc.sql(SELECT + " state = 'RUNNING' order by id limit 1").query(ImportStore::run).optional();
  }

  /** The newest first. */
  List<ImportRun> of(Collection<String> cities, int limit) {
    return jdbc.sql(SELECT + " city = any(?) order by id desc limit ?")
        .params(cities.toArray(String[]::new), limit)
        .query(ImportStore::run)
        .list();
  }

  List<String> header(long id) {
    return jdbc.sql("select unnest(header) from intake_import where id = ?").param(id).query(String.class).list();
  }

  String profile(long id) {
    return jdbc.sql("select profile from intake_import where id = ?").param(id).query(String.class).single();
  }

  /** Empty once the import is done. */
  Optional<byte[]> csv(long id) {
    return jdbc.sql("select sealed from intake_import where id = ? and sealed is not null")
        .param(id)
        .query(byte[].class)
        .optional()
        .map(sealed -> secrets.open(PURPOSE, "" + id, sealed));
  }

  /** @return whether it was in one of these states; of two who ask at once one is told so */
  boolean change(long id, Collection<State> from, State to, @Nullable String fault, Instant at) {
    return jdbc.sql("update intake_import set state = :to, fault = :fault, changed_at = :at where id = :id and state in (:from)")
            .param("to", to.name())
            .param("fault", fault)
            .param("at", Timestamp.from(at))
            .param("id", id)
            .param("from", from.stream().map(State::name).collect(Collectors.toList()))
            .update()
        > 0;
  }

  void begin(long id, int knownBefore) {
    jdbc.sql("update intake_import set known_before = coalesce(known_before, ?) where id = ?").params(knownBefore, id).update();
  }

  void advance(long id, int cursor, Tally tally, Instant at) {
    jdbc.sql(
            """
            update intake_import set cursor = ?, opened = opened + ?, known = known + ?,
              rejected = (select count(*) from intake_import_reject where import = intake_import.id), changed_at = ?
            where id = ?
            """)
        .params(cursor, tally.opened.get(), tally.known.get(), Timestamp.from(at), id)
        .update();
  }

  /** What the counts come to in the end, also where a stretch of rows was gone through twice. */
  void end(long id, int opened, int known, Instant at) {
    jdbc.sql("update intake_import set state = 'DONE', opened = ?, known = ?, sealed = null, changed_at = ? where id = ? and state = 'RUNNING'")
        .params(opened, known, Timestamp.from(at), id)
        .update();
  }

  void reject(long id, Rejects.Reject reject) {
    Rejected rejected =
        new Rejected(
            reject.row().line(), reject.row().cells(), reject.finding().field(), reject.finding().code(), reject.finding().args());
    String context = id + ":" + rejected.line();
    jdbc.sql("insert into intake_import_reject (import, line, sealed) values (?, ?, ?) on conflict do nothing")
        .params(id, rejected.line(), secrets.seal(PURPOSE, context, json.writeValueAsBytes(rejected)))
        .update();
  }

  /** In the order of the file. */
  List<Rejected> rejects(long id, long after, int limit) {
    return jdbc.sql("select line, sealed from intake_import_reject where import = ? and line > ? order by line limit ?")
        .params(id, after, limit)
        .query((row, n) ->
            json.readValue(secrets.open(PURPOSE, id + ":" + row.getLong("line"), row.getBytes("sealed")), Rejected.class))
        .list();
  }

  /** Files nobody went on with, and rejected rows of imports that ended long ago. */
  void forget(Instant unusedSince, Instant endedBefore) {
    jdbc.sql("delete from intake_import where state = 'PREVIEW' and changed_at < ?").param(Timestamp.from(unusedSince)).update();
    jdbc.sql("delete from intake_import_reject where import in (select id from intake_import where state = 'DONE' and changed_at < ?)")
        .param(Timestamp.from(endedBefore))
        .update();
  }

  private static ImportRun run(ResultSet row, int n) throws SQLException {
    return new ImportRun(
        row.getLong("id"), State.valueOf(row.getString("state")), row.getString("city"), row.getString("profile_name"),
        row.getString("file_name"), row.getInt("rows"), row.getInt("cursor"), row.getObject("known_before", Integer.class),
        row.getInt("opened"), row.getInt("known"), row.getInt("rejected"), row.getString("fault"), row.getLong("person"),
        row.getTimestamp("uploaded_at").toInstant(), row.getTimestamp("changed_at").toInstant());
  }
}
