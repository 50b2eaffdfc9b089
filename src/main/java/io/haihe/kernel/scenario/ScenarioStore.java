package io.haihe.kernel.scenario;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of scenario versions. */
@Repository
class ScenarioStore {

  private static final String LOCK = "select pg_advisory_xact_lock(hashtext('scenario_version'))";
  private static final String STORED = "select id, fingerprint from scenario_version where key = ? and version = ?";
  private static final String CURRENT = "select key, id from scenario_version where current";
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

  void makeCurrent(int id) {
    jdbc.sql(RETIRE).params(id, id).update();
    jdbc.sql(PROMOTE).param(id).update();
  }

  /** Ids of the current versions by scenario key. */
  Map<String, Integer> current() {
    Map<String, Integer> ids = new HashMap<>();
    jdbc.sql(CURRENT).query(row -> {
      ids.put(row.getString("key"), row.getInt("id"));
    });
    return ids;
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
