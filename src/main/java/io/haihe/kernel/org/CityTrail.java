package io.haihe.kernel.org;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log that belongs to no place below the city; read by those who oversee the whole of it. */
public abstract class CityTrail implements Trail {

  private final JdbcClient jdbc;
  private final Oversight oversight;
  private final String key;
  private final int order;
  private final List<String> kinds;
  private final String words;
  private final String table;
  private final String about;

  /**
   * @param words what the keys of its words begin with
   * @param table with the columns {@code id}, {@code at}, {@code person}, {@code kind} and {@code detail}
   * @param about the column that says what was done something with
   */
  protected CityTrail(
      JdbcClient jdbc, Oversight oversight, String key, int order, List<String> kinds, String words, String table, String about) {
    this.jdbc = jdbc;
    this.oversight = oversight;
    this.key = key;
    this.order = order;
    this.kinds = kinds;
    this.words = words;
    this.table = table;
    this.about = about;
  }

  @Override
  public final String key() {
    return key;
  }

  @Override
  public final int order() {
    return order;
  }

  @Override
  public final boolean visibleTo(Viewer viewer) {
    return oversight.ofCity(viewer);
  }

  @Override
  public final List<String> kinds() {
    return kinds;
  }

  @Override
  public final String words() {
    return words;
  }

  @Override
  public final List<Line> read(Viewer viewer, Question question, int limit) {
    String select = "t.id, t.at, t.person, t.kind, t.%s as about, t.detail from %s t".formatted(about, table);
    String where = oversight.ofCity(viewer) ? "true" : "false";
    return new TrailSql(select, where, List.of("t.person"), "t.kind")
        .read(jdbc, question, limit, (row, n) -> new Line(
            new Mark(row.getTimestamp("at").toInstant(), row.getLong("id")),
            row.getObject("person", Long.class), row.getString("kind"), null, row.getString("about"), row.getString("detail")));
  }
}
