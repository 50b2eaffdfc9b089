package io.haihe.kernel.casework;

import io.haihe.kernel.place.PlaceCode;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many cases of each category are under way at a place, whoever may see them: numbers for those who look after categories. */
@Component
public class OpenByCategory {

  private final JdbcClient jdbc;

  OpenByCategory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Categories without any are left out. */
  public Map<String, Long> count(String scenario, PlaceCode first, PlaceCode last) {
    Map<String, Long> counts = new HashMap<>();
    jdbc.sql("select category, count(*) from casework_case where scenario = ? and not ended and place between ? and ? group by 1")
        .params(scenario, first.value(), last.value())
        .query(row -> {
          counts.put(row.getString(1), row.getLong(2));
        });
    return counts;
  }
}
