package io.haihe.modules.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Sealing;
import io.haihe.modules.service.rating.RatingStore;
import io.haihe.modules.service.rating.Score;
import io.haihe.platform.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("The published ratings")
class RatingsTest {

  private static final LocalDate EVER = LocalDate.of(2000, 1, 1);

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired ProjectionsForTests projections;
  @Autowired Sealing sealing;
  @Autowired RatingStore store;
  @Autowired Ratings ratings;
  @Autowired ItemImport imports;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;
  @Autowired MockMvcTester http;

  private final Random random = new Random(11);
  private String often;
  private String seldom;

  @BeforeEach
  void items() {
    TinyCity.in(context);
    often = "often-" + UUID.randomUUID().toString().substring(0, 8);
    seldom = "seldom-" + UUID.randomUUID().toString().substring(0, 8);
    for (String code : List.of(often, seldom)) {
      String file = """
          [{"code": "%s", "type": "01", "name": {"zh": "评价事项", "en": "Item %s"}, "department": "公安局", "handling": "promised",
           "audiences": ["person"], "promised": "5 working-day", "online": true}]""".formatted(code, code);
      assertThat(imports.take("items.json", file.getBytes(StandardCharsets.UTF_8), false, ItemImport.By.operator(), Progress.silent()).findings()).isEmpty();
    }
  }

