package io.haihe.kernel.intake.figures;

import io.haihe.kernel.intake.figures.Figure.Count;
import io.haihe.kernel.place.PlaceCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sums by place, month, scenario and category; and what each case has added, so that the next change can take it back first. */
@Component
class FigureStore {

  private final JdbcClient jdbc;
  private final JsonMapper json = JsonMapper.builder().build();

  FigureStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What one case adds, the same in each of its places. */
  record Part(List<Long> places, LocalDate starts, String scenario, String category, int span, Count count) {

    void addTo(Map<Figure, Count> sums, boolean takenBack) {
      Count added = takenBack ? count.negated() : count;
      places.forEach(place -> sums.merge(new Figure(place, starts, scenario, category, span), added, Count::plus));
    }
  }

  Map<Long, Part> partsOf(Collection<Long> cases) {
    Map<Long, Part> parts = new HashMap<>();
    jdbc.sql("select case_id, part from intake_public_case where case_id = any(:cases)")
        .param("cases", cases.toArray(Long[]::new))
        .query(row -> {
          parts.put(row.getLong(1), json.readValue(row.getString(2), Part.class));
        });
    return parts;
  }

  void keep(Map<Long, Part> parts) {
    jdbc.sql(
            """
            insert into intake_public_case select * from unnest(:cases::bigint[], :parts::jsonb[])
            on conflict (case_id) do update set part = excluded.part
            """)
        .param("cases", parts.keySet().toArray(Long[]::new))
        .param("parts", parts.values().stream().map(json::writeValueAsString).toArray(String[]::new))
        .update();
  }

  void forget(Collection<Long> cases) {
    jdbc.sql("delete from intake_public_case where case_id = any(:cases)").param("cases", cases.toArray(Long[]::new)).update();
  }

  void clear() {
    jdbc.sql("truncate intake_public_case, intake_public_month").update();
  }

  void add(Map<Figure, Count> difference) {
    List<Map.Entry<Figure, Count>> rows =
        difference.entrySet().stream().filter(row -> !row.getValue().vanishes()).sorted(Map.Entry.comparingByKey(Figure.ORDER)).toList();
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into intake_public_month as kept
            select * from unnest(:places::bigint[], :starts::text[]::date[], :scenarios::text[], :categories::text[], :spans::int[],
              :cases::bigint[], :promised::bigint[], :inTime::bigint[], :seconds::double precision[])
            on conflict (place, starts, scenario, category, span) do update
              set cases = kept.cases + excluded.cases, promised = kept.promised + excluded.promised,
                in_time = kept.in_time + excluded.in_time, seconds = kept.seconds + excluded.seconds
            """)
        .param("places", longs(rows, row -> row.getKey().place()))
        .param("starts", rows.stream().map(row -> row.getKey().starts().toString()).toArray(String[]::new))
        .param("scenarios", rows.stream().map(row -> row.getKey().scenario()).toArray(String[]::new))
        .param("categories", rows.stream().map(row -> row.getKey().category()).toArray(String[]::new))
        .param("spans", rows.stream().map(row -> row.getKey().span()).toArray(Integer[]::new))
        .param("cases", longs(rows, row -> row.getValue().cases()))
        .param("promised", longs(rows, row -> row.getValue().promised()))
        .param("inTime", longs(rows, row -> row.getValue().inTime()))
        .param("seconds", doubles(rows, row -> row.getValue().seconds()))
        .update();
  }

  private static Long[] longs(List<Map.Entry<Figure, Count>> rows, ToLongFunction<Map.Entry<Figure, Count>> value) {
    return rows.stream().map(value::applyAsLong).toArray(Long[]::new);
  }

  private static Double[] doubles(List<Map.Entry<Figure, Count>> rows, ToDoubleFunction<Map.Entry<Figure, Count>> value) {
    return rows.stream().map(value::applyAsDouble).toArray(Double[]::new);
  }

  /** One line of what {@link #read} finds: months are summed. */
  record Row(PlaceCode place, String scenario, String category, int span, Count count) {}

  /** @param from the first of a month */
  List<Row> read(Collection<PlaceCode> places, LocalDate from) {
    return jdbc.sql(
            """
            select place, scenario, category, span, sum(cases), sum(promised), sum(in_time), sum(seconds)
            from intake_public_month where place = any(:places) and starts >= :from
            group by place, scenario, category, span having sum(cases) > 0
            """)
        .param("places", places.stream().map(PlaceCode::value).toArray(Long[]::new))
        .param("from", from)
        .query((row, n) -> new Row(
            new PlaceCode(row.getLong(1)), row.getString(2), row.getString(3), row.getInt(4),
            new Count(row.getLong(5), row.getLong(6), row.getLong(7), row.getDouble(8))))
        .list();
  }
}
