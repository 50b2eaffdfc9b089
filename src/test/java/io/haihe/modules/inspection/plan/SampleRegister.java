package io.haihe.modules.inspection.plan;

import io.haihe.TinyCity;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.place.PlaceCode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registers for tests: food is looked at by urban management, fire by the water bureau. */
final class SampleRegister {

  static final String FOOD = "12000000000001/1";
  static final String FIRE = "12000000000002/1";

  private final JdbcClient jdbc;

  SampleRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  SampleRegister empty() {
    jdbc.sql(
            """
            truncate inspection_party, inspection_officer, inspection_item, inspection_plan, inspection_task, inspection_calm, inspection_plan_log
            cascade
            """)
        .update();
    item(FOOD, "food", "urban-management");
    item(FIRE, "fire", "water");
    return this;
  }

  private void item(String written, String field, String department) {
    jdbc.sql(
            """
            insert into inspection_item (code, version, name_zh, name_en, field, department, basis, checklist, published_at)
            values (?, 1, ?, ?, ?, ?, 'sample', cast(? as jsonb), '2025-01-01')
            """)
        .params(
            written.substring(0, written.indexOf('/')), field, field, field, department,
            "[{\"key\":\"doors\",\"textZh\":\"通道\",\"textEn\":\"Doors are open\",\"photo\":false}]")
        .update();
  }

  void party(String code, PlaceCode place, String risk, String... fields) {
    jdbc.sql(
            """
            insert into inspection_party (code, name, kind, place, address, fields, state, risk, changed_at)
            values (?, ?, 'ENTERPRISE', ?, '1 Sample Road', ?, 'OPEN', ?, '2025-01-01')
            """)
        .params(code, "Sample " + code, place.value(), fields, risk)
        .update();
  }

  /** So many of each class, in the two communities of the street. */
  void parties(int each, String... fields) {
    for (String risk : List.of("A", "B", "C", "D")) {
      IntStream.range(0, each).forEach(n -> party("P" + risk + "%06d".formatted(n), n % 2 == 0 ? TinyCity.NANLI : TinyCity.BEILI, risk, fields));
    }
  }

  void officers(Unit unit, int many, String... fields) {
    IntStream.range(0, many).forEach(n -> officer(unit, "Z" + unit.id() + "-%04d".formatted(n), unit.place(), LocalDate.of(2026, 12, 31), fields));
  }

  void officer(Unit unit, String certificate, PlaceCode region, LocalDate until, String... fields) {
    jdbc.sql(
            """
            insert into inspection_officer (certificate, name, unit, region, fields, valid_from, valid_until, status, changed_at)
            values (?, ?, ?, ?, ?, '2024-01-01', ?, 'ACTIVE', '2025-01-01')
            """)
        .params(certificate, "Officer " + certificate, unit.id(), region.value(), fields, until)
        .update();
  }

  void account(String certificate, long person) {
    jdbc.sql("update inspection_officer set person = ? where certificate = ?").params(person, certificate).update();
  }
}