  private long delivered(String item) {
    Map<String, Object> form = Map.of("item", item, "applicant", "person", "applicantName", "Li", "proof", "attached", "delivery", "counter");
    Outcome outcome = casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "government-service", "application", "XK", TinyCity.EAST, null, null, "I apply",
        new Contact("Li", "13800001111", null), form, "web", false));
    assertThat(outcome).isInstanceOf(Outcome.Moved.class);
    Outcome.Moved opened = (Outcome.Moved) outcome;
    take(opened.caseId(), "accept", Map.of());
    take(opened.caseId(), "propose", Map.of("proposal", "grant", "reason", "right"));
    take(opened.caseId(), "grant", Map.of("resultNo", "R-1", "answer", "granted"));
    take(opened.caseId(), "deliverResult", Map.of("way", "counter"));
    return opened.caseId();
  }

  private static Actor importer() {
    return new Actor.Importer(0, 0, Map.of());
  }

  private void take(long id, String transition, Map<String, Object> input) {
    clock.advance(Duration.ofMinutes(5));
    assertThat(casework.act(new Command.Take(importer(), clock.instant(), null, id, 0, transition, input))).as(transition).isInstanceOf(Outcome.Moved.class);
  }

  private long rated(String item, int score) {
    long id = delivered(item);
    switch (score) {
      case 5 -> take(id, "rate", Map.of("good", "verySatisfied"));
      case 4 -> take(id, "rate", Map.of("good", "satisfied"));
      case 3 -> take(id, "rate", Map.of("good", "basicallySatisfied"));
      case 2 -> take(id, "rateBadly", Map.of("bad", "dissatisfied", "wrong", "slow"));
      default -> take(id, "rateBadly", Map.of("bad", "veryDissatisfied", "wrong", "slow"));
    }
    return id;
  }

  private void putRight(long id) {
    take(id, "confirmRating", Map.of("explanation", "so it was"));
    take(id, "rectified", Map.of("answer", "mended"));
  }

  private void voided(long id) {
    take(id, "confirmRating", Map.of("explanation", "so it was"));
    take(id, "disputeRating", Map.of("explanation", "not ours"));
    take(id, "voidRating", Map.of("answer", "not about us"));
  }

  private void some() {
    for (int i = 0; i < 12; i++) {
      long id = rated(often, 1 + random.nextInt(5));
      if (random.nextInt(4) == 0) {
        delivered(often);
      }
      if (stateOf(id).equals("verifying") && random.nextBoolean()) {
        putRight(id);
      }
    }
    putRight(rated(often, 1));
    voided(rated(often, 2));
    rated(seldom, 5);
    projections.catchUp();
  }

  private String stateOf(long id) {
    return jdbc.sql("select state from casework_case where id = ?").param(id).query(String.class).single();
  }

  /** Straight from the cases, without any indicator. */
  private Score counted(String item) {
    return jdbc.sql(
            """
            select count(*), coalesce(sum(score), 0), count(*) filter (where score >= 3), count(*) filter (where score < 3),
              count(*) filter (where score < 3 and jsonb_exists(facts, 'rectifiedAt'))
            from (select facts, (facts->>'score')::float8 as score from casework_case
              where scenario = 'government-service' and form->>'item' = ? and jsonb_exists(facts, 'ratedAt') and not coalesce((facts->>'ratingVoid')::boolean, false)) rated
            """)
        .param(item)
        .query((row, n) -> new Score(row.getLong(1), row.getDouble(2), row.getLong(3), row.getLong(4), row.getLong(5)))
        .single();
  }

  private Map<Long, Long> countedByUnit() {
    Map<Long, Long> counts = new TreeMap<>();
    jdbc.sql(
            """
            select responsible, count(*) as ratings from casework_case
            where form->>'item' in (?, ?) and jsonb_exists(facts, 'ratedAt') and not coalesce((facts->>'ratingVoid')::boolean, false) group by 1
            """)
        .params(often, seldom)
        .query(row -> {
          counts.put(row.getLong("responsible"), row.getLong("ratings"));
        });
    return counts;
  }

  @Test
  void areACountOverTheCasesByItemAndByOffice() {
    Map<Long, Score> before = store.byUnit(EVER);
    some();

    Map<String, Score> byItem = store.byItem(EVER);
    assertThat(byItem.get(often)).isEqualTo(counted(often));
    assertThat(byItem.get(seldom)).isEqualTo(counted(seldom));
    assertThat(byItem.get(often).ratings()).isEqualTo(13);
    assertThat(store.of(often, EVER)).isEqualTo(byItem.get(often));
    Map<Long, Score> after = store.byUnit(EVER);
    assertThat(countedByUnit()).isNotEmpty().allSatisfy((unit, count) ->
        assertThat(after.get(unit).ratings() - before.getOrDefault(unit, Score.NONE).ratings()).isEqualTo(count));
    assertThat(store.all(EVER).ratings()).isEqualTo(after.values().stream().mapToLong(Score::ratings).sum());
  }

  @Test
  void followACaseThatIsPutRightOrDoesNotCount() {
    long mended = rated(often, 1);
    long other = rated(often, 2);
    rated(often, 5);
    projections.catchUp();
    assertThat(store.of(often, EVER)).isEqualTo(new Score(3, 8, 1, 2, 0));

    putRight(mended);
    voided(other);
    projections.catchUp();

    assertThat(store.of(often, EVER)).isEqualTo(new Score(2, 6, 1, 1, 1));
  }

  @Test
  void areTheSameWhenBuiltAgainAlsoFromTheArchive() {
    some();
    Map<String, Score> before = store.byItem(EVER);
    sealing.sealDue(clock.instant().plus(Duration.ofDays(60)));
    assertThat(jdbc.sql("select count(*) from casework_sealed").query(Long.class).single()).isPositive();

    ratings.rebuild();

    assertThat(store.byItem(EVER)).isEqualTo(before);
  }

  @Test
  void tellNothingOfFewerThanFive() {
    some();

    Ratings.Summary summary = ratings.summary(Locale.ENGLISH);
    assertThat(summary.items()).extracting(Ratings.Line::key).contains(often).doesNotContain(seldom);
    assertThat(summary.fewItems()).isPositive();
    assertThat(page("/services/ratings")).contains("Item " + often, "/services/" + often).doesNotContain(seldom, "??");
    assertThat(page("/services/ratings.csv")).contains(often).doesNotContain(seldom);
    assertThat(page("/api/v1/ratings")).contains("\"key\":\"" + often + "\"").doesNotContain(seldom);
    assertThat(page("/services/" + often)).contains("of about 15 ratings");
    assertThat(page("/services/" + seldom)).doesNotContain("/services/ratings");
  }

  private String page(String address) {
    return new String(http.get().uri(address).header("Accept-Language", "en").exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void areRoundedSoThatTheNextOneTellsNothing() {
    assertThat(new Score(4, 20, 4, 0, 0).mean()).isEmpty();
    assertThat(new Score(4, 20, 4, 0, 0).about()).isZero();
    assertThat(new Score(7, 35, 7, 0, 0).about()).isEqualTo(5);
    assertThat(new Score(8, 37, 7, 1, 1).about()).isEqualTo(10);
    assertThat(new Score(8, 37, 4, 4, 4).mendedShare()).as("of four bad ones").isEmpty();
    assertThat(new Score(10, 30, 5, 5, 4).mendedShare()).hasValue(0.8);
  }
}
