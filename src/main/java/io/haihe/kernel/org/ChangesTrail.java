package io.haihe.kernel.org;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was changed about people, seats, tokens, units and calendars; or, apart from it, what was exported. */
final class ChangesTrail implements Trail {

  static final List<String> CHANGES =
      List.of(
          "person-opened", "person-described", "person-disabled", "person-enabled", "person-mail-confirmed", "person-mail-removed", "password-changed", "password-reset", "seat-given",
          "seat-ended", "delegation-given", "delegation-ended", "token-issued", "token-revoked", "unit-made", "unit-changed", "unit-closed",
          "unit-reopened", "calendar-changed", "import-begun", "import-ended");

  private static final String NOTHING = "null";
  private static final String SELECT =
      """
      t.id, t.at, t.actor, t.kind, t.person, t.detail, u.name as unit_name
        from org_change t left join org_unit u on u.id = t.unit
      """;

  private final String key;
  private final int order;
  private final List<String> kinds;
  private final JdbcClient jdbc;
  private final ChangeLog log;
  private final Units units;
  private final Oversight oversight;

  ChangesTrail(String key, int order, List<String> kinds, JdbcClient jdbc, ChangeLog log, Units units, Oversight oversight) {
    this.key = key;
    this.order = order;
    this.kinds = kinds;
    this.jdbc = jdbc;
    this.log = log;
    this.units = units;
    this.oversight = oversight;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public int order() {
    return order;
  }

  @Override
  public boolean visibleTo(Viewer viewer) {
    return oversight.any(viewer);
  }

  @Override
  public List<String> kinds() {
    return kinds;
  }

  @Override
  public String words() {
    return "org.change.";
  }

  @Override
  public List<Line> read(Viewer viewer, Question question, int limit) {
    String ofKind = (key.equals(Exports.KIND) ? "t.kind = '" : "t.kind <> '") + Exports.KIND + "'";
    String where = oversight.sql(viewer, "t.place") + " and " + ofKind;
    return new TrailSql(SELECT, where, List.of("t.actor", "t.person"), "t.kind").read(jdbc, question, limit, this::line);
  }

  private Line line(ResultSet row, int number) throws SQLException {
    Map<String, Object> facts = known(log.detail(row.getString("detail")));
    return new Line(
        new Mark(row.getTimestamp("at").toInstant(), row.getLong("id")),
        row.getObject("actor", Long.class),
        row.getString("kind"),
        row.getObject("person", Long.class),
        Objects.requireNonNullElse(row.getString("unit_name"), ""),
        words(facts),
        facts);
  }

  private static Map<String, Object> known(Map<String, Object> detail) {
    Map<String, Object> known = new TreeMap<>(detail);
    known.values().removeIf(value -> NOTHING.equals(String.valueOf(value)));
    return known;
  }

  private String words(Map<String, Object> facts) {
    return facts.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + word(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** A unit by its name, which says more than its number. */
  private String word(String name, Object value) {
    return name.equals("unit") && value instanceof Number id
        ? units.find(id.longValue()).map(Unit::name).orElse(id.toString())
        : String.valueOf(value).replace('\n', ';');
  }
}
