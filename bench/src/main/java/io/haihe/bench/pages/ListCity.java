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
import org.springframework.util.FileSystemUtils;

/** A city in which one intake clerk has a full desk. */
final class ListCity {

  static final String LOGIN = "bench.clerk";
  static final String PASSWORD = "haihe-bench-password";
  private static final PlaceCode DISTRICT = PlaceCode.of("120101000000");
  private static final List<String> WORDS = List.of(
      "小区门口的路灯已经三天不亮了，晚上老人出行很不方便，请尽快安排维修。",
      "人行道上共享单车乱停乱放，堵住了盲道，早高峰时行人只能走机动车道。",
      "楼下垃圾桶满溢，污水流到路面，异味很大，附近居民多次反映没有处理。");

  private ListCity() {}

  static Path data() {
    return Folders.work().resolve("pages");
  }

  static void make(int cases) throws IOException {
    FileSystemUtils.deleteRecursively(data());
    Files.createDirectories(data());
    var database = CityDatabase.open(new DatabaseSettings(data(), null, "", ""));
    try (database; var city = OpenedCity.on(db(database), Folders.project().resolve("scenarios"), 4, data())) {
      Path folder = Folders.project().resolve("cities/tianjin");
      city.bean(CityLoader.class).load(folder);
      city.bean(Units.class).load(city.bean(Places.class).cityOf(DISTRICT), folder.resolve("units.yaml"));
      hire(city);
      open(city, cases);
    }
  }

  private static Db db(CityDatabase database) {
    Map<String, Object> given = database.properties();
    return new Db(
        (String) given.get("spring.datasource.url"), (String) given.get("spring.datasource.username"),
        (String) given.get("spring.datasource.password"));
  }

  private static void hire(OpenedCity city) {
    Unit unit = city.bean(Units.class).byKey(DISTRICT + "/operations-centre").orElseThrow();
    Act act = Act.bySystem(Instant.now());
    long person = city.bean(People.class).open(new NewPerson(LOGIN, "Bench Clerk", "zh", unit.id(), PASSWORD, false), act);
    city.bean(Seats.class).give(
        new NewSeat(person, unit.id(), Role.INTAKE_CLERK, Set.of(), LocalDate.of(2020, 1, 1), null), act);
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
