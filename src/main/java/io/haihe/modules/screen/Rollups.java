package io.haihe.modules.screen;

import io.haihe.kernel.casework.Figures;
import io.haihe.kernel.org.Sight;
import io.haihe.kernel.org.Sights;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sums of the indicators: by month for the place a case lies in, by month and by day for areas, the places directly below a city. What is
 * above an area is summed when it is asked.
 */
@Component
public class Rollups {

  private static final TypeReference<List<Part>> PARTS = new TypeReference<>() {};
  private static final String MONTHS = "screen_month";
  private static final String AREA_MONTHS = "screen_area_month";
  private static final String AREA_DAYS = "screen_area_day";

  /** The months of so many places are looked up one by one; of more it is no dearer to read all that lie between. */
  private static final int FEW = 1000;

  private final JdbcClient jdbc;
  private final Sights sights;
  private final Places places;
  private final JsonMapper json = JsonMapper.builder().build();

  Rollups(JdbcClient jdbc, Sights sights, Places places) {
    this.jdbc = jdbc;
    this.sights = sights;
    this.places = places;
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

  /** @param difference by the place itself and the day */
  void add(Map<Cell, Sum> difference) {
    Map<Cell, Sum> uncategorized = without(Figures.CATEGORY, difference);
    add(MONTHS, regrouped(uncategorized, Cell::month));
    add(AREA_DAYS, regrouped(uncategorized, this::atArea));
    add(AREA_MONTHS, regrouped(difference, cell -> atArea(cell).month()));
  }

  private Cell atArea(Cell cell) {
    return cell.at(area(new PlaceCode(cell.place())).value(), cell.starts());
  }

  /** Categories are told apart by area and month alone: by community there are as many sums as cases. */
  private static Map<Cell, Sum> without(String prefix, Map<Cell, Sum> sums) {
    Map<Cell, Sum> others = new HashMap<>(sums);
    others.keySet().removeIf(cell -> cell.indicator().startsWith(prefix));
    return others;
  }

  private static Map<Cell, Sum> regrouped(Map<Cell, Sum> sums, UnaryOperator<Cell> into) {
    Map<Cell, Sum> grouped = new HashMap<>();
    sums.forEach((cell, sum) -> grouped.merge(into.apply(cell), sum, Sum::plus));
    return grouped;
  }

  private PlaceCode area(PlaceCode place) {
    List<Place> path = places.path(place);
    return path.get(Math.min(1, path.size() - 1)).code();
  }

  private void add(String table, Map<Cell, Sum> sums) {
    List<Map.Entry<Cell, Sum>> rows = sums.entrySet().stream().sorted(Map.Entry.comparingByKey(Cell.ORDER)).toList();
    jdbc.sql(
            """
            insert into %s as kept
            select * from unnest(:scenarios::text[], :indicators::text[], :places::bigint[], :starts::text[]::date[],
              :units::bigint[], :wholes::double precision[], :parts::double precision[])
            on conflict (scenario, indicator, place, starts, unit) do update
              set whole = kept.whole + excluded.whole, part = kept.part + excluded.part
            """.formatted(table))
        .param("scenarios", rows.stream().map(row -> row.getKey().scenario()).toArray(String[]::new))
        .param("indicators", rows.stream().map(row -> row.getKey().indicator()).toArray(String[]::new))
        .param("places", rows.stream().map(row -> row.getKey().place()).toArray(Long[]::new))
        .param("starts", rows.stream().map(row -> row.getKey().starts().toString()).toArray(String[]::new))
        .param("units", rows.stream().map(row -> row.getKey().unit()).toArray(Long[]::new))
        .param("wholes", rows.stream().map(row -> row.getValue().whole()).toArray(Double[]::new))
        .param("parts", rows.stream().map(row -> row.getValue().part()).toArray(Double[]::new))
        .update();
  }

  void clear() {
    jdbc.sql("truncate screen_case, screen_month, screen_area_month, screen_area_day").update();
  }

  /** What sums may be told apart by. */
  public enum By {
    PLACE("place"),
    UNIT("unit"),
    TIME("starts");

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  /**
   * What one indicator comes to; what the sums were not asked to be told apart by is null.
   *
   * @param place where the cases lie, or the area they lie in
   * @param unit the responsible unit, or 0
   * @param starts the first of the month, or the day
   */
  public record Row(
      String indicator, @Nullable PlaceCode place, @Nullable Long unit, @Nullable LocalDate starts, Sum sum) {}

  /**
   * What a viewer may see of a scenario's indicators in a place, month by month.
   *
   * @param indicators those wanted, or empty for all
   * @param from a day in the first month
   * @param to a day in the last month
   * @param by by place: at least the places directly below {@code place} are told apart
   */
  public List<Row> months(
      Viewer viewer, String scenario, Place place, Set<String> indicators, LocalDate from, LocalDate to, Set<By> by) {
    boolean areas = areasTell(viewer, place) && (place.parent() == null || !by.contains(By.PLACE));
    return read(areas ? AREA_MONTHS : MONTHS, viewer, scenario, place, indicators, from.withDayOfMonth(1), to, by);
  }

  /**
   * The same day by day, of areas and what is above them.
   *
   * @return empty if no days are kept that tell what this viewer may see of this place
   */
  public Optional<List<Row>> days(
      Viewer viewer, String scenario, Place place, Set<String> indicators, LocalDate from, LocalDate to, Set<By> by) {
    return areasTell(viewer, place)
        ? Optional.of(read(AREA_DAYS, viewer, scenario, place, indicators, from, to, by))
        : Optional.empty();
  }

  /**
   * Cases of a scenario by category, from areas' months: how many were opened then, and how many of them have ended.
   *
   * @return empty if the sums do not tell what this viewer may see of this place
   */
  public Optional<Map<String, Sum>> categories(Viewer viewer, String scenario, Place place, LocalDate from, LocalDate to) {
    if (!areasTell(viewer, place)) {
      return Optional.empty();
    }
    Map<String, Sum> sums = new TreeMap<>();
    jdbc.sql(
            """
            select substr(indicator, length(:prefix) + 1) as category, sum(whole) as whole, sum(part) as part from screen_area_month r
            where scenario = :scenario and indicator >= :prefix and indicator < :beyond and place between :first and :last
              and starts between :from and :to and %s
            group by 1 having sum(whole) <> 0
            """.formatted(sight(viewer)))
        .param("prefix", Figures.CATEGORY)
        .param("beyond", Figures.CATEGORY + Character.MAX_VALUE)
        .param("scenario", scenario)
        .param("first", place.code().value())
        .param("last", place.last().value())
        .param("from", from.withDayOfMonth(1))
        .param("to", to)
        .query(row -> {
          sums.put(row.getString("category"), new Sum(row.getDouble("whole"), row.getDouble("part")));
        });
    return Optional.of(sums);
  }

  /** How many cases of a scenario are in each state, by area, or by place where the viewer sees or asks for less. */
  public Map<PlaceCode, Map<String, Long>> states(Viewer viewer, String scenario, Place place) {
    Map<PlaceCode, Map<String, Long>> states = new TreeMap<>();
    jdbc.sql(
            """
            select place, substr(indicator, length(:prefix) + 1) as state, sum(part) as cases from %s r
            where scenario = :scenario and indicator >= :prefix and indicator < :beyond and place between :first and :last and %s
            group by 1, 2 having sum(part) <> 0
            """.formatted(areasTell(viewer, place) ? AREA_MONTHS : MONTHS, sight(viewer)))
        .param("prefix", Figures.STATE)
        .param("beyond", Figures.STATE + Character.MAX_VALUE)
        .param("scenario", scenario)
        .param("first", place.code().value())
        .param("last", place.last().value())
        .query(row -> {
          states.computeIfAbsent(new PlaceCode(row.getLong("place")), code -> new TreeMap<>())
              .put(row.getString("state"), Math.round(row.getDouble("cases")));
        });
    return states;
  }

  private List<Row> read(
      String table, Viewer viewer, String scenario, Place place, Set<String> indicators, LocalDate from, LocalDate to, Set<By> by) {
    String wanted = indicators.isEmpty() ? "" : "and indicator = any(:indicators)";
    List<PlaceCode> codes = table.equals(MONTHS) ? places.codes(place.code()) : List.of();
    boolean few = !codes.isEmpty() && codes.size() <= FEW;
    String within = few ? "place = any(:places)" : "place between :first and :last";
    String apart = by.stream().sorted().map(one -> ", " + one.column).collect(Collectors.joining());
    return jdbc.sql(
            """
            select indicator%s, sum(whole) as whole, sum(part) as part from %s r
            where scenario = :scenario %s and %s and starts between :from and :to and %s
            group by indicator%s
            """.formatted(apart, table, wanted, within, sight(viewer), apart))
        .param("scenario", scenario)
        .param("indicators", indicators.toArray(String[]::new))
        .param("first", place.code().value())
        .param("last", place.last().value())
        .param("places", codes.stream().map(PlaceCode::value).toArray(Long[]::new))
        .param("from", from)
        .param("to", to)
        .query((row, n) -> new Row(
            row.getString("indicator"),
            by.contains(By.PLACE) ? new PlaceCode(row.getLong("place")) : null,
            by.contains(By.UNIT) ? row.getLong("unit") : null,
            by.contains(By.TIME) ? row.getObject("starts", LocalDate.class) : null,
            new Sum(row.getDouble("whole"), row.getDouble("part"))))
        .list();
  }

  private String sight(Viewer viewer) {
    return sights.sql(viewer, "r.scenario", "r.place", "r.unit = %d");
  }

  /** Whether sums of areas tell what the viewer may see of a place: it is an area or a city, and no seat ends within an area. */
  private boolean areasTell(Viewer viewer, Place place) {
    return atLeastArea(place.code())
        && sights.of(viewer).stream().allMatch(sight -> !(sight instanceof Sight.OfPlace of) || atLeastArea(of.first()));
  }

  private boolean atLeastArea(PlaceCode place) {
    return places.path(place).size() <= 2;
  }
}
