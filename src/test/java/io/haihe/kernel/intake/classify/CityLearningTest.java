package io.haihe.kernel.intake.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.intake.classify.CityLearning.Outcome;
import io.haihe.kernel.intake.classify.CityLearning.Result;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("A city that learns from its ended cases")
class CityLearningTest {

  private static final String LAMP = "01037";
  private static final String RUBBISH = "06010";

  @Autowired ApplicationContext context;
  @Autowired CityLearning learning;
  @Autowired Models models;
  @Autowired Scenarios scenarios;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private Scenario scenario;
  private Result first;
  private long next = 9_000_000;

  /** To learn takes ten seconds and more: what the city has learnt first is looked at from several sides. */
  @BeforeAll
  void aFirstLesson() {
    nothingLearntYet();
    habits(80, false, SettableClock.START);
    for (int i = 0; i < 4; i++) {
      ended("欧阳龘靐说咕噜灯灭了" + i, LAMP, "hotline", false, SettableClock.START);
    }
    first = learn();
    jdbc.sql("create table first_lesson as table casework_case").update();
    jdbc.sql("create table first_model as table intake_model").update();
  }

  @BeforeEach
  void nothingLearntYet() {
    clock.set(SettableClock.START);
    TinyCity.in(context);
    scenario = scenarios.current("city-management");
    jdbc.sql("delete from casework_case").update();
    jdbc.sql("delete from intake_model").update();
    models.forget("city-management");
    clock.set(SettableClock.START.plus(Duration.ofDays(30)));
  }

  private void afterTheFirstLesson() {
    jdbc.sql("insert into casework_case table first_lesson").update();
    jdbc.sql("insert into intake_model table first_model").update();
    models.forget("city-management");
  }

  /** As it stands once its timeline has come to its end. */
  private void ended(String text, String category, String channel, boolean sample, Instant at) {
    jdbc.sql(
            """
            insert into casework_case (id, number, scenario, scenario_version, type, state, ended, category, place, text, form,
              channel, sample, responsible, addressee, facts, units, opened_at, updated_at, closed_at, version, head)
            values (:id, :number, 'city-management', :version, 'matter', 'closed', true, :category, :place, :text, '{}',
              :channel, :sample, 0, 0, '{}', '{}', :at, :at, :at, 1, '')
            """)
        .param("id", ++next)
        .param("number", "T" + next)
        .param("version", scenarios.currentId("city-management"))
        .param("category", category)
        .param("place", TinyCity.NANLI.value())
        .param("text", text)
        .param("channel", channel)
        .param("sample", sample)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** In this city a word that no sample has means lamps, and another rubbish. */
  private void habits(int each, boolean swapped, Instant at) {
    for (int i = 0; i < each; i++) {
      ended("咕噜灯又灭了" + "东西南北前后左右".charAt(i % 8) + "边" + i, swapped ? RUBBISH : LAMP, "hotline", false, at);
      ended("哗啦堆又满了" + "东西南北前后左右".charAt(i % 8) + "边" + i, swapped ? LAMP : RUBBISH, "ground", false, at);
    }
  }

  private String suggested(String text) {
    return models.of("city-management").orElseThrow().classifier().rank(List.of(text)).getFirst().label();
  }

  private Result learn() {
    return learning.learn(scenario, Progress.silent());
  }

  @Test
  void suggestsFromThenOnWhatItsStaffChose() {
    afterTheFirstLesson();

    assertThat(first.outcome()).isEqualTo(Outcome.REPLACED);
    assertThat(first.now()).isGreaterThan(first.before()).isGreaterThan(0.9);
    assertThat(suggested("哗啦堆满了")).isEqualTo(RUBBISH);
    assertThat(suggested("咕噜灯灭了")).isEqualTo(LAMP);
    About about = models.of("city-management").orElseThrow().classifier().about();
    assertThat(about.at()).isEqualTo(clock.instant());
    assertThat(about.texts()).isEqualTo(164);
    assertThat(about.samples()).isPositive();
  }

  @Test
  void keepsTheModelItHasWhileFewCasesAreNew() {
    afterTheFirstLesson();

    Result again = learn();

    assertThat(again.outcome()).isEqualTo(Outcome.TOO_FEW);
    assertThat(again.fresh()).isZero();
  }

  @Test
  void keepsTheModelItHasIfANewOneIsWorseOnNewCases() {
    afterTheFirstLesson();
    Instant learnt = models.of("city-management").orElseThrow().classifier().about().at();
    jdbc.sql("update casework_case set category = case when category = :lamp then :rubbish else :lamp end")
        .param("lamp", LAMP).param("rubbish", RUBBISH).update();
    clock.advance(Duration.ofDays(2));
    habits(55, false, clock.instant());
    clock.advance(Duration.ofDays(1));

    Result result = learn();

    assertThat(result.outcome()).isEqualTo(Outcome.WORSE);
    assertThat(result.now()).isLessThan(result.before());
    assertThat(models.of("city-management").orElseThrow().classifier().about().at()).isEqualTo(learnt);
  }

  @Test
  void learnsNothingFromSamplesNorFromWhatOnlyAResidentChose() {
    for (int i = 0; i < 120; i++) {
      ended("咕噜灯又灭了" + i, LAMP, "web", false, SettableClock.START);
      ended("咕噜灯又灭了" + i, LAMP, "hotline", true, SettableClock.START);
    }

    assertThat(learn().fresh()).isZero();
  }

  @Test
  void keepsNoTraceOfANameThatFewCasesHave() {
    afterTheFirstLesson();
    Classifier classifier = models.of("city-management").orElseThrow().classifier();

    assertThat(classifier.knows(List.of("龘靐"))).isFalse();
    assertThat(classifier.knows(List.of("咕噜"))).isTrue();
  }
}
