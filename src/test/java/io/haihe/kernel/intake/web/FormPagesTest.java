package io.haihe.kernel.intake.web;

import static io.haihe.kernel.intake.web.Resident.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Personal;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A form of a scenario, filled in without script,")
class FormPagesTest {

  private static final String FORM = "/report/talent-service";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;
  @Autowired Cases cases;
  @Autowired SettableClock clock;

  private Resident resident;
  private Viewer clerk;

  @BeforeEach
  void city() {
    clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    resident = new Resident(http);
  }

  private static Map<String, String> application(String situation) {
    Map<String, String> entered = new HashMap<>();
    entered.put("text", "I apply for the grant");
    entered.put("category", "T31");
    entered.put("place", TinyCity.EAST.toString());
    entered.put("contact.phone", "13800001111");
    entered.put("f.situation", situation);
    entered.put("f.education", "master");
    entered.put("f.insuredMonths", "3");
    entered.put("step", "send");
    return entered;
  }

  private MockHttpServletResponse send(MockHttpServletResponse page, Map<String, String> entered, String... more) {
    Map<String, String> all = new HashMap<>(entered);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return resident.send(Resident.hidden(page), FORM, all);
  }

  private Case opened(MockHttpServletResponse answer) {
    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(303);
    String number = String.valueOf(answer.getRedirectedUrl()).split("/")[3];
    return cases.find(clerk, number).orElseThrow();
  }

  private Map<String, Object> personal(Case now) {
    return cases.personal(clerk, now, "check", clock.instant()).orElseThrow().entered().stream()
        .collect(Collectors.toMap(Personal.Field::key, Personal.Field::value));
  }

  private long opened() {
    return jdbc.sql("select count(*) from casework_case").query(Long.class).single();
  }

  @Test
  void asksWhatFollowsFromTheAnswersBeforeItIsTaken() {
    MockHttpServletResponse fresh = resident.get(FORM);
    assertThat(text(fresh)).contains("About you", "name=\"f.situation\"").doesNotContain("f.companyName");

    MockHttpServletResponse more = send(fresh, application("founder"));
    assertThat(more.getStatus()).isEqualTo(422);
    assertThat(text(more)).contains("2 more questions", "name=\"f.companyName\"", "I apply for the grant", "value=\"founder\" selected");

    MockHttpServletResponse empty = send(more, application("founder"));
    assertThat(text(empty)).contains("href=\"#field-companyName\"", "id=\"error-companyName\"");

    Case now = opened(send(empty, application("founder"), "f.companyName", "Haihe Sensors"));
    assertThat(personal(now)).containsEntry("companyName", "Haihe Sensors");
  }

  @Test
  void isNotAskedOnceMoreByWhoeverWentBackAfterItWasTaken() {
    MockHttpServletResponse more = send(resident.get(FORM), application("founder"));
    Case now = opened(send(more, application("founder"), "f.companyName", "Haihe Sensors"));
    long before = opened();

    MockHttpServletResponse again = send(more, application("founder"));

    assertThat(again.getRedirectedUrl()).startsWith("/report/done/" + now.number() + "/").endsWith("?before=yes");
    assertThat(text(resident.get(again.getRedirectedUrl()))).contains("You sent this already", now.number());
    assertThat(opened()).isEqualTo(before);
  }

  @Test
  void saysThatADayIsStillToComeAtItsFieldTogetherWithAllElse() {
    String birth = "/report/newborn-registration";
    Map<String, String> entered = new HashMap<>(Map.of("text", "Our daughter", "f.bornOn", "2031-05-01", "step", "send"));

    String asked = text(resident.send(birth, birth, entered));

    assertThat(asked).contains("href=\"#field-childName\"").containsPattern("href=\"#field-bornOn\">[^<]+</a>: The day of birth is still to come\\.");
    assertThat(asked.substring(asked.indexOf("id=\"field-bornOn\""))).as("beside the field too").contains("The day of birth is still to come");
  }

  @Test
  void leavesOutWhatDoesNotApply() {
    MockHttpServletResponse more = send(resident.get(FORM), application("planning"), "f.companyName", "Not asked for");

    assertThat(personal(opened(more))).containsKey("situation").doesNotContainKey("companyName");
  }

