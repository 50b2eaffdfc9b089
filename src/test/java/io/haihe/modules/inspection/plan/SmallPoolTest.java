package io.haihe.modules.inspection.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.register.RegisterImport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A draw that leaves little to chance")
class SmallPoolTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired NarrowedDecks decks;
  @Autowired Plans plans;
  @Autowired Tasks tasks;
  @Autowired Freezing freezing;
  @Autowired TaskStore taskStore;
  @Autowired Commitments commitments;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private SampleRegister register;
  private SampleDraws sample;

  @BeforeEach
  void begin() {
    register = new SampleRegister(jdbc);
    sample = new SampleDraws(context, register);
  }

  @Test
  void saysThatAllOfThePoolAreDrawnAndOfAFewTheCommandCentreIsTold() {
    parties(4, "D");
    long task = sample.announced();

    assertThat(news(task)).singleElement().asString().contains("“Restaurants”: its pool has 4 parties and all of it is drawn.");
    assertThat(page(task)).contains("4 parties in the pool, of which 4 are drawn.", "Nobody was left to chance");
  }

  @Test
  void isNoneWhereManyOrNotAllAreDrawn() {
    parties(5, "D");
    assertThat(news(sample.announced())).isEmpty();

    sample = new SampleDraws(context, register);
    parties(4, "C");
    long task = sample.announced();
    assertThat(news(task)).isEmpty();
    assertThat(page(task)).contains("4 parties in the pool, of which 1 is drawn.").doesNotContain("Nobody was left to chance");
  }

  /** The officers wanted alone could be left in a deck for as long as its draw is announced. */
  @Test
  void saysWhoseCertificatesWereNarrowedBeforeItAndTellsWhenTheyAreWideAgain() {
    parties(5, "D");
    String first = certificate(0);
    String second = certificate(1);
    String third = certificate(2);
    file(first, TinyCity.WEST + "", "food", "2026-12-31", "active");
    file(second, TinyCity.EAST + "", "food", "2026-12-31", "suspended");
    file(third, TinyCity.EAST + "", "food", "2027-12-31", "active");
    long task = sample.announced();
    decks.look();

    assertThat(page(task)).contains("certificates of 2 officers of the departments were narrowed").doesNotContain("widened again since");
    assertThat(news(task)).isEmpty();

    clock.advance(Duration.ofHours(1));
    file(first, TinyCity.EAST + "", "food", "2026-12-31", "active");
    decks.look();
    clock.advance(Duration.ofHours(1));
    decks.look();

    assertThat(news(task)).singleElement().asString().contains("certificates of one officer that the register had narrowed");
    assertThat(page(task)).contains("certificates of 2 officers", "Of these 1 was widened again since.");
  }

  @Test
  void forgetsWhatNoDrawAsksForAnyMore() {
    file(certificate(0), TinyCity.WEST + "", "food", "2026-12-31", "active");
    jdbc.sql("update inspection_officer_change set at = at - interval '546 days'").update();
    file(certificate(1), TinyCity.WEST + "", "food", "2026-12-31", "active");
    decks.forget();

    assertThat(jdbc.sql("select count(*) from inspection_officer_change").query(Integer.class).single()).isEqualTo(1);
  }

  /** A year's window of one department would take a party out of everybody's draws. */
  @Test
  void isNotMadeByALongWindowOfAnotherField() {
    register.officers(sample.city.unit(TinyCity.EAST, "water"), 4, "fire");
    register.party("BOTH-1", TinyCity.NANLI, "D", "food", "fire");
    long food = sample.task();
    long fire = other("2025-06-20", "2025-12-31", SampleRegister.FIRE);
    commitments.commit(water(), fire, new DrawForm(SampleDraws.SOURCE, SampleDraws.MOMENT, 1));
    clock.advance(Duration.ofDays(2));
    sample.reveal(fire);
    assertThat(freezing.freeze(taskStore.find(food).orElseThrow(), null).pools().parties()).as("a long one shields from its own fields alone").hasSize(1);

    jdbc.sql("update inspection_task set until_day = date '2025-09-20' where id = ?").param(fire).update();
    assertThat(freezing.visited(taskStore.find(food).orElseThrow(), null)).as("a quarter's shields from all").hasSize(1);
    jdbc.sql("update inspection_task set until_day = date '2025-12-31', items = array[?] where id = ?").params(SampleRegister.FOOD, fire).update();
    assertThat(freezing.visited(taskStore.find(food).orElseThrow(), null)).hasSize(1);
  }

  private Viewer water() {
    return sample.city.person(Role.UNIT_HEAD, TinyCity.EAST, "water");
  }

  private long other(String from, String until, String item) {
    long unit = sample.city.unit(TinyCity.EAST, "water").id();
    long plan = plans.make(water(), new PlanForm("2025", "Fire", "" + unit, 0));
    long task = tasks.make(water(), plan, new TaskForm(
        "Fire", TinyCity.EAST.toString(), List.of(item), Map.of("A", "100", "B", "100", "C", "100", "D", "100"),
        Map.of("A", "9", "B", "9", "C", "9", "D", "9"), from, until, "2", 0));
    plans.publish(water(), plan, 1);
    return task;
  }

  private void parties(int many, String risk) {
    for (int n = 0; n < many; n++) {
      register.party("POOL-" + n, TinyCity.NANLI, risk, "food");
    }
  }

  private String certificate(int n) {
    return "Z" + sample.unit.id() + "-%04d".formatted(n);
  }

  private List<String> news(long task) {
    return jdbc.sql("select text_en from notice_message where person = ? and path = ?")
        .params(sample.centre.person(), "/inspections/tasks/" + task)
        .query(String.class)
        .list();
  }

  private String page(long task) {
    Browser centre = new Browser(http);
    centre.signIn(sample.centre.login(), TinyCity.PASSWORD);
    return Browser.text(centre.get("/inspections/draws/" + task));
  }

  private void file(String certificate, String region, String fields, String until, String status) {
    String file = "certificate,name,unit,region,fields,valid_from,valid_until,status,login\n" + certificate + ",Officer " + certificate + "," + sample.unit.key() + ","
        + region + "," + fields + ",2024-01-01," + until + "," + status + ",\n";
    sample.take(RegisterImport.Kind.OFFICERS, file);
  }
}
