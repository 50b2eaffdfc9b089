package io.haihe.kernel.casework;

import io.haihe.kernel.org.Sights;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the cases a viewer sees under a filter, by what they have in common. */
@Component
public class Tallies {

  private final JdbcClient jdbc;
  private final Sights sights;
  private final Places places;

  Tallies(JdbcClient jdbc, Sights sights, Places places) {
    this.jdbc = jdbc;
    this.sights = sights;
    this.places = places;
  }

  /** By the id of the responsible unit (0 where none is yet), the most first. */
  public Map<Long, Long> byUnit(Viewer viewer, CaseFilter filter, Instant now) {
    return count(viewer, filter, now, "c.responsible");
  }

  /** By the place a case lies in itself, not what is above it; the most first. */
  public Map<PlaceCode, Long> byPlace(Viewer viewer, CaseFilter filter, Instant now) {
    Map<PlaceCode, Long> counts = new LinkedHashMap<>();
    count(viewer, filter, now, "c.place").forEach((place, count) -> counts.put(new PlaceCode(place), count));
    return counts;
  }

  private Map<Long, Long> count(Viewer viewer, CaseFilter filter, Instant now, String column) {
    ListSql sql = ListSql.of(viewer, filter, now, sights, places);
    Map<Long, Long> counts = new LinkedHashMap<>();
    String live = "select %s as column, count(*) as count from casework_case c where %s group by 1".formatted(column, sql.where());
    String sealed =
        " union all select %s, count(*) from %s where %s group by 1".formatted(column, Archive.LISTED, sql.sealedWhere());
    jdbc.sql(
            "select c.column, sum(c.count) from (" + live + (filter.reachesArchive() ? sealed : "") + ") c group by 1 order by 2 desc, 1")
        .params(sql.params())
        .query(row -> {
          counts.put(row.getLong(1), row.getLong(2));
        });
    return counts;
  }
}
