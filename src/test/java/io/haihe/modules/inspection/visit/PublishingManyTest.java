package io.haihe.modules.inspection.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Task;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("Results of several visits")
class PublishingManyTest {

  @Autowired ApplicationContext context;
  @Autowired Cases cases;
  @Autowired VisitAddition addition;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;
  @Autowired MockMvcTester http;

  private SampleVisit one;
  private SampleVisit other;
  private SampleVisit unsealed;
  private Browser head;

  @BeforeEach
  void recorded() {
    clock.set(SettableClock.START.plusSeconds(3600));
    one = made();
    other = made();
    unsealed = made();
    jdbc.sql("delete from inspection_record where visit = ?").param(unsealed.id).update();
    head = new Browser(http);
    head.signIn(one.head.login(), TinyCity.PASSWORD);
    head.get("/?lang=en");
  }

  private SampleVisit made() {
    SampleVisit visit = SampleVisit.in(context);
    SampleVisit.ordered(context, visit.people[0], visit.id, "Put the food on shelves.", "2025-07-10");
    return visit;
  }

  private Case of(SampleVisit visit) {
    return cases.forProjection(List.of(visit.caseId)).getFirst();
  }

  private String pick(SampleVisit visit) {
    return of(visit).number() + ":" + of(visit).version();
  }

  private String publish(String key, boolean looked, SampleVisit... picked) {
    String[] fields = new String[4 + 2 * picked.length + (looked ? 2 : 0)];
    fields[0] = "key";
    fields[1] = key;
    fields[2] = "action";
    fields[3] = "take:inspection:publish";
    for (int i = 0; i < picked.length; i++) {
      fields[4 + 2 * i] = "pick";
      fields[5 + 2 * i] = pick(picked[i]);
    }
    if (looked) {
      fields[fields.length - 2] = "filled";
      fields[fields.length - 1] = "1";
    }
    return Browser.text(head.post("/work", "/work/bulk", fields));
  }

  @Test
  void areLookedAtOneByOneBeforeTheyArePublishedTogether() {
    String certificate = jdbc.sql("select certificate from inspection_officer where id = ?").param(one.officers[1]).query(String.class).single();

    String shown = publish("44444444-1111", false, one, other, unsealed);

    assertThat(shown)
        .contains("2 can be done, one is left out.", "Ordered to correct", "Problems at 1 of 3 points", "Li Si (" + certificate + ")", "Sealed on 16 Jun 2025")
        .contains("left out", "No record is sealed for this visit.", "value=\"" + pick(one) + "\" data-pick checked")
        .doesNotContain("value=\"" + pick(unsealed) + "\"").doesNotContain("??");
    assertThat(List.of(of(one).state(), of(other).state(), of(unsealed).state())).containsOnly("recorded");

    assertThat(publish("44444444-1111", true, one)).contains("1 done, 0 refused");
    assertThat(of(one).state()).isEqualTo("published");
    assertThat(of(other).state()).as("not ticked").isEqualTo("recorded");
  }

  @Test
  void areNotPublishedTogetherWhereNoRecordIsSealedWhateverIsSent() {
    assertThat(publish("44444444-2222", true, other, unsealed)).contains("1 done, 1 refused", "No record is sealed for this visit.");

    assertThat(of(other).state()).isEqualTo("published");
    assertThat(of(unsealed).state()).isEqualTo("recorded");
  }

  @Test
  void areLeftOutWhileSomebodyWhoWasAskedHasNotAnswered() {
    assertThat(addition.look(Locale.ENGLISH, of(other), "publish").orElseThrow().against()).isEmpty();
    assertThat(addition.look(Locale.ENGLISH, asking(of(other)), "publish").orElseThrow().against())
        .containsExactly("Somebody was asked for an opinion and has not given it yet.");
    assertThat(addition.look(Locale.ENGLISH, of(other), "correct")).as("a step that nobody needs to look at first").isEmpty();
  }

  /** The same, as if a unit had been asked for its opinion. */
  private Case asking(Case now) {
    Task asked = new Task(
        9, "attendance", Role.HANDLER, now.responsible(), null, 0, Task.Status.OPEN, clock.instant(), 0, 0, now.version(), Map.of(), Map.of(), null);
    return new Case(
        now.id(), now.number(), now.scenario(), now.scenarioVersion(), now.type(), now.state(), now.ended(), now.category(), now.place(), now.point(),
        now.address(), now.text(), now.form(), now.channel(), now.sample(), now.responsible(), now.addressee(), now.desk(), now.facts(),
        Map.of(9, asked), now.deadlines(), now.relations(), now.openedAt(), now.updatedAt(), now.closedAt(), now.version());
  }
}
