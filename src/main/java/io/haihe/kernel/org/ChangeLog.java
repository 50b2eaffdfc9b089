package io.haihe.kernel.org;

import io.haihe.kernel.place.PlaceCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code org_change}; written in the same transaction as the change itself. */
@Component
class ChangeLog {

  /**
   * A change about to be kept.
   *
   * @param place whose auditors read of it; null for that of the person's or the unit's
   */
  record Change(
      @Nullable Long person, @Nullable Long unit, @Nullable PlaceCode place, String kind, Map<String, Object> detail) {

    Change(@Nullable Long person, String kind, Map<String, Object> detail) {
      this(person, null, null, kind, detail);
    }
  }

  private static final String ADD =
      """
      insert into org_change (at, actor, kind, person, unit, detail, place)
      select ?::timestamptz, ?::bigint, ?, ?::bigint, n.unit, ?::jsonb, coalesce(
          ?::bigint, (select u.place from org_unit u where u.id = n.unit),
          (select u.place from org_person p join org_unit u on u.id = p.home_unit where p.id = n.person))
        from (select ?::bigint as unit, ?::bigint as person) n
      """;
  private static final String OF_PERSON =
      "select at, actor, kind, detail from org_change where person = ? order by id desc limit ?";

  private static final String OF_UNIT =
      "select at, actor, kind, detail from org_change where unit = ? order by at desc, id desc limit ?";

  private final JdbcTemplate jdbc;
  private final JsonMapper json;

  ChangeLog(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  void add(Act act, Change change) {
    addAll(act, List.of(change));
  }

  void addAll(Act act, List<Change> changes) {
    jdbc.batchUpdate(ADD, changes, 1000, (row, change) -> {
      row.setTimestamp(1, Timestamp.from(act.at()));
      row.setObject(2, act.by(), Types.BIGINT);
      row.setString(3, change.kind());
      row.setObject(4, change.person(), Types.BIGINT);
      row.setString(5, json.writeValueAsString(change.detail()));
      row.setObject(6, change.place() == null ? null : change.place().value(), Types.BIGINT);
      row.setObject(7, change.unit(), Types.BIGINT);
      row.setObject(8, change.person(), Types.BIGINT);
    });
  }

  List<OrgChange> of(long person, int limit) {
    return jdbc.query(OF_PERSON, this::change, person, limit);
  }

  List<OrgChange> ofUnit(long unit, int limit) {
    return jdbc.query(OF_UNIT, this::change, unit, limit);
  }

  private OrgChange change(ResultSet row, int number) throws SQLException {
    return new OrgChange(
        row.getTimestamp("at").toInstant(), row.getObject("actor", Long.class), row.getString("kind"), detail(row.getString("detail")));
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> detail(String stored) {
    return json.readValue(stored, Map.class);
  }
}
