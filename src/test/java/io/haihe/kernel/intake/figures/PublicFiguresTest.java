package io.haihe.kernel.intake.figures;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Sealing;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.place.Places;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("The figures for everybody")
class PublicFiguresTest {

  /** Wherever they are kept. */
  private static final String CASES =
      """
      from (select category, place, ended, opened_at, closed_at from casework_case
            union all select category, place, true, opened_at, closed_at from casework_sealed) c
      where category in ('06010', '01001')
      """;

  private static final List<PlaceCode> PLACES =
      List.of(TinyCity.NANLI, TinyCity.NANLI, TinyCity.BEILI, TinyCity.STATION, TinyCity.RIVERSIDE, TinyCity.EAST);

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired ProjectionsForTests projections;
  @Autowired PublicFigureProjection projection;
  @Autowired Statistics statistics;
  @Autowired Places places;
  @Autowired Sealing sealing;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private final Random random = new Random(11);

  @BeforeEach
  void load() {
    TinyCity.in(context);
    for (int i = 0; i < 40; i++) {
      aCase(PLACES.get(random.nextInt(PLACES.size())), random.nextInt(3) > 0);
    }
    projections.catchUp();
    clock.advance(Duration.ofMinutes(2));
  }

  private static Actor importer() {
    return new Actor.Importer(0, 0, Map.of());
  }

  private long aCase(PlaceCode place, boolean settled) {
    clock.advance(Duration.ofMinutes(10));
    long id = opened("city-management", "matter", random.nextBoolean() ? "06010" : "01001", place);
    if (settled) {
      clock.advance(Duration.ofHours(random.nextInt(90)));
      take(id, "refuseFiling", Map.of("refusal", "outOfScope", "answer", "no"));
    }
    return id;
  }

  private long opened(String scenario, String type, String category, PlaceCode place) {
    return ((Moved) casework.open(new Command.Open(
        importer(), clock.instant(), null, scenario, type, category, place, null, null, "words", Contact.NONE, Map.of(), "import", false))).caseId();
  }

  private void take(long id, String transition, Map<String, Object> input) {
    assertThat(casework.act(new Command.Take(importer(), clock.instant(), null, id, 0, transition, input))).isInstanceOf(Moved.class);
  }

  private Tally of(PlaceCode code) {
    return statistics.of(places.get(code), 12).whole();
  }

  private long counted(PlaceCode code, String which) {
    Place place = places.get(code);
    return jdbc.sql("select count(*) " + CASES + " and place between ? and ? and " + which)
        .params(code.value(), place.last().value())
        .query(Long.class)
        .single();
  }

  @Test
  void equalACountOverTheCasesAtEveryLevel() {
    for (Place place : places.subtree(TinyCity.CITY)) {
      if (place.level().compareTo(PlaceLevel.STREET) <= 0) {
        Tally tally = of(place.code());
        assertThat(tally.reported()).as(place.name()).isEqualTo(counted(place.code(), "true"));
        assertThat(tally.settled()).as(place.name()).isEqualTo(counted(place.code(), "ended"));
        assertThat(tally.timed()).isEqualTo(tally.settled());
      }
    }
    Statistics.Found city = statistics.of(places.get(TinyCity.CITY), 12);
    assertThat(city.parts().values().stream().mapToLong(Tally::reported).sum()).isEqualTo(city.whole().reported()).isPositive();
    assertThat(city.kinds().values().stream().mapToLong(Tally::settled).sum()).isEqualTo(city.whole().settled());
  }

  @Test
  void sayHowLongHalfOfThemTookAndTheMean() {
    List<Double> days =
        jdbc.sql("select extract(epoch from closed_at - opened_at) / 86400.0 " + CASES + " and ended order by 1")
            .query(Double.class).list();
    Tally tally = of(TinyCity.CITY);
    int within = tally.halfWithinDays().orElseThrow();

    assertThat(2 * days.stream().filter(each -> each <= within).count()).isGreaterThanOrEqualTo(days.size());
    assertThat(2 * days.stream().filter(each -> each <= within - 1).count()).as("no fewer days would do").isLessThan(days.size());
    assertThat(tally.meanDays().orElseThrow())
        .isCloseTo(days.stream().mapToDouble(each -> each).average().orElseThrow(), offset(0.001));
    assertThat(tally.promised()).isPositive();
    assertThat(tally.inTime()).isBetween(1L, tally.promised());
  }

