package io.haihe.kernel.casework;

import io.haihe.kernel.org.Waiting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what a unit still has a part in. */
@Component
class WaitingCases implements Waiting {

  private final JdbcClient jdbc;

  WaitingCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public long at(long unit) {
    return jdbc.sql("select count(*) from casework_case where units @> array[?::bigint] and not ended")
        .param(unit)
        .query(Long.class)
        .single();
  }
}
