package io.haihe.kernel.place;

import io.haihe.kernel.place.CityContent.Tile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads all places at once. */
@Repository
class SnapshotReader {

  private static final String VERSION = "select version from place_version";
  private static final String PLACES =
      "select code, last, level, parent, name, longitude, latitude, retired from place_place";
  private static final String CITIES =
      "select root, key, zone, language, calendar, calendar_yaml from place_city order by root";
  private static final String NAMES = "select code, language, name from place_name";
  private static final String SHAPES = "select code, shape from place_shape";
  private static final String TILES = "select code, col, line from place_tile";

  private final JdbcClient jdbc;
  private final Calendars calendars;

  SnapshotReader(JdbcClient jdbc, Calendars calendars) {
    this.jdbc = jdbc;
    this.calendars = calendars;
  }

  long version() {
    return jdbc.sql(VERSION).query(Long.class).single();
  }

  /** The version is read first: a load in between makes the next check read again. */
  Snapshot read() {
    long version = version();
    Map<PlaceCode, Geometry> shapes = shapes();
    Set<PlaceCode> retired = new HashSet<>();
    TreeMap<PlaceCode, Place> all = places(shapes, retired);
    Map<String, City> cities = new LinkedHashMap<>();
    Map<String, WorkingCalendar> working = new HashMap<>();
    jdbc.sql(CITIES).query(row -> {
      City city = city(row, all);
      cities.put(city.key(), city);
      working.put(city.key(), calendars.of(city, row.getString("calendar_yaml")));
    });
    var names = names();
    Supplier<NameIndex> nameIndex = Lazily.once(() -> NameIndex.of(all, retired, names, cities.values()));
    Supplier<ShapeIndex> shapeIndex = Lazily.once(() -> index(shapes, all, retired));
    var children = Snapshot.childrenOf(all, retired);
    return new Snapshot(
        version, all, Branch.of(all), retired, children, names, cities, working, tiles(), shapeIndex, nameIndex);
  }

  private Map<PlaceCode, Geometry> shapes() {
    Map<PlaceCode, Geometry> shapes = new HashMap<>();
    jdbc.sql(SHAPES).query(row -> {
      shapes.put(new PlaceCode(row.getLong("code")), geometry(row.getBytes("shape")));
    });
    return shapes;
  }

  private static Geometry geometry(byte[] wkb) {
    try {
      return new WKBReader().read(wkb);
    } catch (ParseException e) {
      throw new IllegalStateException("a stored shape cannot be read", e);
    }
  }

  private TreeMap<PlaceCode, Place> places(Map<PlaceCode, Geometry> shapes, Set<PlaceCode> retired) {
    TreeMap<PlaceCode, Place> all = new TreeMap<>();
    jdbc.sql(PLACES).query(row -> {
      Place place = place(row, shapes);
      all.put(place.code(), place);
      if (row.getBoolean("retired")) {
        retired.add(place.code());
      }
    });
    return all;
  }

  private static Place place(ResultSet row, Map<PlaceCode, Geometry> shapes) throws SQLException {
    PlaceCode code = new PlaceCode(row.getLong("code"));
    Double longitude = row.getObject("longitude", Double.class);
    Double latitude = row.getObject("latitude", Double.class);
    Geometry shape = shapes.get(code);
    if (longitude == null && shape != null) {
      Point inside = shape.getInteriorPoint();
      longitude = inside.getX();
      latitude = inside.getY();
    }
    PlaceLevel level = PlaceLevel.valueOf(row.getString("level"));
    PlaceCode last = new PlaceCode(row.getLong("last"));
    return new Place(code, last, level, parent(row), row.getString("name"), longitude, latitude);
  }

  private static @Nullable PlaceCode parent(ResultSet row) throws SQLException {
    Long parent = row.getObject("parent", Long.class);
    return parent == null ? null : new PlaceCode(parent);
  }

  private static City city(ResultSet row, TreeMap<PlaceCode, Place> all) throws SQLException {
    Place root = all.get(new PlaceCode(row.getLong("root")));
    if (root == null) {
      throw new IllegalStateException("a city without its root: " + row.getString("key"));
    }
    Locale language = Locale.forLanguageTag(row.getString("language"));
    return new City(row.getString("key"), root, ZoneId.of(row.getString("zone")), language, row.getString("calendar"));
  }

  private Map<String, Map<PlaceCode, String>> names() {
    Map<String, Map<PlaceCode, String>> names = new HashMap<>();
    jdbc.sql(NAMES).query(row -> {
      names
          .computeIfAbsent(row.getString("language"), any -> new HashMap<>())
          .put(new PlaceCode(row.getLong("code")), row.getString("name"));
    });
    return names;
  }

  private Map<PlaceCode, Tile> tiles() {
    Map<PlaceCode, Tile> tiles = new HashMap<>();
    jdbc.sql(TILES).query(row -> {
      tiles.put(new PlaceCode(row.getLong("code")), new Tile(row.getInt("col"), row.getInt("line")));
    });
    return tiles;
  }

  private static ShapeIndex index(
      Map<PlaceCode, Geometry> shapes, TreeMap<PlaceCode, Place> all, Set<PlaceCode> retired) {
    Map<Place, Geometry> byPlace = new HashMap<>();
    shapes.forEach((code, shape) -> {
      Place place = all.get(code);
      if (place != null && !retired.contains(code)) {
        byPlace.put(place, shape);
      }
    });
    return new ShapeIndex(byPlace);
  }
}
