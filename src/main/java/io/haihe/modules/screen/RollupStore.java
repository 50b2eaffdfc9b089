package io.haihe.modules.screen;

import io.haihe.kernel.org.Sights;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of the rollups. */
@Component
class RollupStore {

  private static final TypeReference<List<Part>> PARTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Sights sights;
  private final JsonMapper json = JsonMapper.builder().build();

  RollupStore(JdbcClient jdbc, Sights sights) {
    this.jdbc = jdbc;
    this.sights = sights;
  }

  /** What one case adds to one cell. */
  record Part(Cell cell, Sum sum) {}

  /** What cases have added so far; those of which nothing is kept are left out. */
  Map<Long, List<Part>> partsOf(Collection<Long> cases) {
    Map<Long, List<Part>> parts = new TreeMap<>();
    jdbc.sql("select case_id, parts from screen_case where case_id = any(:cases)")
        .param("cases", cases.toArray(Long[]::new))
        .query(row -> {
          parts.put(row.getLong(1), json.readValue(row.getString(2), PARTS));
        });
    return parts;
  }

  void forget(Collection<Long> cases) {
    jdbc.sql("delete from screen_case where case_id = any(:cases)").param("cases", cases.toArray(Long[]::new)).update();
  }

  void keep(Map<Long, List<Part>> parts) {
    jdbc.sql(
            """
            insert into screen_case select * from unnest(:cases::bigint[], :parts::jsonb[])
            on conflict (case_id) do update set parts = excluded.parts
            """)
        .param("cases", parts.keySet().toArray(Long[]::new))
        .param("parts", parts.values().stream().map(json::writeValueAsString).toArray(String[]::new))
        .update();
  }

  void add(Map<Cell, Sum> difference) {
    List<Map.Entry<Cell, Sum>> rows = List.copyOf(difference.entrySet());
    jdbc.sql(
            """
            insert into screen_rollup
            select * from unnest(:scenarios::text[], :indicators::text[], :places::bigint[], :days::text[]::date[],
              :units::bigint[], :wholes::double precision[], :parts::double precision[])
            on conflict (scenario, indicator, place, day, unit) do update
              set whole = screen_rollup.whole + excluded.whole, part = screen_rollup.part + excluded.part
            """)
        .param("scenarios", rows.stream().map(row -> row.getKey().scenario()).toArray(String[]::new))
        .param("indicators", rows.stream().map(row -> row.getKey().indicator()).toArray(String[]::new))
        .param("places", rows.stream().map(row -> row.getKey().place()).toArray(Long[]::new))
        .param("days", rows.stream().map(row -> row.getKey().day().toString()).toArray(String[]::new))
        .param("units", rows.stream().map(row -> row.getKey().unit()).toArray(Long[]::new))
        .param("wholes", rows.stream().map(row -> row.getValue().whole()).toArray(Double[]::new))
        .param("parts", rows.stream().map(row -> row.getValue().part()).toArray(Double[]::new))
        .update();
  }

  void clear() {
    jdbc.sql("truncate screen_case, screen_rollup").update();
  }

  /** Sums of one cell of a report before it is grouped by people's words. */
  record Row(String indicator, PlaceCode place, long unit, LocalDate month, Sum sum) {}

  /** What a viewer may see of a scenario's indicators in a place from day to day, both included, by place, unit and month. */
  List<Row> read(Viewer viewer, String scenario, Place place, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select indicator, place, unit, date_trunc('month', day)::date as month, sum(whole) as whole, sum(part) as part
            from screen_rollup r
            where scenario = :scenario and place between :first and :last and day between :from and :to and %s
            group by indicator, place, unit, month
            """.formatted(sights.sql(viewer, "r.scenario", "r.place", "r.unit = %d")))
        .param("scenario", scenario)
        .param("first", place.code().value())
        .param("last", place.last().value())
        .param("from", from)
        .param("to", to)
        .query((row, n) -> new Row(
            row.getString("indicator"), new PlaceCode(row.getLong("place")), row.getLong("unit"),
            row.getObject("month", LocalDate.class), new Sum(row.getDouble("whole"), row.getDouble("part"))))
        .list();
  }
}
