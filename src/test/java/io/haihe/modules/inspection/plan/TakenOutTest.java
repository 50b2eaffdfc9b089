package io.haihe.modules.inspection.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.modules.inspection.register.RegisterImport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A business that a file takes out of the register for as long as a draw is announced")
class TakenOutTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired TakenOut takenOut;
  @Autowired DrawStore draws;
  @Autowired VisitOpening opening;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private SampleDraws sample;

  @BeforeEach
  void begin() {
    sample = new SampleDraws(context, new SampleRegister(jdbc));
    for (int n = 1; n <= 6; n++) {
      file("P00" + n, "Bakery " + n, TinyCity.NANLI, "food", "open");
    }
  }

  @Test
  void isCountedWithThoseLeftOutOfIt() {
    file("P001", "Bakery 1", TinyCity.NANLI, "food", "closed");
    file("P002", "Bakery 2", TinyCity.WEST, "food", "open");
    file("P003", "Bakery 3", TinyCity.NANLI, "fire", "open");
    file("P004", "Bakery 4", TinyCity.BEILI, "food", "open");

    long task = sample.drawn();

    assertThat(draws.leftOut(task, 0, 9)).extracting(DrawStore.LeftOut::code, DrawStore.LeftOut::reason).containsExactlyInAnyOrder(
        left("P001"), left("P002"), left("P003"));
    assertThat(page("/inspections/draws/" + task)).contains("left out, taken out of the register by a file in the year before", "away): 3")
        .doesNotContain("of these back");
  }

  private static Tuple left(String code) {
    return Tuple.tuple(code, "TAKEN_OUT");
  }

  @Test
  void isToldOfWhenItIsBack() {
    file("P001", "Bakery 1", TinyCity.NANLI, "food", "closed");
    file("P002", "Bakery 2", TinyCity.NANLI, "food", "revoked");
    long task = sample.drawn();
    takenOut.look();
    assertThat(news(sample.centre, task)).isEmpty();

    file("P001", "Bakery 1", TinyCity.BEILI, "food", "open");
    takenOut.look();
    clock.advance(Duration.ofHours(1));
    takenOut.look();

    assertThat(news(sample.centre, task)).as("once for each that came back").singleElement().asString().contains("“Restaurants”: one party that a file had taken out");
    assertThat(news(sample.head, task)).hasSize(1);
    assertThat(page("/inspections/draws/" + task)).contains("away): 2", "of these back in the register since: 1");
    assertThat(page("/inspections/tasks/" + task + "/left-out"))
        .contains("Back in the register since", "P001</span> <span class=\"sub\">seen on").doesNotContain("P002</span> <span class=\"sub\">seen on");
  }

  @Test
  void isToldOfUnderAnotherCodeToo() {
    file("P001", "Bakery 1", TinyCity.NANLI, "food", "closed");
    long task = sample.drawn();

    file("P009", "Bakery 1", TinyCity.NANLI, "food", "open");
    takenOut.look();

    assertThat(draws.back(task, 9)).extracting(DrawStore.Back::code).containsExactly("P001");
    assertThat(news(sample.centre, task)).hasSize(1);
  }

  @Test
  void isNotMeantWhereItCouldBeDrawnUnderAnotherCode() {
    file("P001", "Bakery 1", TinyCity.NANLI, "food", "closed");
    file("P009", "Bakery 1", TinyCity.NANLI, "food", "open");

    assertThat(draws.leftOut(sample.announced())).isEmpty();
  }

  @Test
  void isMeantWhereItsOtherCodeIsOfALowerClass() {
    jdbc.sql("update inspection_party set risk = 'D' where code = 'P001'").update();
    file("P001", "Bakery 1", TinyCity.NANLI, "food", "closed");
    file("P009", "Bakery 1", TinyCity.NANLI, "food", "open");

    long task = sample.announced();
    takenOut.look();

    assertThat(draws.leftOut(task, 0, 9)).extracting(DrawStore.LeftOut::code).containsExactly("P001");
    assertThat(draws.back(task, 9)).as("known at once to be there under it").extracting(DrawStore.Back::code).containsExactly("P001");
  }

  @Test
  void isToldOfWhenItWasDrawnAndIsBackOnceItsVisitCannotBeOpenedAnyMore() {
    jdbc.sql("update inspection_party set risk = 'D'").update();
    long task = sample.drawn();
    file("P001", "Bakery 1", TinyCity.NANLI, "food", "closed");
    opening.run();
    file("P001", "Bakery 1", TinyCity.NANLI, "food", "open");
    takenOut.look();
    assertThat(page("/inspections/draws/" + task)).as("its days are not over: it is opened after all").doesNotContain("had it in business again");
    file("P001", "Bakery 1", TinyCity.NANLI, "food", "closed");
    clock.set(Instant.parse("2025-08-01T02:00:00Z"));
    takenOut.look();
    assertThat(page("/inspections/draws/" + task)).contains("party closed down since the draw").doesNotContain("had it in business again");

    file("P001", "Bakery 1", TinyCity.NANLI, "food", "open");
    takenOut.look();
    clock.advance(Duration.ofHours(1));
    takenOut.look();

    assertThat(jdbc.sql("select text_en from notice_message where person = ? and path = ?")
        .params(sample.centre.person(), "/inspections/tasks/" + task + "/visits").query(String.class).list())
        .singleElement().asString().contains("one party whose visit was not opened", "is in business again");
    assertThat(page("/inspections/draws/" + task)).contains("once its days were over the register had it in business again");
  }

  @Test
  void isNotMeantWhereItWasClosedMoreThanAYearBefore() {
    file("P001", "Bakery 1", TinyCity.NANLI, "food", "closed");
    file("P002", "Bakery 2", TinyCity.NANLI, "food", "closed");
    jdbc.sql("update inspection_party_taken_out o set at = at - interval '366 days' from inspection_party p where p.id = o.party and p.code = 'P002'").update();

    assertThat(draws.leftOut(sample.announced(), 0, 9)).extracting(DrawStore.LeftOut::code).containsExactly("P001");
  }

  @Test
  void isForgottenOnceNoDrawAsksForItAnyMore() {
    file("P001", "Bakery 1", TinyCity.NANLI, "food", "closed");
    file("P002", "Bakery 2", TinyCity.NANLI, "food", "closed");
    jdbc.sql("update inspection_party_taken_out o set at = at - interval '821 days' from inspection_party p where p.id = o.party and p.code = 'P002'").update();

    takenOut.forget();

    assertThat(jdbc.sql("select p.code from inspection_party_taken_out o join inspection_party p on p.id = o.party").query(String.class).list())
        .containsExactly("P001");
  }

  private List<String> news(Viewer person, long task) {
    return jdbc.sql("select text_en from notice_message where person = ? and path = ?")
        .params(person.person(), "/inspections/tasks/" + task + "/left-out")
        .query(String.class)
        .list();
  }

  private String page(String path) {
    Browser centre = new Browser(http);
    centre.signIn(sample.centre.login(), TinyCity.PASSWORD);
    return Browser.text(centre.get(path));
  }

  private void file(String code, String name, PlaceCode place, String fields, String state) {
    String file = "code,name,kind,place,address,fields,state\n" + code + "," + name + ",enterprise," + place + ",1 Sample Road," + fields + "," + state + "\n";
    sample.take(RegisterImport.Kind.PARTIES, file);
  }
}
