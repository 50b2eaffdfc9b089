package io.haihe.modules.service.rating;

import io.haihe.kernel.casework.PublicRatings.OfCase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of ratings. */
@Repository
public class RatingStore {

  private static final String SUMS =
      """
      coalesce(sum(ratings), 0) as ratings, coalesce(sum(score), 0) as score, coalesce(sum(satisfied), 0) as satisfied, coalesce(sum(bad), 0) as bad,
        coalesce(sum(mended), 0) as mended
      from service_rating_month where starts >= ?""";

  private final JdbcClient jdbc;

  RatingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What ratings are summed by. */
  record Cell(String item, long unit, LocalDate starts) {

    /** An order that everybody keeps to who adds to several, so that two of them do not wait for each other in a circle. */
    static final Comparator<Cell> ORDER = Comparator.comparing(Cell::item).thenComparingLong(Cell::unit).thenComparing(Cell::starts);
  }

  /** What one case has added. */
  record Part(long caseId, Cell cell, double score, boolean satisfied, boolean bad, boolean mended) {

    static Part of(OfCase rated, LocalDate starts) {
      return new Part(rated.caseId(), new Cell(rated.item(), rated.unit(), starts), rated.score(), rated.satisfied(), rated.bad(), rated.mended());
    }

    Score sum() {
      return new Score(1, score, satisfied ? 1 : 0, bad ? 1 : 0, mended ? 1 : 0);
    }
  }

  Map<Long, Part> partsOf(Collection<Long> cases) {
    Map<Long, Part> parts = new HashMap<>();
    jdbc.sql("select case_id, item, unit, starts, score, satisfied, bad, mended from service_rating where case_id = any(?)")
        .param(cases.toArray(Long[]::new))
        .query(row -> {
          parts.put(row.getLong(1), new Part(
              row.getLong(1), new Cell(row.getString(2), row.getLong(3), row.getObject(4, LocalDate.class)), row.getDouble(5), row.getBoolean(6),
              row.getBoolean(7), row.getBoolean(8)));
        });
    return parts;
  }

  void forget(Collection<Long> cases) {
    jdbc.sql("delete from service_rating where case_id = any(?)").param(cases.toArray(Long[]::new)).update();
  }

  void keep(Collection<Part> parts) {
    jdbc.sql(
            """
            insert into service_rating
            select * from unnest(:cases::bigint[], :items::text[], :units::bigint[], :starts::text[]::date[], :scores::double precision[],
              :satisfied::boolean[], :bad::boolean[], :mended::boolean[])
            on conflict (case_id) do update set item = excluded.item, unit = excluded.unit, starts = excluded.starts, score = excluded.score,
              satisfied = excluded.satisfied, bad = excluded.bad, mended = excluded.mended
            """)
        .param("cases", parts.stream().map(Part::caseId).toArray(Long[]::new))
        .param("items", parts.stream().map(part -> part.cell().item()).toArray(String[]::new))
        .param("units", parts.stream().map(part -> part.cell().unit()).toArray(Long[]::new))
        .param("starts", parts.stream().map(part -> part.cell().starts().toString()).toArray(String[]::new))
        .param("scores", parts.stream().map(Part::score).toArray(Double[]::new))
        .param("satisfied", parts.stream().map(Part::satisfied).toArray(Boolean[]::new))
        .param("bad", parts.stream().map(Part::bad).toArray(Boolean[]::new))
        .param("mended", parts.stream().map(Part::mended).toArray(Boolean[]::new))
        .update();
  }

  void add(Map<Cell, Score> difference) {
    List<Map.Entry<Cell, Score>> rows = difference.entrySet().stream()
        .filter(row -> !row.getValue().vanishes())
        .sorted(Map.Entry.comparingByKey(Cell.ORDER))
        .toList();
    jdbc.sql(
            """
            insert into service_rating_month as kept
            select * from unnest(:items::text[], :units::bigint[], :starts::text[]::date[], :ratings::bigint[], :scores::double precision[],
              :satisfied::bigint[], :bad::bigint[], :mended::bigint[])
            on conflict (item, unit, starts) do update set ratings = kept.ratings + excluded.ratings, score = kept.score + excluded.score,
              satisfied = kept.satisfied + excluded.satisfied, bad = kept.bad + excluded.bad, mended = kept.mended + excluded.mended
            """)
        .param("items", rows.stream().map(row -> row.getKey().item()).toArray(String[]::new))
        .param("units", rows.stream().map(row -> row.getKey().unit()).toArray(Long[]::new))
        .param("starts", rows.stream().map(row -> row.getKey().starts().toString()).toArray(String[]::new))
        .param("ratings", rows.stream().map(row -> row.getValue().ratings()).toArray(Long[]::new))
        .param("scores", rows.stream().map(row -> row.getValue().score()).toArray(Double[]::new))
        .param("satisfied", rows.stream().map(row -> row.getValue().satisfied()).toArray(Long[]::new))
        .param("bad", rows.stream().map(row -> row.getValue().bad()).toArray(Long[]::new))
        .param("mended", rows.stream().map(row -> row.getValue().mended()).toArray(Long[]::new))
        .update();
  }

  void clear() {
    jdbc.sql("truncate service_rating, service_rating_month").update();
  }

  /** By code of the item, of the months from this one on; cases about no item are left out. */
  public Map<String, Score> byItem(LocalDate from) {
    Map<String, Score> found = new HashMap<>();
    jdbc.sql("select item, " + SUMS + " and item <> '' group by 1").param(from).query(row -> {
      found.put(row.getString("item"), score(row));
    });
    return found;
  }

  /** By responsible unit; cases of none are left out. */
  public Map<Long, Score> byUnit(LocalDate from) {
    Map<Long, Score> found = new HashMap<>();
    jdbc.sql("select unit, " + SUMS + " and unit <> 0 group by 1").param(from).query(row -> {
      found.put(row.getLong("unit"), score(row));
    });
    return found;
  }

  public Score all(LocalDate from) {
    return jdbc.sql("select " + SUMS).param(from).query((row, n) -> score(row)).single();
  }

  public Score of(String item, LocalDate from) {
    return jdbc.sql("select " + SUMS + " and item = ?").param(from).param(item).query((row, n) -> score(row)).single();
  }

  private static Score score(ResultSet row) throws SQLException {
    return new Score(row.getLong("ratings"), row.getDouble("score"), row.getLong("satisfied"), row.getLong("bad"), row.getLong("mended"));
  }
}
