package io.haihe.kernel.org;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A city with two districts, of which the first has a street, a town and a park, and the street two communities. */
final class SmallCity {

  static final PlaceCode CITY = PlaceCode.of("990000000000");
  static final PlaceCode EAST = PlaceCode.of("990101000000");
  static final PlaceCode WEST = PlaceCode.of("990102000000");
  static final PlaceCode STREET = PlaceCode.of("990101001000");
  static final PlaceCode TOWN = PlaceCode.of("990101100000");
  static final PlaceCode PARK = PlaceCode.of("990101400000");
  static final PlaceCode COMMUNITY = PlaceCode.of("990101001001");
  static final PlaceCode OTHER_COMMUNITY = PlaceCode.of("990101001002");

  private static final List<Place> PLACES =
      List.of(
          place(CITY, "990199999999", PlaceLevel.CITY, null, "海州市"),
          place(EAST, "990101999999", PlaceLevel.DISTRICT, CITY, "东城区"),
          place(WEST, "990102999999", PlaceLevel.DISTRICT, CITY, "西城新区"),
          place(STREET, "990101001999", PlaceLevel.STREET, EAST, "河沿街道"),
          place(TOWN, "990101100999", PlaceLevel.STREET, EAST, "柳林镇"),
          place(PARK, "990101400999", PlaceLevel.STREET, EAST, "工业园"),
          place(COMMUNITY, "990101001001", PlaceLevel.COMMUNITY, STREET, "南里社区居委会"),
          place(OTHER_COMMUNITY, "990101001002", PlaceLevel.COMMUNITY, STREET, "北里社区居委会"));

  static final City CITY_RECORD =
      new City("small", PLACES.getFirst(), ZoneId.of("Asia/Shanghai"), Locale.CHINESE, "china");

  private SmallCity() {}

  static List<Place> all() {
    return PLACES;
  }

  static Place get(PlaceCode code) {
    return PLACES.stream().filter(place -> place.code().equals(code)).findFirst().orElseThrow();
  }

  static List<Place> children(PlaceCode code) {
    return PLACES.stream().filter(place -> code.equals(place.parent())).toList();
  }

  static String english(PlaceCode code) {
    return code.equals(EAST) ? "East District" : get(code).name();
  }

  static List<PlannedUnit> planned(String yaml) {
    return new UnitPlanner(CITY_RECORD, SmallCity::children, SmallCity::english).plan(UnitsFile.read("units.yaml", yaml));
  }

  /** The units of a file with ids as a load would give them, without a database. */
  static UnitSnapshot snapshot(String yaml) {
    List<PlannedUnit> planned = planned(yaml);
    List<String> keys = planned.stream().map(PlannedUnit::key).toList();
    List<UnitSnapshot.Entry> entries = new ArrayList<>();
    Map<Long, List<Duty>> duties = new HashMap<>();
    for (PlannedUnit unit : planned) {
      long id = keys.indexOf(unit.key()) + 1L;
      Long parent = unit.parent() == null ? null : keys.indexOf(unit.parent()) + 1L;
      Unit known = new Unit(id, unit.key(), unit.name(), unit.nameEn(), unit.kind(), unit.place().code(), parent);
      entries.add(new UnitSnapshot.Entry(known, unit.place().level(), unit.place().last(), false, false));
      duties.put(id, unit.duties());
    }
    return new UnitSnapshot(entries, duties);
  }

  private static Place place(PlaceCode code, String last, PlaceLevel level, @Nullable PlaceCode parent, String name) {
    long end = PlaceCode.of(last).value() + 999;
    return new Place(code, new PlaceCode(end), level, parent, name, null, null);
  }
}
