package io.haihe.bench.http;

import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.bench.kit.Server.Db;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
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
import io.haihe.modules.demo.Demo;
import io.haihe.modules.service.SampleItems;
import io.haihe.platform.Progress;
import io.haihe.platform.database.CityDatabase;
import io.haihe.platform.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/** Makes the data folder of a city under load: the demonstration's, and staff of our own who take cases through the six steps. */
final class LoadedCity {

  static final String PASSWORD = "haihe-bench-password";
  static final PlaceCode DISTRICT = PlaceCode.of("120101000000");
  private static final String SEATS = "operations-centre";

  private LoadedCity() {}

  static Path data() {
    return Folders.work().resolve("http");
  }

  static Path scenarios() {
    return Folders.work().resolve("http-scenarios");
  }

  /** @return numbers of six-step cases that have just been registered */
  static List<String> make(double shareOfDemo, int cases) throws IOException {
    FileSystemUtils.deleteRecursively(data());
    FileSystemUtils.deleteRecursively(scenarios());
    for (Path from : List.of(Folders.project().resolve("scenarios"), Folders.bench().resolve("scenarios"))) {
      FileSystemUtils.copyRecursively(from, scenarios());
    }
    Files.createDirectories(data());
    var database = CityDatabase.open(new DatabaseSettings(data(), null, "", ""));
    try (database; var city = OpenedCity.on(db(database), scenarios(), 10, data())) {
      city.bean(CityLoader.class).load(Folders.project().resolve("cities/tianjin"));
      city.bean(Units.class).load(
          city.bean(Places.class).city(Demo.city()).orElseThrow(), Folders.project().resolve("cities/tianjin/units.yaml"));
      Demo demo = city.bean(Demo.class);
      demo.hire();
      city.bean(SampleItems.class).load();
      demo.play(shareOfDemo, Progress.silent());
      for (Role role : CityLoad.STAFF) {
        hire(city, role);
      }
      return open(city, cases);
    }
  }

  private static Db db(CityDatabase database) {
    Map<String, Object> given = database.properties();
    return new Db(
        (String) given.get("spring.datasource.url"), (String) given.get("spring.datasource.username"),
        (String) given.get("spring.datasource.password"));
  }

  static String login(Role role) {
    return "bench." + role.key().toLowerCase(Locale.ROOT);
  }

  private static void hire(OpenedCity city, Role role) {
    String key = role == Role.HANDLER ? "urban-management" : SEATS;
    Unit unit = city.bean(Units.class).byKey(DISTRICT + "/" + key).orElseThrow();
    var act = Act.bySystem(Instant.now());
    long person = city.bean(People.class)
        .open(new NewPerson(login(role), "Bench " + role.key(), "en", unit.id(), PASSWORD, false), act);
    city.bean(Seats.class).give(new NewSeat(person, unit.id(), role, Set.of(), LocalDate.of(2020, 1, 1), null), act);
  }

  private static List<String> open(OpenedCity city, int cases) {
    var people = city.bean(People.class);
    var clerk = new Actor.Staff(people.viewer(people.byLogin(login(Role.INTAKE_CLERK)).orElseThrow().id(), Instant.now()));
    List<Place> communities = city.bean(Places.class).subtree(DISTRICT).stream()
        .filter(place -> place.level() == PlaceLevel.COMMUNITY).toList();
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < cases; i++) {
      var outcome = city.bean(Casework.class).open(new Command.Open(
          clerk, Instant.now(), null, "six-steps", "matter", "R11", communities.get(i % communities.size()).code(), null,
          null, "The surface of the road is broken, number " + i, Contact.NONE, Map.of("lane", 2), "patrol", true));
      numbers.add(((Outcome.Moved) outcome).number());
    }
    return numbers;
  }
}
