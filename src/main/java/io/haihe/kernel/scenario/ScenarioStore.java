package io.haihe.kernel.scenario;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of scenario versions. */
@Repository
class ScenarioStore {

  private static final String LOCK = "select pg_advisory_xact_lock(hashtext('scenario_version'))";
  private static final String STORED = "select id, fingerprint from scenario_version where key = ? and version = ?";
  private static final String CURRENT =
      """
      select v.key, v.id, r.at, r.reason from scenario_version v left join scenario_retirement r using (key) where v.current
      """;
  private static final String VERSION = "select id, key, version, loaded_at, current from scenario_version where ";
  private static final String FILES = "select files from scenario_version where id = ?";
  private static final String ID = "select id from scenario_version where fingerprint = ?";
  private static final String RETIRE =
      """
      update scenario_version set current = false
      where current and id <> ? and key = (select key from scenario_version where id = ?)
      """;
  private static final String PROMOTE = "update scenario_version set current = true where id = ? and not current";
  private static final String INSERT =
      """
      insert into scenario_version (key, version, fingerprint, files, loaded_at, current)
      values (?, ?, ?, ?, ?, false)
      returning id
      """;

  record Stored(int id, String fingerprint) {}

  private final JdbcClient jdbc;

  ScenarioStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the end of the transaction no other server loads packages. */
  void lock() {
    jdbc.sql(LOCK).query(row -> {});
  }

  Optional<Stored> find(String key, String version) {
    return jdbc.sql(STORED).params(key, version).query(Stored.class).optional();
  }

  int insert(Scenario scenario, byte[] zip, Instant at) {
    return jdbc.sql(INSERT)
        .params(scenario.key(), scenario.version(), scenario.fingerprint(), zip, at.atOffset(ZoneOffset.UTC))
        .query(Integer.class)
        .single();
  }

  /** A version, and the one of the same scenario that is in force. */
  record Beside(String version, String inForce) {}

  /** @return empty if none is in force */
  Optional<Beside> inForceBeside(int id) {
    return jdbc.sql(
            """
            select this.version, other.version as in_force
            from scenario_version this join scenario_version other using (key) where this.id = ? and other.current
            """)
        .param(id)
        .query(Beside.class)
        .optional();
  }

  /** @return false if it was that already */
  boolean makeCurrent(int id) {
    jdbc.sql(RETIRE).params(id, id).update();
    return jdbc.sql(PROMOTE).param(id).update() == 1;
  }

  /** @param retirement null while it takes new cases */
  record InForce(int id, @Nullable Retirement retirement) {}

  /** The current versions by scenario key. */
  Map<String, InForce> current() {
    Map<String, InForce> found = new HashMap<>();
    jdbc.sql(CURRENT).query(row -> {
      String key = row.getString("key");
      Timestamp at = row.getTimestamp("at");
      found.put(key, new InForce(row.getInt("id"), at == null ? null : new Retirement(key, at.toInstant(), row.getString("reason"))));
    });
    return found;
  }

  /** The newest first. */
  List<ScenarioVersion> versions(String key) {
    return jdbc.sql(VERSION + "key = ? order by id desc").param(key).query(ScenarioStore::version).list();
  }

  /** One for each scenario. */
  List<ScenarioVersion> inForce() {
    return jdbc.sql(VERSION + "current").query(ScenarioStore::version).list();
  }

  ScenarioVersion version(int id) {
    return jdbc.sql(VERSION + "id = ?").param(id).query(ScenarioStore::version).single();
  }

  private static ScenarioVersion version(ResultSet row, int n) throws SQLException {
    return new ScenarioVersion(
        row.getInt("id"), row.getString("key"), row.getString("version"), row.getTimestamp("loaded_at").toInstant(),
        row.getBoolean("current"));
  }

  /** @return false if it was retired already */
  boolean retire(Retirement retirement, long person) {
    return jdbc.sql("insert into scenario_retirement (key, at, person, reason) values (?, ?, ?, ?) on conflict do nothing")
            .params(retirement.key(), Timestamp.from(retirement.at()), person, retirement.reason())
            .update()
        == 1;
  }

  /** @return false if it was not retired */
  boolean revive(String key) {
    return jdbc.sql("delete from scenario_retirement where key = ?").param(key).update() == 1;
  }

  Set<Integer> ids() {
    return new TreeSet<>(jdbc.sql("select id from scenario_version").query(Integer.class).list());
  }

  Optional<byte[]> files(int id) {
    return jdbc.sql(FILES).param(id).query((row, number) -> row.getBytes("files")).optional();
  }

  Optional<Integer> idOf(String fingerprint) {
    return jdbc.sql(ID).param(fingerprint).query(Integer.class).optional();
  }
}
