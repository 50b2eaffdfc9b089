package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("A live case is found by any part of its words or number")
class WordsOfLiveCasesTest {

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired Sealing sealing;
  @Autowired ProjectionsForTests projections;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private Viewer chief;

  @BeforeEach
  void people() {
    chief = TinyCity.in(context).person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
  }

  private CaseRow opened(String text) {
    long id = ((Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", TinyCity.NANLI, null, null, text, Contact.NONE,
        Map.of(), "web", false))).caseId();
    return cases.list(chief, CaseFilter.ALL, clock.instant(), null, 500).rows().stream().filter(row -> row.id() == id).findFirst().orElseThrow();
  }

  private static CaseFilter filter(String words) {
    return new CaseFilter(
        false, false, null, null, null, Set.of(), null, null, null, null, null, words, CaseFilter.Order.NEWEST);
  }

  /** Looked for with the question, or before it: few by their ids, many among all. */
  private List<Long> found(String words) {
    List<Long> found = found(filter(words));
    assertThat(found(filter(words).with(cases.lookUp(filter(words))))).as("looked up: " + words).isEqualTo(found);
    assertThat(found(filter(words).with(new CaseFilter.Lookup(true, List.of())))).as("among many: " + words).isEqualTo(found);
    return found;
  }

  private List<Long> found(CaseFilter filter) {
    return cases.list(chief, filter, clock.instant(), null, 500).rows().stream().map(CaseRow::id).toList();
  }

  @Test
  void whetherTheIndexKnowsThemOrNot() {
    CaseRow one = opened("世纪大道141号楼下水道堵塞，Strong smell of GAS；灯");

    for (String words : List.of(
        "下水道", "堵塞", "水", "灯", "141", "1号楼下", "smell", "mell o", "STRONG", "gas", "as；灯", "塞，S", "14", one.number(),
        one.number().substring(4, 12), one.number().substring(one.number().length() - 4))) {
      assertThat(found(words)).as(words).contains(one.id());
    }
    for (String words : List.of("上水道", "道下水", "smells", "strong gas", "0141", "%", "_")) {
      assertThat(found(words)).as(words).doesNotContain(one.id());
    }
  }

  @Test
  void andCountedAlike() {
    opened("稀有的词组 one");
    opened("稀有的词组 two");

    assertThat(cases.count(chief, filter("稀有的词组"), clock.instant())).isEqualTo(new Cases.Count(2, false));
    assertThat(cases.count(chief, filter("稀有的词组"), clock.instant(), 1)).isEqualTo(new Cases.Count(1, true));
    assertThat(cases.count(chief, filter("稀有的词组"), clock.instant(), 2)).isEqualTo(new Cases.Count(2, false));
  }

  /** The filter with the index agrees with looking through every text. */
  @Test
  void asLookingThroughAllOfThemWould() {
    List<String> texts = List.of("路灯不亮", "路灯，不亮", "灯路不亮", "LED路灯坏了", "led 路 灯", "共享单车乱停放abc123", "ABC 123路灯");
    texts.forEach(this::opened);

    for (String words : List.of("路灯", "灯不", "路灯不亮", "led路灯", "abc", "bc1", "ABC 1", "3路灯", "单车乱停", "停放a")) {
      List<Long> plainly = jdbc.sql("select id from casework_case where text ilike ? order by id").param("%" + words + "%").query(Long.class).list();
      assertThat(found(words)).as(words).containsExactlyInAnyOrderElementsOf(plainly);
    }
  }

  @Test
  void asLongAsItIsLive() {
    CaseRow one = opened("会被封存的词语");
    clock.advance(Duration.ofMinutes(1));
    casework.act(new Command.Take(new Actor.Staff(chief), clock.instant(), null, one.id(), 0, "refuseFiling",
        Map.of("refusal", "tooVague", "answer", "Where is it?")));
    assertThat(grams(one)).isEqualTo(1);

    projections.catchUp();
    sealing.sealDue(clock.instant().plus(Duration.ofDays(60)));
    assertThat(grams(one)).as("gone with the live case").isZero();

    casework.act(new Command.Note(new Actor.Staff(chief), clock.instant(), null, one.id(), 0, "again", false));
    assertThat(grams(one)).as("there again once it was taken out").isEqualTo(1);
    assertThat(found("封存的词")).containsExactly(one.id());
  }

  private long grams(CaseRow one) {
    return jdbc.sql("select count(*) from casework_found where case_id = ?").param(one.id()).query(Long.class).single();
  }
}
