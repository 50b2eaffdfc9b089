package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.PlaceCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of regulated parties (检查对象名录库). */
@Component
public class Parties {

  private final JdbcClient jdbc;

  Parties(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Party> find(long id) {
    return jdbc.sql("select * from inspection_party where id = ?").param(id).query(Parties::row).optional();
  }

  public Optional<Party> byCode(String code) {
    return jdbc.sql("select * from inspection_party where code = ?").param(code).query(Parties::row).optional();
  }

  public List<Party> find(Collection<Long> ids) {
    return jdbc.sql("select * from inspection_party where id = any(?) order by id")
        .param(ids.toArray(Long[]::new))
        .query(Parties::row)
        .list();
  }

  static Party row(ResultSet row, int n) throws SQLException {
    return new Party(
        row.getLong("id"), row.getString("code"), row.getString("name"), Party.Kind.valueOf(row.getString("kind")),
        new PlaceCode(row.getLong("place")), row.getString("address"), List.of((String[]) row.getArray("fields").getArray()),
        Party.State.valueOf(row.getString("state")), RiskClass.valueOf(row.getString("risk")));
  }
}
