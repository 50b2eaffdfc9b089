package io.haihe.kernel.casework;

import io.haihe.kernel.org.Sights;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the cases a viewer sees under a filter, by what they have in common. */
@Component
public class Tallies {

  /** So many cases tell which units there are to choose from. */
  private static final int FIRST = 10_000;

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

  /** The units responsible for those that come first in the list, with how many of these each has; whoever has few of the rest may be missing. */
  public Map<Long, Long> someUnits(Viewer viewer, CaseFilter filter, Instant now) {
    ListSql sql = ListSql.of(viewer, filter, now, sights, places);
    Map<Long, Long> counts = new LinkedHashMap<>();
    RowCallbackHandler counted = row -> counts.put(row.getLong(1), row.getLong(2));
    jdbc.sql("select c.responsible, count(*) from (select c.responsible from casework_case c where " + sql.where() + " "
            + KeySet.of(filter.order()).orderBy() + " limit " + FIRST + ") c group by 1 order by 2 desc, 1")
        .params(sql.params())
        .query(counted);
    return counts;
  }

  /** By the place a case lies in itself, not what is above it; the most first. */
  public Map<PlaceCode, Long> byPlace(Viewer viewer, CaseFilter filter, Instant now) {
    Map<PlaceCode, Long> counts = new LinkedHashMap<>();
    count(viewer, filter, now, "c.place").forEach((place, count) -> counts.put(new PlaceCode(place), count));
    return counts;
  }

  /** What has come in and gone out. */
  public record Flow(long opened, long ended) {

    public Flow plus(long moreOpened, long moreEnded) {
      return new Flow(opened + moreOpened, ended + moreEnded);
    }
  }

  /**
   * How many cases were opened and how many ended since then.
   *
   * @param since no longer ago than {@link Sealing#SOONEST}: such cases are not in the archive yet
   */
  public Flow since(Viewer viewer, CaseFilter filter, Instant since, Instant now) {
    ListSql sql = ListSql.of(viewer, filter, now, sights, places);
    return jdbc.sql(
            """
            select count(*) filter (where c.opened_at >= :since) as opened, count(*) filter (where c.closed_at >= :since) as ended
            from casework_case c where (c.opened_at >= :since or c.closed_at >= :since) and %s
            """.formatted(sql.where()))
        .params(sql.params())
        .param("since", CaseStore.time(since))
        .query((row, n) -> new Flow(row.getLong("opened"), row.getLong("ended")))
        .single();
  }

  /** By scenario and category, {@code scenario/code}; the most first, and no more than asked for. */
  public Map<String, Long> byCategory(Viewer viewer, CaseFilter filter, Instant now, int most) {
    Map<String, Long> counts = new LinkedHashMap<>();
    count(viewer, filter, now, "c.scenario || '/' || c.category", most, row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  private Map<Long, Long> count(Viewer viewer, CaseFilter filter, Instant now, String column) {
    Map<Long, Long> counts = new LinkedHashMap<>();
    count(viewer, filter, now, column, Integer.MAX_VALUE, row -> counts.put(row.getLong(1), row.getLong(2)));
    return counts;
  }

  private void count(
      Viewer viewer, CaseFilter filter, Instant now, String column, int most, RowCallbackHandler counted) {
    ListSql sql = ListSql.of(viewer, filter, now, sights, places);
    String live = "select %s as column, count(*) as count from casework_case c where %s group by 1".formatted(column, sql.where());
    String sealed =
        " union all select %s, count(*) from %s where %s group by 1".formatted(column, Archive.LISTED, sql.sealedWhere());
    jdbc.sql(
            "select c.column, sum(c.count) from (" + live + (filter.reachesArchive() ? sealed : "")
                + ") c group by 1 order by 2 desc, 1 limit :most")
        .params(sql.params())
        .param("most", most)
        .query(counted);
  }
}
