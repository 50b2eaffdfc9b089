package io.haihe.kernel.casework;

import io.haihe.kernel.place.PlaceCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What ended cases were about, whoever may see them: for those who learn from many and show nobody any. Samples are left out. */
@Component
public class EndedCases {

  private final JdbcClient jdbc;
  private final Archive archive;

  EndedCases(JdbcClient jdbc, Archive archive) {
    this.jdbc = jdbc;
    this.archive = archive;
  }

  /** @param responsible the unit that answered for it in the end, or 0 */
  public record Ended(
      String type, String category, PlaceCode place, String text, String channel, long responsible, Instant closedAt) {}

  /** Those that ended last, live and sealed. */
  public List<Ended> newest(String scenario, int most) {
    List<Ended> live =
        jdbc.sql(
                """
                select type, category, place, text, channel, responsible, closed_at from casework_case
                where ended and not sample and closed_at is not null and scenario = :scenario order by closed_at desc limit :most
                """)
            .param("scenario", scenario)
            .param("most", most)
            .query((row, n) -> ended(row, row.getString("channel")))
            .list();
    Stream<Ended> sealed =
        jdbc.sql("select * from casework_sealed where scenario = :scenario order by closed_at desc limit :most")
            .param("scenario", scenario)
            .param("most", most)
            .query(this::sealed)
            .list()
            .stream()
            .flatMap(List::stream);
    return Stream.concat(live.stream(), sealed).sorted(Comparator.comparing(Ended::closedAt).reversed()).limit(most).toList();
  }

  private List<Ended> sealed(ResultSet row, int n) throws SQLException {
    Changes.Opened opened = archive.unfolded(row).opened();
    return opened.sample() ? List.of() : List.of(ended(row, opened.channel()));
  }

  private static Ended ended(ResultSet row, String channel) throws SQLException {
    return new Ended(
        row.getString("type"), row.getString("category"), new PlaceCode(row.getLong("place")), row.getString("text"), channel,
        row.getLong("responsible"), CaseStore.instant(row, "closed_at"));
  }
}
