package io.haihe.kernel.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of migrations and what came of them. */
@Repository
class MigrationStore {

  private static final String SELECT = "select * from casework_migration where ";

  private final JdbcClient jdbc;

  MigrationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int insert(MigrationRun run) {
    return jdbc.sql(
            """
            insert into casework_migration (scenario, from_version, to_version, rehearsal, state, cursor, overtaken, moved, started_by,
              started_at, changed_at)
            values (?, ?, ?, ?, ?, 0, 0, 0, ?::jsonb, ?, ?) returning id
            """)
        .params(
            run.scenario(), run.from(), run.to(), run.rehearsal(), run.state().name(), EntryCodec.JSON.writeValueAsString(run.startedBy()),
            Timestamp.from(run.startedAt()), Timestamp.from(run.changedAt()))
        .query(Integer.class)
        .single();
  }

  void update(MigrationRun run) {
    jdbc.sql("update casework_migration set state = ?, cursor = ?, overtaken = ?, moved = ?, changed_at = ? where id = ?")
        .params(run.state().name(), run.cursor(), run.overtaken(), run.moved(), Timestamp.from(run.changedAt()), run.id())
        .update();
  }

  Optional<MigrationRun> find(int id) {
    return jdbc.sql(SELECT + "id = ?").param(id).query(MigrationStore::run).optional();
  }

  Optional<MigrationRun> lock(int id) {
    return jdbc.sql(SELECT + "id = ? for update").param(id).query(MigrationStore::run).optional();
  }

  /** Locks one that is running and nobody else works on. */
  Optional<MigrationRun> next() {
    return jdbc.sql(SELECT + "state = 'RUNNING' order by id limit 1 for update skip locked").query(MigrationStore::run).optional();
  }

  Optional<MigrationRun> last(int from, int to, boolean rehearsal) {
    return jdbc.sql(SELECT + "from_version = ? and to_version = ? and rehearsal = ? order by id desc limit 1")
        .params(from, to, rehearsal)
        .query(MigrationStore::run)
        .optional();
  }

  List<Long> cases(MigrationRun run, int limit) {
    return jdbc.sql("select id from casework_case where scenario_version = ? and not ended and id > ? order by id limit ?")
        .params(run.from(), run.cursor(), limit)
        .query(Long.class)
        .list();
  }

  /** One line of what came of it. */
  record Count(boolean stays, String type, String state, String what, long number, List<String> examples) {}

  void count(int run, Count count, int most) {
    jdbc.sql(
            """
            insert into casework_migration_count as c (migration, stays, type, state, what, number, examples)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (migration, stays, type, state, what) do update
              set number = c.number + excluded.number, examples = (c.examples || excluded.examples)[1:?]
            """)
        .params(
            run, count.stays(), count.type(), count.state(), count.what(), count.number(), count.examples().toArray(String[]::new), most)
        .update();
  }

  /** Before the cases are looked at once more. */
  void forgetStays(int run) {
    jdbc.sql("delete from casework_migration_count where migration = ? and stays").param(run).update();
  }

  List<Count> counts(int run) {
    return jdbc.sql("select stays, type, state, what, number, examples from casework_migration_count where migration = ? order by 1, 2, 3, 4")
        .param(run)
        .query((row, n) -> new Count(
            row.getBoolean(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5),
            Arrays.asList((String[]) row.getArray(6).getArray())))
        .list();
  }

  private static MigrationRun run(ResultSet row, int n) throws SQLException {
    return new MigrationRun(
        row.getInt("id"), row.getString("scenario"), row.getInt("from_version"), row.getInt("to_version"), row.getBoolean("rehearsal"),
        MigrationRun.State.valueOf(row.getString("state")), row.getLong("cursor"), row.getLong("overtaken"), row.getLong("moved"),
        EntryCodec.JSON.readValue(row.getString("started_by"), By.class), CaseStore.instant(row, "started_at"),
        CaseStore.instant(row, "changed_at"));
  }
}
