package io.haihe.kernel.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The city that ships with the product. */
class TianjinTest {

  private static final PlaceCode CITY = PlaceCode.of("120000000000");
  private static final PlaceCode HEPING = PlaceCode.of("120101000000");
  private static Places places;
  private static LoadReport report;

  @BeforeAll
  static void load() {
    PlaceFixtures fixtures = new PlaceFixtures();
    report = fixtures.loader.load(Path.of("cities/tianjin"));
    places = fixtures.places;
  }

  @Test
  void loadsWithoutFindings() {
    assertThat(report).isEqualTo(new LoadReport(List.of(), List.of(), 5933, 0));
  }

  @Test
  void isATreeOfRanges() {
    assertThat(places.children(CITY)).hasSize(16);
    assertThat(places.subtree(CITY)).hasSize(5933);
    PlaceCode community = PlaceCode.of("120101001001");
    assertThat(places.path(community)).extracting(Place::level)
        .containsExactly(PlaceLevel.CITY, PlaceLevel.DISTRICT, PlaceLevel.STREET, PlaceLevel.COMMUNITY);
    assertThat(places.ancestor(community, PlaceLevel.DISTRICT)).map(Place::code).contains(HEPING);
    assertThat(places.ancestor(HEPING, PlaceLevel.STREET)).isEmpty();
    assertThat(places.subtree(HEPING)).allMatch(place -> place.code().toString().startsWith("120101"));
    assertThat(places.get(HEPING).covers(community)).isTrue();
    assertThat(places.subtree(CITY)).allMatch(place -> place.parent() == null || places.get(place.parent()).covers(place.code()));
  }

  @Test
  void knowsItsCityAndWorkingTime() {
    City city = places.cityOf(PlaceCode.of("120116406400"));
    assertThat(city.key()).isEqualTo("tianjin");
    assertThat(city.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(places.calendar(HEPING).isWorkday(java.time.LocalDate.of(2026, 10, 10))).isTrue();
    assertThat(places.name(HEPING, Locale.ENGLISH)).isEqualTo("Heping District");
    assertThat(places.name(CITY, Locale.ENGLISH)).isEqualTo("Tianjin");
    assertThat(places.name(HEPING, Locale.CHINESE)).isEqualTo("和平区");
    assertThat(places.name(PlaceCode.of("120101001000"), Locale.ENGLISH)).isEqualTo("劝业场街道");
  }

  private static List<String> named(String text) {
    return places.named(text, Optional.empty()).stream().map(match -> match.place().name()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "天津市和平区劝业场街道门口有垃圾,劝业场街道",
    "和平区劝业场街垃圾没人管,劝业场街道",
    "劝业场街道办事处不作为,劝业场街道",
    "和平劝业场附近路灯不亮,劝业场街道",
    "河北区的道路积水,河北区",
    "滨海的中新天津生态城,中新天津生态城",
    "住在潘庄镇，要办低保,潘庄镇",
    "望海楼那边,望海楼街道",
    "望海楼社区的路灯,望海楼社区居委会",
    "nankai district: a broken lamp,南开区"
  })
  void understandsNamesWithAndWithoutTheirEnding(String text, String expected) {
    assertThat(named(text)).containsExactly(expected);
  }

  @Test
  void showsAmbiguityUntilAnAncestorIsNamed() {
    assertThat(named("八间房村委会门前")).hasSize(4).containsOnly("八间房村委会");
    assertThat(named("三街村路灯坏了")).hasSizeGreaterThan(4).containsOnly("三街村委会");
    List<PlaceMatch> all = places.named("八间房村委会", Optional.empty());
    Place one = all.getFirst().place();
    Place street = places.ancestor(one.code(), PlaceLevel.STREET).orElseThrow();
    List<PlaceMatch> matches = places.named(street.name() + "八间房村", Optional.empty());
    assertThat(matches).singleElement().isEqualTo(new PlaceMatch(one, List.of(street.name(), "八间房村")));
    assertThat(places.named("八间房村", Optional.of(street.code()))).extracting(PlaceMatch::place).containsExactly(one);
  }

  @Test
  void showsBothPlacesOfAContradiction() {
    assertThat(named("和平区和南开区交界处")).containsExactlyInAnyOrder("和平区", "南开区");
  }

  @Test
  void doesNotTakeOrdinaryWordsForPlaces() {
    assertThat(named("和平区居民的幸福感")).containsExactly("和平区");
    assertThat(named("天津站前广场")).containsExactly("天津市");
    assertThat(named("路灯坏了好几天")).isEmpty();
    assertThat(named("")).isEmpty();
  }

  @Test
  void readsALongTextInNoTime() {
    String text = "这里说的是和平区劝业场街道的路灯，西地省A市也有。".repeat(200);
    places.named(text, Optional.empty());
    long begun = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      places.named(text, Optional.empty());
    }
    assertThat((System.nanoTime() - begun) / 20).isLessThan(50_000_000L);
  }
}
