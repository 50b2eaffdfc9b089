package io.haihe.bench.pages;

import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.bench.kit.Server.Db;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import io.haihe.platform.database.CityDatabase;
import io.haihe.platform.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A city in which one intake clerk has a full desk, and a command centre that sees every case. */
final class ListCity {

  static final String LOGIN = "bench.clerk";
  static final String COMMAND = "bench.command";
  static final String PASSWORD = "haihe-bench-password";

  /** More of what is there: at every community in turn, due when it may be, in words that are put together of others. */
  private static final String CROWD =
      """
      insert into casework_case (id, number, scenario, scenario_version, type, state, ended, category, place, longitude, latitude, address, text, form, channel,
        sample, responsible, addressee, desk_role, desk_unit, desk_place, desk_assignee, facts, units, opened_at, updated_at, closed_at, due_at, version, head)
      select nextval('casework_case_id'), 'CM2025' || lpad(n::text, 10, '0'), scenario, scenario_version, type, state, ended, category,
        places.codes[1 + n % cardinality(places.codes)], longitude, latitude, address,
        (array['解放路', '和平里', '滨江道', '南京路', '幸福小区', '团结公寓', '光明里', '朝阳新村'])[1 + n % 8] || (n % 997) || '号'
          || (array['路灯不亮', '井盖破损', '垃圾满溢', '共享单车乱停', '占道经营', '噪音扰民', '污水外溢', '树枝折断'])[1 + n / 8 % 8]
          || (array['，请尽快处理。', '，已经反映多次。', '，老人出行不便。', '，夜间尤其严重。'])[1 + n / 64 % 4]
          || case when n % 3001 = 0 then '旁边有一棵古槐树。' else '' end,
        form, channel, sample, responsible, addressee, desk_role, desk_unit,
        places.districts[1 + n % cardinality(places.codes)], desk_assignee, facts, units, opened_at - n * interval '20 second', updated_at, closed_at,
        opened_at + (n * 7919::bigint % 20000 - 2000) * interval '1 minute', version, head
      from (select * from casework_case order by id limit 1) one, generate_series(1, :cases) n,
        (select array_agg(code order by code) as codes, array_agg(code / 1000000 * 1000000 order by code) as districts from place_place where level = 'COMMUNITY') places
      """;

  private static final PlaceCode DISTRICT = PlaceCode.of("120101000000");
  private static final List<String> WORDS = List.of(
      "小区门口的路灯已经三天不亮了，晚上老人出行很不方便，请尽快安排维修。",
      "人行道上共享单车乱停乱放，堵住了盲道，早高峰时行人只能走机动车道。",
      "楼下垃圾桶满溢，污水流到路面，异味很大，附近居民多次反映没有处理。");

  private ListCity() {}

  static Path data() {
    return Folders.work().resolve("pages");
  }

  /**
   * @param cases on the desk of the clerk
   * @param crowd open beside them, everywhere in the city
   */
  static void make(int cases, int crowd) throws IOException {
    FileSystemUtils.deleteRecursively(data());
    Files.createDirectories(data());
    var database = CityDatabase.open(new DatabaseSettings(data(), null, "", ""));
    try (database; var city = OpenedCity.on(db(database), Folders.project().resolve("scenarios"), 4, data())) {
      Path folder = Folders.project().resolve("cities/tianjin");
      city.bean(CityLoader.class).load(folder);
      city.bean(Units.class).load(city.bean(Places.class).cityOf(DISTRICT), folder.resolve("units.yaml"));
      hire(city, LOGIN, DISTRICT + "/operations-centre", Role.INTAKE_CLERK);
      hire(city, COMMAND, city.bean(Places.class).cityOf(DISTRICT).root().code() + "/operations-centre", Role.COMMAND_CENTRE);
      open(city, cases);
      city.bean(JdbcClient.class).sql(CROWD).param("cases", crowd).update();
      city.bean(JdbcClient.class).sql("vacuum analyze").update();
    }
  }

  private static Db db(CityDatabase database) {
    Map<String, Object> given = database.properties();
    return new Db(
        (String) given.get("spring.datasource.url"), (String) given.get("spring.datasource.username"),
        (String) given.get("spring.datasource.password"));
  }

  private static void hire(OpenedCity city, String login, String key, Role role) {
    Unit unit = city.bean(Units.class).byKey(key).orElseThrow();
    Act act = Act.bySystem(Instant.now());
    long person = city.bean(People.class).open(new NewPerson(login, login, "zh", unit.id(), PASSWORD, false), act);
    city.bean(Seats.class).give(new NewSeat(person, unit.id(), role, Set.of(), LocalDate.of(2020, 1, 1), null), act);
  }

  private static void open(OpenedCity city, int cases) {
    List<Place> communities = city.bean(Places.class).subtree(DISTRICT).stream()
        .filter(place -> place.level() == PlaceLevel.COMMUNITY).toList();
    for (int i = 0; i < cases; i++) {
      city.bean(Casework.class).open(new Command.Open(
          new Actor.Reporter(), Instant.now(), null, "city-management", "matter", "06010",
          communities.get(i % communities.size()).code(), null, null, WORDS.get(i % WORDS.size()) + i, Contact.NONE, Map.of(), "web", true));
    }
  }
}
