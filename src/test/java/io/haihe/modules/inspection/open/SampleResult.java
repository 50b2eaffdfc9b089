package io.haihe.modules.inspection.open;

import io.haihe.TinyCity;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One published result of a plan, for tests that want any. */
public final class SampleResult {

  private static final String CODE = "91990101MA0000009X";
  private static final long CASE = 990_000_001;

  private SampleResult() {}

  /** Numbers by the names that routes use. Once for each database. */
  public static Map<String, String> in(ApplicationContext context) {
    TinyCity city = TinyCity.in(context);
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    long unit = city.unit(TinyCity.EAST, "urban-management").id();
    String plan = jdbc.sql("""
        insert into inspection_plan (year, title, unit, place, state, made_by, made_at, published_at)
        values (2026, 'Plan of the year', ?, ?, 'PUBLISHED', 1, now(), now()) returning id
        """).params(unit, TinyCity.EAST.value()).query(String.class).single();
    long task = jdbc.sql("""
        insert into inspection_task (plan, title, kind, place, items, units, ratios, most_a_year, from_day, until_day, state)
        values (?::bigint, 'Food in spring', 'DRAWN', ?, '{12000000000001/1}', array[?::bigint], '{"A": 100, "D": 10000}', '{}', '2026-03-01',
          '2026-03-31', 'DRAWN')
        returning id
        """).params(plan, TinyCity.EAST.value(), unit).query(Long.class).single();
    jdbc.sql("""
        insert into inspection_party (code, name, kind, place, address, fields, state, changed_at)
        values (?, 'Riverside Sample Restaurant', 'ENTERPRISE', ?, '1 River Road', '{food}', 'OPEN', now())
        """).params(CODE, TinyCity.NANLI.value()).update();
    Timelines visit = Timelines.visit(CASE, task, "drawn", CODE, "Riverside Sample Restaurant", TinyCity.NANLI, "food", unit, "B")
        .start().record("orderedToCorrect", 2).publish();
    context.getBean(ResultProjection.class).projectSealed(List.of(visit.entries()));
    return Map.of("inspectionResult", "IV" + CASE, "inspectionParty", CODE, "inspectionPlan", plan);
  }
}
