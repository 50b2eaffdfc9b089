package io.haihe.kernel.org;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code org_change}; written in the same transaction as the change itself. */
@Component
class ChangeLog {

  /** A change about to be kept. */
  record Change(@Nullable Long person, String kind, Map<String, Object> detail) {}

  private static final String ADD =
      "insert into org_change (at, actor, kind, person, detail) values (?, ?, ?, ?, ?::jsonb)";
  private static final String OF_PERSON =
      "select at, actor, kind, detail from org_change where person = ? order by id desc limit ?";

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
      row.setObject(2, act.by());
      row.setString(3, change.kind());
      row.setObject(4, change.person());
      row.setString(5, json.writeValueAsString(change.detail()));
    });
  }

  @SuppressWarnings("unchecked")
  List<OrgChange> of(long person, int limit) {
    return jdbc.query(
        OF_PERSON,
        (row, number) ->
            new OrgChange(
                row.getTimestamp("at").toInstant(),
                row.getObject("actor", Long.class),
                row.getString("kind"),
                json.readValue(row.getString("detail"), Map.class)),
        person,
        limit);
  }
}
