package io.haihe.kernel.place;

import io.haihe.kernel.place.CityContent.Tile;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes a city. Nothing is deleted that a case may refer to: a place that is gone is retired. */
@Repository
class CityStore {

  private static final String LOCK = "select version from place_version for update";

  private static final String OVERLAP =
      """
      select c.key from place_city c join place_place p on p.code = c.root
      where c.key <> ? and p.code <= ? and p.last >= ?
      order by c.key limit 1
      """;

  private static final String OTHER_ROOT = "select root from place_city where key = ? and root <> ?";

  private static final String RETIRE = "update place_place set retired = true where code between ? and ?";

  private static final String PLACES =
      """
      insert into place_place (code, last, level, parent, name, longitude, latitude)
      select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::float8[], ?::float8[])
      on conflict (code) do update set last = excluded.last, level = excluded.level, parent = excluded.parent,
        name = excluded.name, longitude = excluded.longitude, latitude = excluded.latitude, retired = false
      """;

  private static final String CITY =
      """
      insert into place_city (root, key, zone, language, calendar, calendar_yaml) values (?, ?, ?, ?, ?, ?)
      on conflict (root) do update set key = excluded.key, zone = excluded.zone, language = excluded.language,
        calendar = excluded.calendar,
        calendar_yaml = case when %1$s then place_city.calendar_yaml else excluded.calendar_yaml end, calendar_by_page = %1$s
      """
          .formatted("(excluded.calendar_yaml is null and place_city.calendar_by_page and place_city.calendar = excluded.calendar)");

  private static final String CALENDAR =
      """
      update place_city set calendar_yaml = :yaml, calendar_by_page = true
       where key = :city and calendar_yaml is not distinct from :seen
      """;

  private static final String NO_NAMES = "delete from place_name where code between ? and ?";
  private static final String NAME = "insert into place_name (code, language, name) values (?, ?, ?)";
  private static final String NO_SHAPES = "delete from place_shape where code between ? and ?";
  private static final String SHAPE = "insert into place_shape (code, shape, declared) values (?, ?, ?)";
  private static final String NO_TILES = "delete from place_tile where code between ? and ?";
  private static final String TILE = "insert into place_tile (code, col, line) values (?, ?, ?)";

  private static final String NEW_VERSION =
      "update place_version set version = greatest(version + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)";

  private final JdbcTemplate jdbc;

  CityStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** One load at a time; held until the transaction ends. */
  void lock() {
    jdbc.queryForList(LOCK);
  }

  /** The key of another city that has codes among those of this root, or null. */
  @Nullable String overlapping(String key, PlaceRow root) {
    List<String> keys =
        jdbc.queryForList(OVERLAP, String.class, key, last(root), root.code().value());
    return keys.isEmpty() ? null : keys.getFirst();
  }

  /** The root that the city of that key has already, if it is another one, or null. */
  @Nullable PlaceCode otherRoot(String key, PlaceRow root) {
    List<Long> roots = jdbc.queryForList(OTHER_ROOT, Long.class, key, root.code().value());
    return roots.isEmpty() ? null : new PlaceCode(roots.getFirst());
  }

  void write(CityContent city) {
    PlaceRow root = city.root();
    long first = root.code().value();
    long last = last(root);
    jdbc.update(RETIRE, first, last);
    places(city.rows());
    jdbc.update(CITY, first, city.key(), city.zone(), city.language(), city.calendar(), city.calendarYaml());
    names(city, first, last);
    if (city.shapes() != null) {
      jdbc.update(NO_SHAPES, first, last);
      writeShapes(city.shapes());
    }
    if (city.tiles() != null) {
      jdbc.update(NO_TILES, first, last);
      tiles(city.tiles());
    }
    jdbc.update(NEW_VERSION);
  }

  /**
   * Replaces a city's calendar.
   *
   * @param seen the own one it had, or null
   * @return whether it was still that
   */
  boolean replaceCalendar(String city, @Nullable String seen, String yaml) {
    boolean done =
        JdbcClient.create(jdbc).sql(CALENDAR).param("yaml", yaml).param("city", city).param("seen", seen, Types.VARCHAR).update() > 0;
    if (done) {
      jdbc.update(NEW_VERSION);
    }
    return done;
  }

  /** Replaces the shapes of these places only. */
  void replaceShapes(List<PlacedShape> shapes) {
    for (PlacedShape shape : shapes) {
      jdbc.update(NO_SHAPES, shape.code().value(), shape.code().value());
    }
    writeShapes(shapes);
    jdbc.update(NEW_VERSION);
  }

  private static long last(PlaceRow row) {
    return CodeSpan.last(row.code(), row.level()).value();
  }

  private void places(List<PlaceRow> rows) {
    jdbc.update(
        PLACES,
        column(rows, row -> row.code().value(), new Long[0]),
        column(rows, CityStore::last, new Long[0]),
        column(rows, row -> row.level().name(), new String[0]),
        column(rows, row -> row.parent() == null ? null : row.parent().value(), new Long[0]),
        column(rows, PlaceRow::name, new String[0]),
        column(rows, PlaceRow::longitude, new Double[0]),
        column(rows, PlaceRow::latitude, new Double[0]));
  }

  private static <T> Object column(List<PlaceRow> rows, Function<PlaceRow, @Nullable T> cell, T[] type) {
    List<@Nullable T> cells = new ArrayList<>(rows.size());
    rows.forEach(row -> cells.add(cell.apply(row)));
    return cells.toArray(type);
  }

  private void names(CityContent city, long first, long last) {
    jdbc.update(NO_NAMES, first, last);
    List<Object[]> rows = new ArrayList<>();
    city.names().forEach((language, names) ->
        names.forEach((code, name) -> rows.add(new Object[] {code.value(), language, name})));
    jdbc.batchUpdate(NAME, rows);
  }

  private void writeShapes(List<PlacedShape> shapes) {
    jdbc.batchUpdate(SHAPE, shapes.stream()
        .map(shape -> new Object[] {shape.code().value(), wkb(shape.shape()), shape.declared()})
        .toList());
  }

  private static byte[] wkb(Geometry shape) {
    return new WKBWriter().write(shape);
  }

  private void tiles(Map<PlaceCode, Tile> tiles) {
    List<Object[]> rows = new ArrayList<>();
    tiles.forEach((code, tile) -> rows.add(new Object[] {code.value(), tile.column(), tile.line()}));
    jdbc.batchUpdate(TILE, rows);
  }
}