  @Test
  void areTheSameWhenBuiltAgainAndWhenCasesWentIntoTheArchiveAndCameBack() {
    List<Map<String, Object>> before = rows();

    projections.rebuild(projection);
    assertThat(rows()).isEqualTo(before).isNotEmpty();

    clock.advance(Duration.ofDays(60));
    assertThat(sealing.sealDue(clock.instant())).isPositive();
    assertThat(jdbc.sql("select count(*) from intake_public_case p join casework_sealed s on s.id = p.case_id").query(Long.class).single()).isZero();
    assertThat(rows()).isEqualTo(before);
    long sealed = jdbc.sql("select id from casework_sealed limit 1").query(Long.class).single();
    casework.act(new Command.Note(importer(), clock.instant(), null, sealed, 0, "seen again", false));
    projections.catchUp();
    assertThat(rows()).isEqualTo(before);
    projections.rebuild(projection);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void followACaseThatChangesWithoutCountingItTwice() {
    Tally before = of(TinyCity.WEST);
    long id = aCase(TinyCity.STATION, false);
    projections.catchUp();
    clock.advance(Duration.ofHours(30));
    take(id, "refuseFiling", Map.of("refusal", "outOfScope", "answer", "no"));
    projections.catchUp();
    projections.catchUp();
    clock.advance(Duration.ofMinutes(2));

    Tally after = of(TinyCity.WEST);

    assertThat(after.reported()).isEqualTo(before.reported() + 1);
    assertThat(after.settled()).isEqualTo(before.settled() + 1);
    assertThat(after.timed()).isEqualTo(before.timed() + 1);
  }

  private List<Map<String, Object>> rows() {
    return jdbc.sql("select place, starts, scenario, category, span, cases, promised, in_time, round(seconds::numeric, 1) from intake_public_month where cases <> 0 order by 1, 2, 3, 4, 5")
        .query()
        .listOfRows();
  }

  @Test
  void countNothingOfAScenarioThatPublishesNothing() {
    long before = of(TinyCity.CITY).reported();
    opened("harm-reports", "report", "N0301", TinyCity.NANLI);
    projections.catchUp();
    clock.advance(Duration.ofMinutes(2));

    assertThat(of(TinyCity.CITY).reported()).isEqualTo(before);
    assertThat(statistics.of(places.get(TinyCity.CITY), 12).kinds().keySet()).extracting(Statistics.Kind::scenario).doesNotContain("harm-reports");
  }

  @Test
  void standOnAPageThatTellsHowTheyAreMadeAndLeadsDownToStreets() {
    Browser visitor = new Browser(http);

    String city = text(visitor.get("/statistics?lang=en"));

    assertThat(city).contains(" in figures</h1>", "How these numbers are made", "counted on", "/statistics?place=" + TinyCity.EAST, "Tiles show the direction");
    String east = text(visitor.get("/statistics?place=" + TinyCity.EAST));
    assertThat(east).contains("/statistics?place=" + TinyCity.RIVERSIDE, "aria-current=\"page\">东城区");
    assertThat(text(visitor.get("/statistics?place=" + TinyCity.NANLI))).as("no finer than streets").contains("aria-current=\"page\">河沿街道").doesNotContain("南里");
    assertThat(text(visitor.get("/"))).contains("/statistics");
    assertThat(text(visitor.get("/statistics?place=nowhere&months=7"))).contains(" in figures</h1>");
  }

  @Test
  void doNotTellSmallNumbers() {
    PlaceCode willows = PlaceCode.of("990101002000");
    aCase(willows, true);
    aCase(willows, true);
    projections.catchUp();
    clock.advance(Duration.ofMinutes(2));
    Tally tally = of(willows);
    assertThat(tally.reported()).isBetween(1L, 4L);

    String page = text(new Browser(http).get("/statistics?lang=en&place=" + willows));

    assertThat(page).contains("fewer than 5").doesNotContainPattern("tile-value\">[1-4]<").doesNotContain("100%", "within 1 day");
    assertThat(page).contains("tile-value\">–<");
  }
}
