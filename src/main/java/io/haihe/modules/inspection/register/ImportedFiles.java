package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.City;
import io.haihe.modules.inspection.register.ImportedFile.State;
import io.haihe.modules.inspection.register.RegisterImport.Kind;
import io.haihe.modules.inspection.register.RegisterImport.Outcome;
import io.haihe.platform.Finding;
import io.haihe.platform.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps files of parties and officers sent on a page, sealed, with what is wrong in them. */
@Component
class ImportedFiles {

  private static final String PURPOSE = "inspection.import";
  private static final String SELECT =
      "select id, kind, city, file_name, state, rows, done, added, changed, same, wrong, fault, person, sent_at from inspection_import where ";

  private final JdbcClient jdbc;
  private final Secrets secrets;
  private final JsonMapper json;

  ImportedFiles(JdbcClient jdbc, Secrets secrets, JsonMapper json) {
    this.jdbc = jdbc;
    this.secrets = secrets;
    this.json = json;
  }

  long add(Kind kind, City city, String name, byte[] bytes, Outcome outcome, long person, Instant now) {
    long id =
        jdbc.sql(
                """
                insert into inspection_import
                  (kind, city, file_name, state, rows, done, added, changed, same, wrong, person, sent_at, changed_at)
                values (?, ?, ?, 'PREVIEW', ?, 0, ?, ?, ?, ?, ?, ?, ?) returning id
                """)
            .params(
                kind.name(), city.key(), name, outcome.rows(), outcome.added(), outcome.changed(), outcome.same(), outcome.wrong(), person,
                Timestamp.from(now), Timestamp.from(now))
            .query(Long.class)
            .single();
    jdbc.sql("update inspection_import set sealed = ? where id = ?").params(secrets.seal(PURPOSE, "" + id, bytes), id).update();
    return id;
  }

  void fault(long id, int no, Finding fault) {
    jdbc.sql("insert into inspection_import_fault (import, no, line, field, code, args) values (?, ?, ?, ?, ?, ?::jsonb)")
        .params(id, no, fault.line(), String.valueOf(fault.field()), fault.code(), json.writeValueAsString(fault.args()))
        .update();
  }

  List<Finding> faults(long id, String file, int limit) {
    return jdbc.sql("select * from inspection_import_fault where import = ? order by no limit ?")
        .params(id, limit)
        .query((row, n) -> {
          List<Object> args = new ArrayList<>(Arrays.asList(json.readValue(row.getString("args"), Object[].class)));
          return Finding.at(file, row.getInt("line"), 0, row.getString("field"), row.getString("code"), args.toArray());
        })
        .list();
  }

  Optional<ImportedFile> find(long id) {
    return jdbc.sql(SELECT + "id = ?").param(id).query(ImportedFiles::row).optional();
  }

  /** The newest first. */
  List<ImportedFile> of(Collection<String> cities, int limit) {
    return jdbc.sql(SELECT + "city = any(?) order by id desc limit ?")
        .params(cities.toArray(String[]::new), limit)
        .query(ImportedFiles::row)
        .list();
  }

  Optional<ImportedFile> running() {
    return jdbc.sql(SELECT + "state = 'RUNNING' order by id limit 1").query(ImportedFiles::row).optional();
  }

  byte[] bytes(long id) {
    return secrets.open(PURPOSE, "" + id, jdbc.sql("select sealed from inspection_import where id = ?").param(id).query(byte[].class).single());
  }

  /** @return false if it was in another state: of two who ask at once one is told so */
  boolean change(long id, Collection<State> from, State to, @Nullable String fault, Instant now) {
    return jdbc.sql("update inspection_import set state = ?, fault = ?, done = 0, changed_at = ? where id = ? and state = any(?)")
            .params(Arrays.asList(to.name(), fault, Timestamp.from(now), id, from.stream().map(Enum::name).toArray(String[]::new)))
            .update()
        > 0;
  }

  void step(long id, long done) {
    jdbc.sql("update inspection_import set done = done + ? where id = ?").params(done, id).update();
  }

  /** The file itself is needed no more. */
  void end(long id, Outcome outcome, Instant now) {
    jdbc.sql(
            """
            update inspection_import set state = 'DONE', done = rows, added = ?, changed = ?, same = ?, wrong = ?, sealed = null, changed_at = ?
            where id = ?
            """)
        .params(outcome.added(), outcome.changed(), outcome.same(), outcome.wrong(), Timestamp.from(now), id)
        .update();
  }

  /** Files nobody took over, and what was wrong in those that were taken over long ago. */
  void forget(Instant unusedSince, Instant endedBefore) {
    jdbc.sql("delete from inspection_import where state in ('PREVIEW', 'FAILED') and changed_at < ?").param(Timestamp.from(unusedSince)).update();
    jdbc.sql("delete from inspection_import where state = 'DONE' and changed_at < ?").param(Timestamp.from(endedBefore)).update();
  }

  private static ImportedFile row(ResultSet row, int n) throws SQLException {
    return new ImportedFile(
        row.getLong("id"), Kind.valueOf(row.getString("kind")), row.getString("city"), row.getString("file_name"),
        State.valueOf(row.getString("state")), row.getInt("rows"), row.getInt("done"), row.getInt("added"), row.getInt("changed"),
        row.getInt("same"), row.getInt("wrong"), row.getString("fault"), row.getLong("person"), row.getTimestamp("sent_at").toInstant());
  }
}
