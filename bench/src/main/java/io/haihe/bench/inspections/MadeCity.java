package io.haihe.bench.inspections;

import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.ItemPublishing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tianjin with its sample units, heads of two departments in each district, and an account for each officer. */
final class MadeCity {

  static final String FOOD = "33000000000001/1";
  static final String PRICE = "33000000000002/1";
  static final String FIRE = "33000000000003/1";
  static final String MARKET = "market-regulation";
  static final String RESCUE = "fire-rescue";
  static final String CENTRE = "operations-centre";
  static final String HOTLINE = "hotline-centre";
  private static final String PASSWORD = "haihe-bench-password";
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
  private static final int AT_ONCE = 1_000;

  private final People people;
  private final Seats seats;
  private final Units units;
  private final Places places;
  private final Instant now;
  private final Map<Long, Viewer> known = new ConcurrentHashMap<>();
  final City city;
  final List<District> districts = new ArrayList<>();

  MadeCity(OpenedCity opened, Instant now) {
    this.people = opened.bean(People.class);
    this.seats = opened.bean(Seats.class);
    this.units = opened.bean(Units.class);
    this.places = opened.bean(Places.class);
    this.now = now;
    Path folder = Folders.project().resolve("cities/tianjin");
    opened.bean(CityLoader.class).load(folder);
    city = places.city("tianjin").orElseThrow();
    units.load(city, folder.resolve("units.yaml"));
    opened.bean(ItemPublishing.class).publish("items.yaml", items().getBytes(StandardCharsets.UTF_8), null);
    places.children(city.root().code()).forEach(this::staff);
  }

  private static String items() {
    return "items:\n"
        + item(FOOD, "餐饮检查", "food", MARKET) + item(PRICE, "明码标价检查", "price", MARKET) + item(FIRE, "消防通道检查", "fire", RESCUE);
  }

  private static String item(String written, String name, String field, String department) {
    return """
          - code: "%s"
            nameZh: %s（示例）
            nameEn: %s (sample)
            field: %s
            department: %s
            basis: 示例，无法律依据
            checklist:
              - {key: one, textZh: 第一项, textEn: First, photo: false}
              - {key: two, textZh: 第二项, textEn: Second, photo: false}
              - {key: three, textZh: 第三项, textEn: Third, photo: false}
        """.formatted(written.substring(0, written.indexOf('/')), name, field, field, department);
  }

  private void staff(Place district) {
    List<Place> communities = places.subtree(district.code()).stream().filter(place -> place.level() == PlaceLevel.COMMUNITY).toList();
    Unit market = unit(district, MARKET);
    Unit fire = unit(district, RESCUE);
    districts.add(new District(
        district, communities, market, fire, hire(market, Role.UNIT_HEAD), hire(fire, Role.UNIT_HEAD),
        hire(unit(district, CENTRE), Role.COMMAND_CENTRE)));
  }

  Unit unit(Place place, String key) {
    return units.byKey(place.code() + "/" + key).orElseThrow();
  }

  Viewer hire(Unit unit, Role role) {
    return viewer(hire(unit, role, List.of(role.key() + "." + unit.id())).getFirst());
  }

  /** Opens accounts with a seat in the unit each. */
  List<Long> hire(Unit unit, Role role, List<String> logins) {
    List<Long> all = new ArrayList<>();
    Act act = Act.bySystem(now);
    for (int from = 0; from < logins.size(); from += AT_ONCE) {
      List<Long> ids = people.open(
          logins.subList(from, Math.min(logins.size(), from + AT_ONCE)).stream()
              .map(login -> new NewPerson(login, login, "zh", unit.id(), PASSWORD, false))
              .toList(),
          act);
      seats.give(ids.stream().map(person -> new NewSeat(person, unit.id(), role, Set.of(), LONG_AGO, null)).toList(), act);
      all.addAll(ids);
    }
    return all;
  }

  /** Seats do not change in this year, so nobody is read twice. */
  Viewer viewer(long person) {
    return known.computeIfAbsent(person, id -> people.viewer(id, now));
  }
}
