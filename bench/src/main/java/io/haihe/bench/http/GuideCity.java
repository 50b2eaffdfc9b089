package io.haihe.bench.http;

import io.haihe.bench.kit.Folders;
import io.haihe.bench.kit.OpenedCity;
import io.haihe.bench.kit.Server.Db;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.modules.service.Card;
import io.haihe.modules.service.Catalogue;
import io.haihe.modules.service.SampleItems;
import io.haihe.platform.database.CityDatabase;
import io.haihe.platform.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** The data folder of a city with the demonstration's catalogue, and nothing else. */
final class GuideCity {

  private static final PlaceCode DISTRICT = PlaceCode.of("120101000000");

  private GuideCity() {}

  static Path data() {
    return Folders.work().resolve("guides");
  }

  /** @return where the guides of its items are */
  static List<String> make() throws IOException {
    FileSystemUtils.deleteRecursively(data());
    Files.createDirectories(data());
    var database = CityDatabase.open(new DatabaseSettings(data(), null, "", ""));
    try (database; var city = OpenedCity.on(db(database), Folders.project().resolve("scenarios"), 4, data())) {
      Path folder = Folders.project().resolve("cities/tianjin");
      city.bean(CityLoader.class).load(folder);
      city.bean(Units.class).load(city.bean(Places.class).cityOf(DISTRICT), folder.resolve("units.yaml"));
      city.bean(SampleItems.class).load();
      return city.bean(Catalogue.class).cards().stream().map(Card::code).map(code -> "/services/" + code).toList();
    }
  }

  private static Db db(CityDatabase database) {
    Map<String, Object> given = database.properties();
    return new Db(
        (String) given.get("spring.datasource.url"), (String) given.get("spring.datasource.username"),
        (String) given.get("spring.datasource.password"));
  }
}
