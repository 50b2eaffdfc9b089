package io.haihe.kernel.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pages of sealed cases, each asked for in the way that reads the least of the archive. */
@Component
class SealedList {

  private static final String SEALED = "select c.* from ";

  /** How many of the newest sealed cases are looked through for words before the index is asked. */
  private static final int GLANCE = 10_000;

  private final JdbcClient jdbc;
  private final Archive archive;

  SealedList(JdbcClient jdbc, Archive archive) {
    this.jdbc = jdbc;
    this.archive = archive;
  }

  /** Common words are found among the newest cases soon; the index of words would bring up every case that has them. */
  List<CaseRow> list(ListSql sql, KeySet keys, int size) {
    String page = keys.orderBy() + " limit " + size;
    if (sql.byWords()) {
      String newest =
          "(" + SEALED + Archive.LISTED + " where " + sql.sealedButWords() + keys.orderBy() + " limit " + GLANCE + ") c";
      List<CaseRow> found =
          jdbc.sql(SEALED + newest + " where " + sql.hasWords() + page)
              .params(sql.params())
              .query(this::row)
              .list();
      if (found.size() == size) {
        return found;
      }
    }
    String all = SEALED + Archive.LISTED + " where " + sql.sealedWhere();
    if (sql.byWords() && keys == KeySet.NEWEST) {
      return yearByYear(all, sql, keys, size);
    }
    return jdbc.sql((keys == KeySet.NEWEST && sql.fewPlaces() ? placeByPlace(all, size) : all) + page)
        .params(sql.params())
        .query(this::row)
        .list()
        .stream()
        .filter(row -> sql.number().map(row.number()::equals).orElse(true))
        .toList();
  }

  /** The index of words knows no order: the newest year is asked first, and the others only while the page is not full. */
  private List<CaseRow> yearByYear(String all, ListSql sql, KeySet keys, int size) {
    List<CaseRow> rows = new ArrayList<>();
    for (int year : archive.years()) {
      if (rows.size() < size && year <= keys.lastYear(sql)) {
        jdbc.sql(all + " and c.opened_at >= :yearBegins and c.opened_at < :yearEnds" + keys.orderBy() + " limit " + (size - rows.size()))
            .params(sql.params())
            .param("yearBegins", Archive.begin(year))
            .param("yearEnds", Archive.begin(year + 1))
            .query(this::row)
            .list()
            .forEach(rows::add);
      }
    }
    return rows;
  }

  /**
   * The newest of each place stand together in its index, a part of the archive after the other; those of several would have to be sorted, all that
   * there ever were. The index knows nothing of ids, so those opened in the same moment as the last one come along.
   */
  private static String placeByPlace(String all, int size) {
    return SEALED + "unnest(:places::bigint[]) as p (place) cross join lateral (" + all
        + " and c.place = p.place order by c.opened_at desc fetch first " + size + " rows with ties) c";
  }

  private CaseRow row(ResultSet row, int n) throws SQLException {
    Folding.Unfolded folded = archive.unfolded(row);
    Changes.Opened opened = folded.opened();
    return new CaseRow(
        row.getLong("id"), opened.number(), opened.scenario(), row.getInt("scenario_version"), opened.type(),
        row.getString("state"), true, opened.category(), opened.place(), opened.point(), CaseRow.glimpse(opened.text()),
        row.getLong("responsible"), null, CaseStore.instant(row, "opened_at"), CaseStore.instant(row, "closed_at"), null,
        folded.lines().size(), opened.sample());
  }
}
