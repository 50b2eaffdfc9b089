package io.haihe.modules.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Figures;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("The rollups")
class RollupTest {

  private static final List<PlaceCode> PLACES =
      List.of(TinyCity.NANLI, TinyCity.BEILI, TinyCity.STATION, TinyCity.RIVERSIDE, TinyCity.EAST);
  private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
  private static final LocalDate TO = LocalDate.of(2027, 1, 1);

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired ProjectionsForTests projections;
  @Autowired IndicatorProjection projection;
  @Autowired Rollups store;
  @Autowired Reports reports;
  @Autowired Places places;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private final Random random = new Random(7);
  private TinyCity city;
  private Viewer auditor;

  @BeforeEach
  void load() {
    city = TinyCity.in(context);
    auditor = city.person(Role.AUDITOR, TinyCity.CITY, "office");
    for (int i = 0; i < 60; i++) {
      aCase();
    }
    projections.catchUp();
  }

  /** Opened somewhere, filed or refused or left, then dispatched or left. */
  private void aCase() {
    PlaceCode place = PLACES.get(random.nextInt(PLACES.size()));
    clock.advance(Duration.ofHours(5));
    Outcome.Moved opened =
        (Outcome.Moved)
            casework.open(
                new Command.Open(
                    importer(), clock.instant(), null, "city-management", "matter", "06010", place, null, null,
                    "rubbish", Contact.NONE, Map.of(), "import", false));
    switch (random.nextInt(3)) {
      case 0 -> {}
      case 1 -> take(opened.caseId(), "refuseFiling", Map.of("refusal", "outOfScope", "answer", "no"));
      default -> {
        take(opened.caseId(), "file", Map.of("urgency", "normal"));
        if (random.nextBoolean()) {
          take(opened.caseId(), "dispatch", Map.of());
        }
      }
    }
  }

  private static Actor importer() {
    return new Actor.Importer(0, 0, Map.of());
  }

  private void take(long id, String transition, Map<String, Object> input) {
    clock.advance(Duration.ofMinutes(20));
    casework.act(new Command.Take(importer(), clock.instant(), null, id, 0, transition, input));
  }

  private double opened(Viewer viewer, PlaceCode place) {
    return store.months(viewer, "city-management", places.get(place), Set.of(Figures.OPENED), FROM, TO, Set.of()).stream()
        .mapToDouble(row -> row.sum().part())
        .sum();
  }

  private long counted(PlaceCode code) {
    Place place = places.get(code);
    return jdbc.sql("select count(*) from casework_case where place between :first and :last")
        .param("first", place.code().value())
        .param("last", place.last().value())
        .query(Long.class)
        .single();
  }

  @Test
  void sumUpAtEveryLevelToACountOverTheCases() {
    for (Place place : places.subtree(TinyCity.CITY)) {
      assertThat(opened(auditor, place.code())).as(place.name()).isEqualTo(counted(place.code()));
    }
    double districts = opened(auditor, TinyCity.EAST) + opened(auditor, TinyCity.WEST);
    assertThat(districts).isEqualTo(opened(auditor, TinyCity.CITY)).isPositive();
  }

  @Test
  void areTheSameWhenBuiltAgain() {
    List<Map<String, Object>> before = rows();

    projections.rebuild(projection);

    assertThat(rows()).isEqualTo(before).isNotEmpty();
  }

  private List<Map<String, Object>> rows() {
    return Stream.of("screen_month", "screen_area_month", "screen_area_day")
        .flatMap(table -> jdbc.sql("select * from " + table + " where whole <> 0 or part <> 0 order by 1, 2, 3, 4, 5").query()
            .listOfRows().stream())
        .toList();
  }

