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
import io.haihe.kernel.casework.Deadlines;
import io.haihe.kernel.casework.Figures;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.kernel.scenario.ScreenLayout;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("Every number of the screen, after several have worked at once at random,")
class EveryNumberTest {

  private static final List<PlaceCode> PLACES =
      List.of(TinyCity.NANLI, TinyCity.BEILI, TinyCity.STATION, TinyCity.RIVERSIDE, TinyCity.EAST, TinyCity.CITY);
  private static final List<String> CATEGORIES = List.of("06010", "06012", "06013");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int WORKERS = 4;

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired ProjectionsForTests projections;
  @Autowired Deadlines deadlines;
  @Autowired Measures measures;
  @Autowired Counts counts;
  @Autowired Behind behind;
  @Autowired Totals totals;
  @Autowired Areas areas;
  @Autowired Panels panels;
  @Autowired ScreenRebuild rebuild;
  @Autowired ScreenQueries queries;
  @Autowired Figures figures;
  @Autowired Scenarios scenarios;
  @Autowired Places places;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Viewer auditor;

  @BeforeEach
  void work() throws Exception {
    city = TinyCity.in(context);
    auditor = city.person(Role.AUDITOR, TinyCity.CITY, "office");
    AtomicBoolean working = new AtomicBoolean(true);
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> projecting = all.submit(() -> {
        while (working.get()) {
          projections.catchUp();
        }
      });
      List<Future<?>> workers = new ArrayList<>();
      IntStream.range(0, WORKERS).forEach(n -> workers.add(all.submit(() -> work(new Random(100 + n)))));
      for (Future<?> worker : workers) {
        worker.get();
      }
      working.set(false);
      projecting.get();
    }
    deadlines.fireDue(clock.instant());
    projections.catchUp();
  }

  private void work(Random random) {
    for (int i = 0; i < 15; i++) {
      clock.advance(Duration.ofHours(random.nextInt(1, 60)));
      Outcome.Moved opened = (Outcome.Moved) casework.open(new Command.Open(
          importer(), clock.instant(), null, "city-management", "matter", CATEGORIES.get(random.nextInt(CATEGORIES.size())),
          PLACES.get(random.nextInt(PLACES.size())), null, null, "rubbish", Contact.NONE, Map.of(), "import", false));
      for (String step : List.of("file", "dispatch", "refuseFiling")) {
        if (random.nextInt(3) > 0) {
          clock.advance(Duration.ofMinutes(random.nextInt(5, 300)));
          Map<String, Object> input = step.equals("file")
              ? Map.of("urgency", "normal")
              : step.equals("dispatch") ? Map.of() : Map.of("refusal", "outOfScope", "answer", "no");
          casework.act(new Command.Take(importer(), clock.instant(), null, opened.caseId(), 0, step, input));
        }
      }
    }
  }

  private static Actor importer() {
    return new Actor.Importer(0, 0, Map.of());
  }

  /** One month, and all that there are. */
  private List<Period> periods() {
    YearMonth now = queries.thisMonth(places.get(TinyCity.CITY));
    return List.of(Period.of(now), new Period(now, 12), Period.of(now.minusMonths(1)));
  }

  private ScreenQuery query(PlaceCode place, Period period, String measure) {
    return new ScreenQuery(places.get(place), scenarios.current("city-management"), period, measure, null);
  }

  private List<Place> everywhere() {
    return places.subtree(TinyCity.CITY);
  }

  @Test
  void equalsACountOverTheCasesAtEveryLevel() {
    List<Figures.OfCase> all = figures.of(jdbc.sql("select id from casework_case").query(Long.class).list());
    Set<String> indicators = new HashSet<>(scenarios.current("city-management").type("matter").indicators().keySet());
    indicators.addAll(Measures.BUILT_IN);
    int compared = 0;
    for (Place place : everywhere()) {
      for (Period period : periods()) {
        Map<String, Sum> shown = counts.total(auditor, query(place.code(), period, ScreenLayout.OPENED), indicators);
        for (String key : indicators) {
          Sum counted = count(all, place, period, key);
          assertThat(shown.getOrDefault(key, Sum.NOTHING)).as("%s of %s in %s", key, place.name(), period).isEqualTo(counted);
          compared += counted.isNothing() ? 0 : 1;
        }
      }
    }
    assertThat(compared).as("figures that came to something").isGreaterThan(60);
  }

  private static Sum count(List<Figures.OfCase> all, Place place, Period period, String key) {
    return all.stream()
        .filter(added -> place.covers(added.place()))
        .flatMap(added -> added.parts().stream())
        .filter(part -> part.indicator().equals(key) && period.holds(LocalDate.ofInstant(part.dated(), ZONE)))
        .map(part -> new Sum(part.of(), part.count()))
        .reduce(Sum.NOTHING, Sum::plus);
  }

  @Test
  void ofWhatIsOpenEqualsACountNowAndAtTheEndOfEachMonth() {
    Instant now = clock.instant();
    for (Place place : everywhere()) {
      for (Period period : periods()) {
        ScreenQuery query = query(place.code(), period, ScreenLayout.OPEN);
        Instant end = counts.ofNow(query) ? now : period.to().plusDays(1).atStartOfDay(ZONE).toInstant();
        long shown = counts.standing(auditor, query, now).values().stream().mapToLong(Counts.Standing::open).sum();
        assertThat(shown).as("%s in %s", place.name(), period).isEqualTo(open(place, end));
      }
    }
  }

  private long open(Place place, Instant end) {
    return jdbc.sql(
            """
            select count(*) from casework_case where place between :first and :last and opened_at < :end::timestamptz
              and (closed_at is null or closed_at >= :end::timestamptz)
            """)
        .param("first", place.code().value())
        .param("last", place.last().value())
        .param("end", end.plusNanos(1000).toString())
        .query(Long.class)
        .single();
  }

  @Test
  void leadsToAsManyCasesAsItSays() {
    List<String> ratios = List.of(
        ScreenLayout.OPENED, ScreenLayout.ENDED, "filingRate", "closingRate", "onTimeClosingRate", "reworkRate");
    for (Place place : List.of(places.get(TinyCity.CITY), places.get(TinyCity.EAST), places.get(TinyCity.NANLI))) {
      for (Period period : periods()) {
        for (String measure : ratios) {
          ScreenQuery query = query(place.code(), period, measure);
          Sum sum = counts.total(auditor, query, Set.of(measure)).getOrDefault(measure, Sum.NOTHING);
          String what = measure + " of " + place.name() + " in " + period;
          assertThat(behind(auditor, query, Behind.Part.ALL)).as("all %s", what).isEqualTo((long) sum.whole());
          assertThat(behind(auditor, query, Behind.Part.COUNTED)).as("counted %s", what).isEqualTo((long) sum.part());
          assertThat(behind(auditor, query, Behind.Part.MISSED)).as("missed %s", what).isEqualTo((long) (sum.whole() - sum.part()));
        }
      }
    }
  }

  @Test
  void countsAsDueToBeClosedOnlyWhatIsPastItsLimitWhileNothingIsClosed() {
    List<Figures.Part> due = figures.of(jdbc.sql("select id from casework_case").query(Long.class).list()).stream()
        .flatMap(one -> one.parts().stream())
        .filter(part -> part.indicator().equals("closingRate"))
        .toList();

    assertThat(due).isNotEmpty().allMatch(part -> !part.dated().isAfter(clock.instant()));
  }

  @Test
  void tellsOfAnAccuracyHowManyWereRight() {
    Report.Value value = measures.of(scenarios.current("city-management"), "dispatchAccuracy", Locale.ENGLISH)
        .of(Map.of("dispatchAccuracy", new Sum(310, 13)));

    assertThat(ValueWords.of(Report.Kind.PERCENT, value.value(), Locale.ENGLISH)).isEqualTo("95.81%");
    assertThat(ValueWords.sums(Report.Kind.PERCENT, value.sum(), Locale.ENGLISH)).isEqualTo("297 / 310");
  }

  @Test
  void leadsFromAnAccuracyToTheCasesThatWereRight() {
    Period year = new Period(queries.thisMonth(places.get(TinyCity.CITY)), 12);
    ScreenQuery accuracy = query(TinyCity.CITY, year, "dispatchAccuracy");
    long dispatched = behind(auditor, accuracy, Behind.Part.ALL);

    assertThat(dispatched).isPositive();
    assertThat(behind(auditor, accuracy, Behind.Part.COUNTED)).isEqualTo(dispatched);
    assertThat(behind(auditor, accuracy, Behind.Part.MISSED)).isZero();
  }

  @Test
  void ofWhatIsOpenOrLateLeadsToAsManyCasesAsItSays() {
    Instant now = clock.instant();
    for (Period period : periods()) {
      for (String measure : List.of(ScreenLayout.OPEN, ScreenLayout.OVERDUE)) {
        ScreenQuery query = query(TinyCity.CITY, period, measure);
        Double shown = counts.standing(auditor, query, now).values().stream().reduce(Counts.Standing::plus)
            .orElse(new Counts.Standing(0, 0L)).of(measure);
        if (shown != null) {
          assertThat(behind(auditor, query, Behind.Part.ALL)).as("%s in %s", measure, period).isEqualTo(shown.longValue());
        }
      }
    }
  }

  private long behind(Viewer viewer, ScreenQuery query, Behind.Part part) {
    var question = new Behind.Question(query, part, null, null, null);
    long cases = 0;
    String cursor = null;
    do {
      Behind.Found found = behind.find(viewer, question, cursor, clock.instant());
      cases += found.rows().size();
      cursor = found.next();
    } while (cursor != null);
    return cases;
  }

  @Test
  void isTheSumOfThoseOfTheAreasBelow() {
    for (Place place : everywhere()) {
      ScreenQuery query = query(place.code(), periods().get(1), ScreenLayout.OPENED);
      Areas.Lines lines = areas.of(auditor, query, clock.instant(), Locale.ENGLISH);
      double whole = counts.total(auditor, query, Set.of(Figures.OPENED)).getOrDefault(Figures.OPENED, Sum.NOTHING).part();
      assertThat(lines.lines().stream().mapToDouble(Areas.Line::opened).sum()).as(place.name()).isEqualTo(whole);
    }
  }

  @Test
  void ofACategoryEqualsACountForAreasAndBelow() {
    for (PlaceCode place : List.of(TinyCity.CITY, TinyCity.EAST, TinyCity.RIVERSIDE, TinyCity.NANLI)) {
      ScreenQuery query = query(place, periods().get(1), ScreenLayout.OPENED);
      PanelView.Bars bars = (PanelView.Bars) panels.of(auditor, query, clock.instant(), Locale.ENGLISH).get(3);
      long shown = bars.bars().stream().mapToLong(bar -> (long) bar.value()).sum();
      assertThat(bars.bars()).isNotEmpty();
      assertThat(shown).as("%s", place).isEqualTo(
          jdbc.sql("select count(*) from casework_case where place between ? and ? and opened_at >= ?::timestamptz")
              .params(place.value(), places.get(place).last().value(), query.period().from().atStartOfDay(ZONE).toInstant().toString())
              .query(Long.class).single());
    }
  }

  @Test
  void isTheSameWhenAllIsSummedAnew() {
    List<List<Map<String, Object>>> before = tables();

    long sums = rebuild.run();

    assertThat(tables()).isEqualTo(before);
    assertThat(sums).isPositive().isEqualTo(before.getFirst().size());
  }

  private List<List<Map<String, Object>>> tables() {
    return List.of("screen_month", "screen_area_month", "screen_area_day").stream()
        .map(table -> jdbc.sql("select * from " + table + " where whole <> 0 or part <> 0 order by 1, 2, 3, 4, 5").query().listOfRows())
        .toList();
  }

  @Test
  void countsOnlyWhatItsViewerSees() {
    Viewer west = city.person(Role.AUDITOR, TinyCity.WEST, "office");
    Viewer hotline = city.person(Role.AUDITOR, TinyCity.CITY, "hotline-centre", "hotline");
    for (String measure : List.of(ScreenLayout.OPENED, ScreenLayout.OPEN, ScreenLayout.ENDED, "filingRate")) {
      ScreenQuery city = query(TinyCity.CITY, periods().get(1), measure);
      assertThat(behind(west, city, Behind.Part.ALL)).as(measure)
          .isEqualTo(behind(auditor, query(TinyCity.WEST, periods().get(1), measure), Behind.Part.ALL))
          .isPositive();
      assertThat(behind(hotline, city, Behind.Part.ALL)).as(measure).isZero();
    }
    assertThat(figure(west, TinyCity.CITY)).isEqualTo(figure(auditor, TinyCity.WEST));
    assertThat(figure(hotline, TinyCity.CITY)).isEqualTo("0");
  }

  private String figure(Viewer viewer, PlaceCode place) {
    ScreenQuery query = query(place, periods().get(1), ScreenLayout.OPENED);
    return totals.everywhere(viewer, query, clock.instant(), Locale.ENGLISH).get(2).text();
  }
}
