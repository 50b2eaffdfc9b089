package io.haihe.kernel.org;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The sample file of units that ships fits the places and the categories that ship. */
@CityTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TianjinUnitsTest {

  private static final Path CITY = Path.of("cities/tianjin");
  private static final PlaceCode HEPING = PlaceCode.of("120101000000");

  @Autowired CityLoader cities;
  @Autowired Places places;
  @Autowired Units units;

  private LoadedUnits loaded;

  @BeforeAll
  void load() {
    cities.load(CITY);
    loaded = units.load(places.city("tianjin").orElseThrow(), CITY.resolve("units.yaml"));
  }

  @Test
  void hasAnOfficeForEveryPlace() {
    assertThat(loaded.offices()).isEqualTo(1 + 16 + 299 + 5617);
    assertThat(units.office(HEPING).name()).isEqualTo("和平区人民政府");
    assertThat(units.office(HEPING).nameEn()).isEqualTo("Heping District People's Government");
  }

  @Test
  void hasAHolderForEveryCategoryInEveryDistrict() throws IOException {
    List<String> categories = categories("scenarios/city-management/categories.csv");
    assertThat(categories).hasSizeGreaterThan(240);
    for (Place district : places.children(places.city("tianjin").orElseThrow().root().code())) {
      assertThat(categories)
          .allSatisfy(code -> assertThat(units.dutyHolder("city-management", code, district.code(), null)).isPresent());
    }
  }

  @Test
  void givesMattersToThoseOneWouldExpect() {
    assertThat(holder("city-management", "06010")).isEqualTo("和平区城市管理委员会");
    assertThat(holder("city-management", "01001")).isEqualTo("天津水务集团有限公司");
    assertThat(holder("city-management", "09009")).isEqualTo("市公安交管局和平支队");
    assertThat(holder("hotline", "H08")).isEqualTo("和平区住房和建设委员会");
    assertThat(holder("hotline", "H11")).isEqualTo("天津市农业农村委员会");
    assertThat(holder("hotline", "H99")).isEqualTo("和平区政务服务便民热线中心");
  }

  private String holder(String scenario, String category) {
    return units.dutyHolder(scenario, category, HEPING, null).map(Unit::name).orElse("");
  }

  private static List<String> categories(String file) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }
}