  @Test
  void addsAndRemovesRowsAndLosesNothing() {
    long before = opened();
    Map<String, String> entered = application("planning");
    MockHttpServletResponse one = send(resident.get(FORM), entered, "ask", "add:family");
    MockHttpServletResponse two =
        send(one, entered, "f.family.0.name", "Li Na", "f.family.0.relation", "spouse", "ask", "add:family");
    assertThat(text(two)).contains("Family member 2", "value=\"Li Na\"", "name=\"f.family.1.name\"", "I apply for the grant");

    MockHttpServletResponse less =
        send(two, entered, "f.family.0.name", "Li Na", "f.family.1.name", "Li Le", "ask", "remove:family.0");
    assertThat(text(less)).contains("name=\"f.family.0.name\" value=\"Li Le\"").doesNotContain("Li Na", "Family member 2");
    assertThat(opened()).isEqualTo(before);
  }

  @Test
  void namesTheRowThatIsWrong() {
    MockHttpServletResponse answer =
        send(resident.get(FORM), application("planning"),
            "f.family.0.name", "Li Na", "f.family.0.relation", "spouse", "f.family.3.name", " ", "f.family.5.name", "Li Le");

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer))
        .contains("href=\"#field-family.1.relation\"", "Family member 2, Who this is to you: This is required.",
            "name=\"f.family.1.name\" value=\"Li Le\"");
  }

  @Test
  void keepsWhatIsPersonalOfEachRowApart() {
    MockHttpServletResponse page = send(resident.get(FORM), application("planning"), "ask", "again", "f.family.0.relation", "child", "f.family.0.name", "Li Le");
    assertThat(text(page)).as("only children go to school").contains("name=\"f.family.0.school\"");

    Case now =
        opened(send(page, application("planning"), "f.family.0.name", "Li Le", "f.family.0.relation", "child",
            "f.family.0.school", "Experimental School", "f.householdSize", "40"));

    assertThat(now.form()).containsEntry("family", List.of(Map.of("relation", "child"))).containsEntry("householdSize", 2L);
    assertThat(personal(now)).containsEntry("family", List.of(Map.of("name", "Li Le", "school", "Experimental School")));
    assertThat(jdbc.sql("select count(*) from casework_entry where body::text like '%Li Le%'").query(Long.class).single()).isZero();
  }

  @Test
  void findsAPlaceByItsName() {
    MockHttpServletResponse page = send(resident.get(FORM), application("student"), "ask", "find", "search.livesIn", "南里社区");
    assertThat(text(page)).contains("<option value=\"" + TinyCity.NANLI + "\"", "Found for “南里社区”");

    MockHttpServletResponse nowhere = send(page, application("student"), "search.livesIn", "Atlantis");
    assertThat(nowhere.getStatus()).isEqualTo(422);
    assertThat(text(nowhere)).contains("href=\"#field-livesIn\"", "There is no place “Atlantis”", "value=\"Atlantis\"");

    Case now = opened(send(page, application("student"), "search.livesIn", "南里社区"));
    assertThat(personal(now)).containsEntry("livesIn", TinyCity.NANLI.toString());
  }

  @Test
  void refusesAPlaceOfNoCity() {
    Function<String, MockHttpServletResponse> from =
        code -> send(send(resident.get(FORM), application("student")), application("student"), "f.livesIn", code);

    assertThat(from.apply("110101001001").getStatus()).isEqualTo(422);
    assertThat(from.apply(TinyCity.STATION.toString()).getStatus()).isEqualTo(303);
  }

  @Test
  void searchesALongList() {
    String form = "/report/app-privacy-audit";
    MockHttpServletResponse page = resident.get(form);
    assertThat(text(page)).contains("<option value=\"maps\"", "<option value=\"games\"", "name=\"search.appType\"");

    String found =
        text(resident.send(Resident.hidden(page), form, Map.of("ask", "find", "search.appType", "game", "f.appName", "Go")));
    assertThat(found).contains("<option value=\"games\"", "value=\"Go\"").doesNotContain("<option value=\"maps\"");
  }

  @Test
  void tellsTheBrowserWhatTheSchemaSays() {
    String page = text(resident.get("/report/app-privacy-audit"));

    assertThat(page).containsPattern("name=\"f.appName\"[^>]* maxlength=\"100\"[^>]* required");
    assertThat(text(resident.get(FORM))).containsPattern("name=\"f.insuredMonths\"[^>]* min=\"0\" max=\"600\" step=\"1\"");
  }
}
