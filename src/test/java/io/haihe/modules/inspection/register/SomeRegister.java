package io.haihe.modules.inspection.register;

import io.haihe.TinyCity;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.CreditCode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parties, officers and items for tests. */
final class SomeRegister {

  static final String ITEMS =
      """
      items:
        - code: "12000000000001"
          nameZh: 餐饮
          nameEn: Restaurants
          field: food
          department: water
          checklist:
            - {key: clean, textZh: 清洁, textEn: Clean, photo: true}
            - {key: dates, textZh: 日期, textEn: Dates, photo: false}
        - code: "12000000000002"
          nameZh: 消防
          nameEn: Fire
          field: fire
          department: water
          checklist:
            - {key: exit, textZh: 通道, textEn: Exit, photo: false}
      """;

  private final JdbcClient jdbc;

  private SomeRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty, but for two items of the fields food and fire. */
  static SomeRegister in(ApplicationContext context) {
    TinyCity.in(context);
    SomeRegister register = new SomeRegister(context.getBean(JdbcClient.class));
    register.jdbc.sql("truncate inspection_party, inspection_officer, inspection_item, inspection_credit_rule, inspection_credit_run, inspection_import cascade")
        .update();
    context.getBean(ItemPublishing.class).publish("items.yaml", ITEMS.getBytes(StandardCharsets.UTF_8), null);
    return register;
  }

  /** Seventeen characters and the one that checks them. */
  static String code(int n) {
    String most = "92120101MA%07d".formatted(n);
    return most + CreditCode.check(most + "0");
  }

  long party(int n, PlaceCode place, String... fields) {
    return jdbc.sql(
            """
            insert into inspection_party (code, name, kind, place, address, fields, state, changed_at)
            values (?, ?, 'ENTERPRISE', ?, '', ?, 'OPEN', '2025-01-01') returning id
            """)
        .params(code(n), "河边餐馆" + n, place.value(), fields)
        .query(Long.class)
        .single();
  }

  long officer(String certificate, long unit, @Nullable Long person, LocalDate until) {
    return jdbc.sql(
            """
            insert into inspection_officer (certificate, name, unit, region, fields, valid_from, valid_until, status, person, changed_at)
            values (?, ?, ?, ?, '{food}', '2024-01-01', ?, 'ACTIVE', ?::bigint, '2025-01-01') returning id
            """)
        .params(java.util.Arrays.asList(certificate, "Officer " + certificate, unit, TinyCity.EAST.value(), until, person))
        .query(Long.class)
        .single();
  }
}
