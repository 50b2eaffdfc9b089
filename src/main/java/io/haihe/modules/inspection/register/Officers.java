package io.haihe.modules.inspection.register;

import io.haihe.kernel.place.PlaceCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of officers (执法检查人员名录库). */
@Component
public class Officers {

  private final JdbcClient jdbc;

  Officers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Optional<Officer> find(long id) {
    return jdbc.sql("select * from inspection_officer where id = ?").param(id).query(Officers::row).optional();
  }

  public Optional<Officer> byCertificate(String certificate) {
    return jdbc.sql("select * from inspection_officer where certificate = ?").param(certificate).query(Officers::row).optional();
  }

  /** The officer who signs in with that account. */
  public Optional<Officer> ofPerson(long person) {
    return jdbc.sql("select * from inspection_officer where person = ?").param(person).query(Officers::row).optional();
  }

  public List<Officer> find(Collection<Long> ids) {
    return jdbc.sql("select * from inspection_officer where id = any(?) order by id")
        .param(ids.toArray(Long[]::new))
        .query(Officers::row)
        .list();
  }

  /** All of a unit, whether their certificates hold or not, in the order of these. */
  public List<Officer> ofUnit(long unit) {
    return jdbc.sql("select * from inspection_officer where unit = ? order by certificate collate \"C\"").param(unit).query(Officers::row).list();
  }

  static Officer row(ResultSet row, int n) throws SQLException {
    return new Officer(
        row.getLong("id"), row.getString("certificate"), row.getString("name"), row.getLong("unit"), new PlaceCode(row.getLong("region")),
        Set.of((String[]) row.getArray("fields").getArray()), row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_until", LocalDate.class), Officer.Status.valueOf(row.getString("status")), row.getLong("person"));
  }
}