  @Test
  void sayTheSameOfAnAreaAsOfThePlacesInIt() {
    for (PlaceCode area : List.of(TinyCity.EAST, TinyCity.WEST)) {
      for (String indicator : List.of(Figures.OPENED, Figures.ENDED, "filingRate", "closingRate")) {
        assertThat(sum(area, indicator, false)).as(indicator).isEqualTo(sum(area, indicator, true));
      }
      assertThat(days(area)).isEqualTo(opened(auditor, area));
    }
  }

  private Sum sum(PlaceCode place, String indicator, boolean fine) {
    return store.months(auditor, "city-management", places.get(place), Set.of(indicator), FROM, TO, fine ? Set.of(Rollups.By.PLACE) : Set.of()).stream()
        .map(Rollups.Row::sum)
        .reduce(Sum.NOTHING, Sum::plus);
  }

  private double days(PlaceCode area) {
    return store.days(auditor, "city-management", places.get(area), Set.of(Figures.OPENED), FROM, TO, Set.of()).orElseThrow().stream()
        .mapToDouble(row -> row.sum().part())
        .sum();
  }

  @Test
  void countTheCasesOfAnAreaByTheStateTheyAreInNow() {
    Map<PlaceCode, Map<String, Long>> states = store.states(auditor, "city-management", places.get(TinyCity.CITY));

    for (PlaceCode area : List.of(TinyCity.EAST, TinyCity.WEST)) {
      Map<String, Long> counted = new TreeMap<>();
      jdbc.sql("select state, count(*) from casework_case where place between :first and :last group by 1")
          .param("first", area.value())
          .param("last", places.get(area).last().value())
          .query(row -> {
            counted.put(row.getString(1), row.getLong(2));
          });
      assertThat(states.getOrDefault(area, Map.of())).isEqualTo(counted);
    }
  }

  @Test
  void showWhoSeesOneStreetOfAnAreaThatStreetAlone() {
    Viewer street = city.person(Role.AUDITOR, TinyCity.RIVERSIDE, "office");

    assertThat(opened(street, TinyCity.CITY)).isEqualTo(counted(TinyCity.RIVERSIDE));
    assertThat(opened(street, TinyCity.EAST)).isEqualTo(counted(TinyCity.RIVERSIDE));
    assertThat(store.days(street, "city-management", places.get(TinyCity.EAST), Set.of(), FROM, TO, Set.of())).isEmpty();
  }

  @Test
  void followACaseThatChangesWithoutCountingItTwice() {
    double before = opened(auditor, TinyCity.CITY);
    aCase();
    projections.catchUp();
    projections.catchUp();

    assertThat(opened(auditor, TinyCity.CITY)).isEqualTo(before + 1);
  }

  @Test
  void showAViewerNothingOutsideTheirPlaceAndScenario() {
    Viewer west = city.person(Role.AUDITOR, TinyCity.WEST, "office");
    Viewer hotline = city.person(Role.AUDITOR, TinyCity.CITY, "hotline-centre", "hotline");

    assertThat(opened(west, TinyCity.CITY)).isEqualTo(counted(TinyCity.WEST));
    assertThat(opened(hotline, TinyCity.CITY)).isZero();
  }

  @Test
  void giveTheFilingRateByItsFormula() {
    Reports.Query query =
        new Reports.Query("city-management", places.get(TinyCity.CITY), FROM, TO, Reports.GroupBy.PLACE);
    Report report = reports.of(auditor, query, Locale.ENGLISH);
    int column =
        report.columns().stream().map(Report.Column::indicator).toList().indexOf("filingRate");
    long filed = facts("filedAt");
    long accepted = facts("acceptedAt");

    Report.Value rate = report.total().values().get(column);

    assertThat(rate.sum()).isEqualTo(new Sum(accepted, filed));
    assertThat(rate.value()).isEqualTo((double) filed / accepted);
    assertThat(report.lines()).extracting(Report.Line::group).contains("东城区", "西城区");
  }

  private long facts(String fact) {
    return jdbc.sql("select count(*) from casework_case where facts ->> :fact is not null")
        .param("fact", fact)
        .query(Long.class)
        .single();
  }
}
