package io.haihe.kernel.org;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sign-ins that were refused, by the minute. */
@Component
class RefusedTrail implements Trail {

  private static final String SELECT =
      """
      t.id, t.at, t.person, t.why, t.address, t.times
        from org_refused t left join org_person p on p.id = t.person left join org_unit u on u.id = p.home_unit
      """;

  private final JdbcClient jdbc;
  private final Oversight oversight;

  RefusedTrail(JdbcClient jdbc, Oversight oversight) {
    this.jdbc = jdbc;
    this.oversight = oversight;
  }

  @Override
  public String key() {
    return "refused";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public boolean visibleTo(Viewer viewer) {
    return oversight.any(viewer);
  }

  @Override
  public List<String> kinds() {
    return List.of("WRONG", "UNKNOWN", "DISABLED", "WAITING", "ADDRESS");
  }

  @Override
  public String words() {
    return "org.refused.";
  }

  @Override
  public String nobody() {
    return "org.refused.nobody";
  }

  @Override
  public List<Line> read(Viewer viewer, Question question, int limit) {
    TrailSql sql = new TrailSql(SELECT, oversight.sql(viewer, "u.place"), List.of("t.person"), "t.why");
    return sql.read(jdbc, question, limit, RefusedTrail::line);
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    return new Line(
        new Mark(row.getTimestamp("at").toInstant(), row.getLong("id")),
        null,
        row.getString("why"),
        row.getObject("person", Long.class),
        row.getString("address"),
        "× " + row.getInt("times"));
  }
}
