package io.haihe.modules.inspection.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The supervision items (监管事项目录) with their checklists, in all versions. */
@Component
public class SupervisionItems {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  SupervisionItems(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  public Optional<SupervisionItem> find(String code, int version) {
    return jdbc.sql("select * from inspection_item where code = ? and version = ?")
        .params(code, version)
        .query(this::row)
        .optional();
  }

  /** The newest version of each item that is not retired. */
  public List<SupervisionItem> current() {
    return jdbc.sql(
            """
            select * from (select distinct on (code) * from inspection_item order by code, version desc) newest
            where retired_at is null order by code
            """)
        .query(this::row)
        .list();
  }

  /** The versions of an item, the newest first. */
  public List<SupervisionItem> versions(String code) {
    return jdbc.sql("select * from inspection_item where code = ? order by version desc").param(code).query(this::row).list();
  }

  /** The fields there are items of, in their order. */
  public Set<String> fields() {
    return new TreeSet<>(jdbc.sql("select distinct field from inspection_item").query(String.class).list());
  }

  /** Whether its newest version is no longer inspected. */
  boolean retired(String code) {
    return jdbc.sql("select retired_at is not null from inspection_item where code = ? order by version desc limit 1")
        .param(code)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  void publish(SupervisionItem item, Instant at) {
    jdbc.sql(
            """
            insert into inspection_item (code, version, name_zh, name_en, field, department, basis, checklist, published_at)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
            """)
        .params(
            item.code(), item.version(), item.nameZh(), item.nameEn(), item.field(), item.department(), item.basis(),
            json.writeValueAsString(item.checklist()), Timestamp.from(at))
        .update();
  }

  void retire(String code, Instant at) {
    jdbc.sql("update inspection_item set retired_at = ? where code = ? and retired_at is null").params(Timestamp.from(at), code).update();
  }

  private SupervisionItem row(ResultSet row, int n) throws SQLException {
    return new SupervisionItem(
        row.getString("code"), row.getInt("version"), row.getString("name_zh"), row.getString("name_en"), row.getString("field"),
        row.getString("department"), row.getString("basis"),
        List.of(json.readValue(row.getString("checklist"), SupervisionItem.CheckLine[].class)));
  }
}
