package io.haihe.kernel.org;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DutyTest {

  private static final UnitSnapshot UNITS =
      SmallCity.snapshot(
          """
          offices:
            - {level: city, name: "{place}"}
            - {level: district, name: "{place}"}
            - {level: street, name: "{place}"}
            - {level: community, name: "{place}"}
          units:
            - {key: centre, kind: department, levels: [city], name: "中心", duties: [{scenario: management, categories: ["*"]}]}
            - {key: urban, kind: department, levels: [city, district], name: "{place}城管委", duties: [{categories: ["01", "06"]}]}
            - {key: water, kind: company, levels: [city], name: "水务集团", duties: [{categories: ["01001"]}]}
            - {key: night, kind: department, levels: [city], name: "夜间办", duties: [{scenario: night, categories: ["06"]}]}
            - {key: farm, kind: department, levels: [district], name: "{place}农委", except: ["990102000000"], duties: [{categories: ["11"]}]}
          """);

  @Test
  void belongsToTheUnitNearestToThePlace() {
    assertThat(holder("management", "06010", SmallCity.COMMUNITY, null)).isEqualTo("990101000000/urban");
    assertThat(holder("management", "06010", SmallCity.WEST, null)).isEqualTo("990102000000/urban");
    assertThat(holder("management", "06010", SmallCity.CITY, null)).isEqualTo("990000000000/urban");
  }

  @Test
  void belongsToTheLongestCategoryPrefixEvenIfFarther() {
    assertThat(holder("management", "01001", SmallCity.COMMUNITY, null)).isEqualTo("990000000000/water");
    assertThat(holder("management", "01002", SmallCity.COMMUNITY, null)).isEqualTo("990101000000/urban");
  }

  @Test
  void prefersADutyForThisScenarioAlone() {
    assertThat(holder("night", "06010", SmallCity.COMMUNITY, null)).isEqualTo("990000000000/night");
  }

  @Test
  void canBeForcedToALevel() {
    assertThat(holder("management", "06010", SmallCity.COMMUNITY, PlaceLevel.CITY)).isEqualTo("990000000000/urban");
    assertThat(holder("management", "01001", SmallCity.COMMUNITY, PlaceLevel.DISTRICT))
        .isEqualTo("990101000000/urban");
  }

  @Test
  void fallsToTheHolderOfEverythingAndOtherwiseToNobody() {
    assertThat(holder("management", "99", SmallCity.STREET, null)).isEqualTo("990000000000/centre");
    assertThat(holder("night", "99", SmallCity.STREET, null)).isNull();
    assertThat(holder("night", "11", SmallCity.STREET, null)).isEqualTo("990101000000/farm");
    assertThat(holder("night", "11", SmallCity.WEST, null)).isNull();
  }

  @Test
  void findsTheOfficeOfAPlaceAndOfAGridWithinIt() {
    assertThat(office(SmallCity.TOWN)).isEqualTo("990101100000/office");
    assertThat(office(PlaceCode.of("990101001002007"))).isEqualTo("990101001002/office");
    assertThat(office(PlaceCode.of("990101001777"))).isEqualTo("990101001000/office");
    assertThat(office(PlaceCode.of("990102000003"))).isEqualTo("990102000000/office");
    assertThat(UNITS.office(PlaceCode.of("980101001001"))).isEmpty();
    assertThat(UNITS.office(PlaceCode.of("991101001001"))).isEmpty();
  }

  @Test
  void searchesAllWordsWithinASubtree() {
    PlaceCode last = SmallCity.get(SmallCity.EAST).last();
    assertThat(UNITS.search("城管委", SmallCity.EAST, last, 10)).extracting(Unit::name).containsExactly("东城区城管委");
    assertThat(UNITS.search("urban 990101", SmallCity.EAST, last, 10)).hasSize(1);
    assertThat(UNITS.search("水务", SmallCity.EAST, last, 10)).isEmpty();
    assertThat(UNITS.in(SmallCity.EAST, last, List.of(Unit.Kind.DEPARTMENT)))
        .extracting(Unit::key)
        .containsExactlyInAnyOrder("990101000000/urban", "990101000000/farm");
  }

  private static @Nullable String holder(
      String scenario, String category, PlaceCode place, @Nullable PlaceLevel level) {
    return UNITS.dutyHolder(scenario, category, place, level).map(Unit::key).orElse(null);
  }

  private static String office(PlaceCode place) {
    return UNITS.office(place).map(Unit::key).orElseThrow();
  }
}
