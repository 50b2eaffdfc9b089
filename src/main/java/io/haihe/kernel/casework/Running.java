package io.haihe.kernel.casework;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many cases have not ended, whoever may see them: for those who look after scenarios. */
@Component
public class Running {

  private final JdbcClient jdbc;

  Running(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By the id of the scenario version they go by; those without any are left out. */
  public Map<Integer, Long> byVersion() {
    Map<Integer, Long> counts = new TreeMap<>();
    jdbc.sql("select scenario_version, count(*) from casework_case where not ended group by 1")
        .query(row -> {
          counts.put(row.getInt(1), row.getLong(2));
        });
    return counts;
  }
}
