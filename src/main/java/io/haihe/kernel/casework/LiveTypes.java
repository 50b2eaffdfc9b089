package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Scenarios;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of which types live cases are, for projections that need not know more of most of them. */
@Component
public class LiveTypes {

  private final JdbcClient jdbc;
  private final Scenarios scenarios;

  LiveTypes(JdbcClient jdbc, Scenarios scenarios) {
    this.jdbc = jdbc;
    this.scenarios = scenarios;
  }

  /** By the ids of the cases, in the version of its scenario that each goes by now. */
  public Map<Long, CaseType> of(Collection<Long> ids) {
    Map<Long, CaseType> types = new HashMap<>();
    jdbc.sql("select id, scenario_version, type from casework_case where id = any(:ids)")
        .param("ids", ids.toArray(Long[]::new))
        .query(row -> {
          types.put(row.getLong("id"), scenarios.version(row.getInt("scenario_version")).type(row.getString("type")));
        });
    return types;
  }
}
