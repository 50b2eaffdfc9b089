package io.haihe.modules.inspection.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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

  private SupervisionItem row(ResultSet row, int n) throws SQLException {
    return new SupervisionItem(
        row.getString("code"), row.getInt("version"), row.getString("name_zh"), row.getString("name_en"), row.getString("field"),
        row.getString("department"), row.getString("basis"),
        List.of(json.readValue(row.getString("checklist"), SupervisionItem.CheckLine[].class)));
  }
}
