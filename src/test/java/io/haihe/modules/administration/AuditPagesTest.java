package io.haihe.modules.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Trail;
import io.haihe.kernel.org.Trail.Question;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("The audit")
class AuditPagesTest {

  private static final String PAGE = "/admin/audit";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired SettableClock clock;
  @Autowired List<Trail> trails;

  private TinyCity city;
  private Viewer auditor;

  @BeforeEach
  void people() {
    city = TinyCity.in(context);
    auditor = city.person(Role.AUDITOR, TinyCity.EAST, "office");
  }

  private Browser as(Viewer person) {
    Browser someones = new Browser(http);
    someones.signIn(person.login(), TinyCity.PASSWORD);
    return someones;
  }

  private Case opened(PlaceCode place) {
    Command.Open open =
        new Command.Open(
            new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", place, null, null, "words",
            new Contact("Somebody", "13900000000", null), Map.of(), "web", false);
    long id = ((Outcome.Moved) casework.open(open)).caseId();
    return cases.find(city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "office"), id).orElseThrow();
  }

  @Test
  void tellsWhoReadWhichContactAndWhatForWithinOnesPlaces() {
    Case here = opened(TinyCity.NANLI);
    Case there = opened(TinyCity.STATION);
    Viewer clerk = city.person(Role.INTAKE_CLERK, TinyCity.CITY, "office");
    cases.personal(clerk, here, "call about the lamp", clock.instant());
    cases.personal(clerk, there, "call about the bench", clock.instant());

    String page = Browser.text(as(auditor).get(PAGE + "?trail=reads&lang=en"));

    assertThat(page).contains(here.number(), "call about the lamp", clerk.name()).doesNotContain(there.number(), "bench", "??");
    assertThat(Browser.text(as(auditor).get(PAGE + "?trail=reads&number=" + there.number()))).doesNotContain("bench");
    assertThat(Browser.text(as(auditor).get(PAGE + "?trail=reads&person=" + clerk.login() + "&number=" + here.number()))).contains("lamp");
    assertThat(Browser.text(as(auditor).get(PAGE + "?trail=reads&person=" + auditor.login()))).doesNotContain("lamp");
    assertThat(Browser.text(as(auditor).get(PAGE + "?trail=reads&to=2020-01-01"))).doesNotContain("lamp");
  }

  @Test
  void tellsOfRefusedSignInsWithoutWhatWasTyped() {
    Viewer known = city.person(Role.HANDLER, TinyCity.EAST, "water");
    Browser guesser = new Browser(http);
    guesser.signIn(known.login(), "wrong");
    guesser.signIn(known.login(), "wrong again");
    guesser.signIn("my-very-secret-password", "x");

    String page = Browser.text(as(auditor).get(PAGE + "?trail=refused&lang=en"));
    String ofCity = Browser.text(as(city.person(Role.AUDITOR, TinyCity.CITY, "office")).get(PAGE + "?trail=refused&lang=en"));

    assertThat(page).contains(known.name(), "Wrong password", "× 2").doesNotContain("No such login</span>", "secret");
    assertThat(ofCity).contains("No such login</span>").doesNotContain("my-very-secret-password");
  }

  @Test
  void saysWhatASeatIsInTheReadersWords() {
    String english = Browser.text(as(auditor).get(PAGE + "?kind=seat-given&lang=en"));
    String chinese = Browser.text(as(auditor).get(PAGE + "?kind=seat-given&lang=zh"));

    assertThat(english).contains("Role: Auditor; Unit: ", "Scenarios: All", "From: ").doesNotContain("role: auditor", "scenarios: [", "from: 20", "??");
    assertThat(chinese).contains("角色：审计员；单位：", "场景：全部", "开始日期：").doesNotContain("??");
  }

  @Test
  void goesThroughEverythingOncePageByPage() {
    jdbc.sql(
            """
            insert into org_change (at, kind, detail, place)
            select timestamptz '2026-03-01Z' + (n / 7) * interval '1 second', 'unit-changed', '{}', ? from generate_series(1, 2500) n
            """)
        .param(TinyCity.EAST.value())
        .update();
    Trail changes = trails.stream().filter(trail -> trail.key().equals("changes")).findFirst().orElseThrow();
    List<Trail.Line> all = new ArrayList<>();
    Question question = new Question(null, null, "unit-changed", null, null, null);
    List<Trail.Line> page = changes.read(auditor, question, 100);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = changes.read(auditor, question.after(Trail.Mark.parse(page.getLast().mark().toString()).orElseThrow()), 100);
    }

    assertThat(all).hasSizeGreaterThanOrEqualTo(2500);
    assertThat(all.stream().map(line -> line.mark().id()).distinct()).hasSameSizeAs(all);
    assertThat(all).isSortedAccordingTo((one, other) -> other.at().compareTo(one.at()));
    assertThat(changes.read(city.person(Role.AUDITOR, TinyCity.WEST, "office"), question, 10)).isEmpty();
    String shown = Browser.text(as(auditor).get(PAGE + "?kind=unit-changed"));
    assertThat(shown).contains("rel=\"next\"", "after=");
  }

  @Test
  void comesAsAFileAndKeepsThatItWasTaken() {
    MockHttpServletResponse csv = as(auditor).get("/admin/audit.csv?trail=changes&kind=seat-given");

    assertThat(csv.getStatus()).isEqualTo(200);
    assertThat(Browser.text(csv)).contains("time,by,kind", "seat-given", "role: auditor").doesNotContain("person-opened");
    assertThat(Browser.text(as(auditor).get(PAGE + "?trail=exported"))).contains("/admin/audit.csv?trail=changes");
  }

  @Test
  void keepsWhoTookTheWorkListOut() {
    Viewer clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    as(clerk).get("/work.csv?tab=all&scenario=city-management&q=somebody");

    assertThat(Browser.text(as(auditor).get(PAGE + "?trail=exported&person=" + clerk.login())))
        .contains("/work.csv", "City management")
        .doesNotContain("somebody");
  }

  @Test
  void verifiesTheChainOfOneCase() {
    Case here = opened(TinyCity.NANLI);
    Browser browser = as(auditor);
    assertThat(Browser.text(browser.post(PAGE + "?lang=en", PAGE + "/verify", "number", here.number()))).contains("is whole");
    assertThat(browser.post(PAGE, PAGE + "/verify", "number", opened(TinyCity.STATION).number()).getStatus()).isEqualTo(422);
    assertThat(browser.post(PAGE, PAGE + "/verify", "number", "nonsense").getStatus()).isEqualTo(422);

    jdbc.sql("alter table casework_entry disable trigger casework_entry_append_only").update();
    jdbc.sql("update casework_entry set body = replace(body, 'words', 'other') where case_id = ? and seq = 1").param(here.id()).update();
    jdbc.sql("alter table casework_entry enable trigger casework_entry_append_only").update();

    assertThat(Browser.text(browser.post(PAGE, PAGE + "/verify", "number", here.number()))).contains("first at entry 1");
  }

  @Test
  void saysWhatCannotBeRead() {
    MockHttpServletResponse page = as(auditor).get(PAGE + "?person=nobody.at.all&from=soon&lang=en");

    assertThat(page.getStatus()).isEqualTo(422);
    assertThat(Browser.text(page)).contains("nobody.at.all", "soon", "2026-01-31").doesNotContain("??");
    assertThat(as(auditor).get(PAGE + "?after=x&trail=y&from=2026-99-99").getStatus()).isEqualTo(422);
    assertThat(as(auditor).get(PAGE + "?after=99999999999.1.1").getStatus()).isEqualTo(200);
  }

  @Test
  void isForAdministratorsAndAuditors() {
    assertThat(as(city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre")).get(PAGE).getStatus()).isEqualTo(403);
    assertThat(as(city.person(Role.ADMINISTRATOR, TinyCity.EAST, "office")).get(PAGE).getStatus()).isEqualTo(200);
  }
}
