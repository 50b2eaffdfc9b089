package io.haihe.kernel.casework;

import io.haihe.kernel.org.Sights;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What asks for somebody's decision now, counted over the live cases a viewer sees under a filter. */
@Component
public class Pressing {

  private final JdbcClient jdbc;
  private final Sights sights;
  private final Places places;
  private final Duration reach;

  /** @param reach how long a case has ended when it is sealed */
  Pressing(JdbcClient jdbc, Sights sights, Places places, @Value("${haihe.casework.seal-after:45d}") Duration reach) {
    this.jdbc = jdbc;
    this.sights = sights;
    this.places = places;
    this.reach = reach;
  }

  /** How far back every case is live: so long after they were opened none is in the archive, whenever it ended. */
  public Duration reach() {
    return reach;
  }

  /** How many open cases have their next promise due from one instant, inclusive, to another. */
  public long due(Viewer viewer, CaseFilter filter, Instant from, Instant to) {
    ListSql sql = ListSql.of(viewer, filter, from, sights, places);
    return jdbc.sql(
            """
            select count(*) from casework_case c
            where not c.ended and coalesce(c.due_at, 'infinity') >= :dueFrom and coalesce(c.due_at, 'infinity') < :dueTo and %s
            """.formatted(sql.where()))
        .params(sql.params())
        .param("dueFrom", CaseStore.time(from))
        .param("dueTo", CaseStore.time(to))
        .query(Long.class)
        .single();
  }

  /** The same kind of matter reported several times in one place. */
  public record Repeated(String scenario, String category, PlaceCode place, long cases, long open) {}

  /**
   * Categories of which at least so many cases were opened in one and the same place, with at least one still open; the most first.
   *
   * @param filter with {@code openedFrom}, no longer ago than {@link #reach}
   */
  public List<Repeated> repeated(Viewer viewer, CaseFilter filter, Instant now, int least, int most) {
    ListSql sql = ListSql.of(viewer, filter, now, sights, places);
    return jdbc.sql(
            """
            select c.scenario, c.category, c.place, count(*) as cases, count(*) filter (where not c.ended) as open
            from casework_case c where %s
            group by 1, 2, 3 having count(*) >= :least and count(*) filter (where not c.ended) > 0 order by 4 desc, 1, 2, 3 limit :most
            """.formatted(sql.where()))
        .params(sql.params())
        .param("least", least)
        .param("most", most)
        .query((row, n) -> new Repeated(row.getString(1), row.getString(2), new PlaceCode(row.getLong(3)), row.getLong(4), row.getLong(5)))
        .list();
  }

  /** A stretch of time: from, inclusive, to. */
  public record Window(Instant from, Instant to) {}

  /**
   * How many cases of a category were opened in each of some windows.
   *
   * @param cases in the order of the windows
   */
  public record Arrivals(String scenario, String category, List<Long> cases) {}

  /** @param windows of the last {@link #reach}, each apart from the others */
  public List<Arrivals> arrivals(Viewer viewer, CaseFilter filter, List<Window> windows, Instant now) {
    ListSql sql = ListSql.of(viewer, filter, now, sights, places);
    String columns =
        IntStream.range(0, windows.size())
            .mapToObj(i -> "count(*) filter (where c.opened_at >= :from%1$d and c.opened_at < :to%1$d)".formatted(i))
            .collect(Collectors.joining(", "));
    String within =
        IntStream.range(0, windows.size())
            .mapToObj(i -> "c.opened_at >= :from%1$d and c.opened_at < :to%1$d".formatted(i))
            .collect(Collectors.joining(" or ", "(", ")"));
    var query = jdbc.sql(
            "select c.scenario, c.category, %s from casework_case c where %s and %s group by 1, 2".formatted(columns, within, sql.where()))
        .params(sql.params());
    for (int i = 0; i < windows.size(); i++) {
      query = query.param("from" + i, CaseStore.time(windows.get(i).from())).param("to" + i, CaseStore.time(windows.get(i).to()));
    }
    return query.query((row, n) -> {
      List<Long> cases = new ArrayList<>();
      for (int i = 0; i < windows.size(); i++) {
        cases.add(row.getLong(3 + i));
      }
      return new Arrivals(row.getString(1), row.getString(2), cases);
    }).list();
  }
}
