package io.haihe.kernel.intake.web;

import static io.haihe.kernel.intake.web.Resident.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Retirement;
import io.haihe.kernel.scenario.Scenarios;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("Staff who write down a matter")
class StaffEntryTest {

  private static final String FORM = "/cases/new/city-management";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Cases cases;
  @Autowired Scenarios scenarios;
  @Autowired SettableClock clock;

  private static final Map<String, String> WORDS =
      Map.of("06010", "Rubbish at the school", "03001", "公厕锁着门进不去", "02001", "A caller says the lamp is out");

  private Viewer clerk;
  private Resident browser;

  @BeforeEach
  void signIn() {
    clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    browser = new Resident(http);
    browser.send("/sign-in", "/sign-in", Map.of("login", clerk.login(), "password", TinyCity.PASSWORD));
  }

  private static Map<String, String> call(String category) {
    return Map.of("text", WORDS.getOrDefault(category, ""), "category", category, "place", TinyCity.RIVERSIDE.toString(),
        "channel", "ground", "contact.phone", "13800001111", "step", "send");
  }

  @Test
  void areAskedInTheWordsOfAClerkAndFindTheirDistrictChosen() {
    String page = text(browser.get(FORM));

    assertThat(page).contains("New case: ", "The reporter", "<option value=\"" + TinyCity.EAST + "\" selected>")
        .doesNotContain("How we can reach you", "to ask you back", "data-locate hidden");
    assertThat(page.indexOf("field-channel")).isLessThan(page.indexOf("field-text"));
  }

  @Test
  void openACaseInTheirOwnName() {
    MockHttpServletResponse answer = browser.send(FORM, FORM, call("06010"));

    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(303);
    Case opened = cases.find(clerk, answer.getRedirectedUrl().replace("/cases/", "")).orElseThrow();
    assertThat(opened.channel()).isEqualTo("ground");
    assertThat(cases.timeline(clerk, opened).getFirst().by().person()).isEqualTo(clerk.person());
  }

  @Test
  void cannotPassACallOffAsSomethingElse() {
    Map<String, String> forged = new java.util.HashMap<>(call("03001"));
    forged.put("channel", "import");

    MockHttpServletResponse answer = browser.send(FORM, FORM, forged);

    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(303);
    assertThat(cases.find(clerk, answer.getRedirectedUrl().replace("/cases/", "")).orElseThrow().channel()).isEqualTo("hotline");
  }

  @Test
  void bringTheirFilesIntoACaseTheyDoNotSeeThemselves() {
    Viewer handler = TinyCity.in(context).person(Role.HANDLER, TinyCity.EAST, "water");
    Viewer chief = TinyCity.in(context).person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    Resident other = new Resident(http);
    other.send("/sign-in", "/sign-in", Map.of("login", handler.login(), "password", TinyCity.PASSWORD));
    String form = "/cases/new/emergency-command";
    MockMultipartFile picture = new MockMultipartFile("files", "flood.txt", "text/plain", "Water everywhere".getBytes(StandardCharsets.UTF_8));

    MockHttpServletResponse answer = other.send(form, form, Map.of(
        "text", "Deep water", "category", "E101", "place", TinyCity.RIVERSIDE.toString(), "f.source", "unit", "another", "on", "step", "send"),
        picture);

    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(303);
    String number = answer.getRedirectedUrl().replace("/cases/", "");
    assertThat(cases.find(handler, number)).isEmpty();
    Case opened = cases.find(chief, number).orElseThrow();
    Entry attached = cases.timeline(chief, opened).getLast();
    assertThat(attached.input()).containsEntry("name", "flood.txt");
    assertThat(attached.by().person()).isEqualTo(handler.person());
  }

  @Test
  void onlyThoseWhoseRoleOpensCasesMaySendIt() {
    Viewer handler = TinyCity.in(context).person(Role.HANDLER, TinyCity.EAST, "water");
    Resident other = new Resident(http);
    other.send("/sign-in", "/sign-in", Map.of("login", handler.login(), "password", TinyCity.PASSWORD));

    assertThat(other.send("/me", FORM, call("06010")).getStatus()).isEqualTo(404);
  }

  @Test
  void areShownLikeCasesBeforeTheyOpenAnother() {
    String first = browser.send(FORM, FORM, call("02001")).getRedirectedUrl().replace("/cases/", "");

    MockHttpServletResponse hint = browser.send(FORM, FORM, call("02001"));
    assertThat(hint.getStatus()).isEqualTo(422);
    assertThat(text(hint)).contains("/cases/" + first, "There may be a case for it already");

    MockHttpServletResponse another = browser.send(Resident.hidden(hint), FORM, call("02001"));
    assertThat(another.getStatus()).isEqualTo(303);
    assertThat(another.getRedirectedUrl()).isNotEqualTo("/cases/" + first);
  }

  @Test
  void areShownWhatTheWordsSoundLikeAndWhyAndWhoseDutyItIs() {
    browser.get(FORM + "?lang=en");

    String hits = text(browser.get(FORM + "/categories?text=路灯不亮，晚上走路看不见&place=" + TinyCity.RIVERSIDE));

    assertThat(hits).contains("value=\"01037\"", "duty of", "Did you mean", "By these words", "<mark>", "times in 10", "Field:");
    assertThat(hits.split("name=\"suggested\"", -1)).as("three at most").hasSizeLessThanOrEqualTo(4);
    assertThat(hits).as("a person decides").doesNotContain("checked");
  }

  @Test
  void areShownACaseOfAnotherKindNextDoorThatSaysMuchTheSame() {
    Map<String, String> first = new java.util.HashMap<>(call("01037"));
    first.put("text", "幸福里西门的路灯杆倒在便道上，行人要绕行");
    first.put("place", TinyCity.NANLI.toString());
    String number = browser.send(FORM, FORM, first).getRedirectedUrl().replace("/cases/", "");
    Map<String, String> second = new java.util.HashMap<>(call("06011"));
    second.put("text", "幸福里西门路灯杆倒了，横在便道上");
    second.put("place", TinyCity.BEILI.toString());

    MockHttpServletResponse hint = browser.send(FORM, FORM, second);

    assertThat(hint.getStatus()).isEqualTo(422);
    assertThat(text(hint)).contains("/cases/" + number, "Says much the same");
    second.put("text", "公园的长椅被人拆走了");
    assertThat(browser.send(FORM, FORM, second).getStatus()).isEqualTo(303);
  }

  @Test
  void areToldAllThatIsWrongAtOnceEachByTheNameOfItsFieldABadFileToo() {
    Resident parent = new Resident(http);
    String form = "/report/newborn-registration";
    MockMultipartFile sheet = new MockMultipartFile("file.birthCertificate", "born.txt", "text/plain", "Born".getBytes(StandardCharsets.UTF_8));

    MockHttpServletResponse answer = parent.send(form, form, Map.of("f.certificateNo", "17", "step", "send"), sheet);

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains(
        "href=\"#field-text\">", "href=\"#field-category\">", "href=\"#field-contact.phone\">Phone</a>: ",
        "href=\"#field-childName\">Name of the child</a>: This is required.", "href=\"#field-certificateNo\">", "href=\"#field-birthCertificate\">",
        "href=\"#field-motherName\">", "href=\"#field-delivery\">", "Compare it character by character").doesNotContain("Look at the hint");
  }

  // which applications are the same

  private static final String BIRTH = "/cases/new/newborn-registration";

  private static Map<String, String> birth(String child, String certificate) {
    Map<String, String> entered = new java.util.HashMap<>(Map.of(
        "text", "Household registration of our child", "category", "N1", "place", TinyCity.NANLI.toString(), "contact.name", "Zhao",
        "contact.phone", "13800001111", "step", "send"));
    entered.putAll(Map.of(
        "f.childName", child, "f.sex", "female", "f.bornOn", "2025-06-01", "f.certificateNo", certificate, "f.motherName", "Zhao Min",
        "f.marriage", "none", "f.household", "mother", "f.delivery", "counter"));
    return entered;
  }

  @Test
  void areShownNobodyElsesChildHoweverAlikeTheWordsAre() {
    String first = browser.send(BIRTH, BIRTH, birth("Zhao Yi", "A000000001")).getRedirectedUrl();
    assertThat(first).startsWith("/cases/NB");

    MockHttpServletResponse second = browser.send(BIRTH, BIRTH, birth("Qian Er", "A000000002"));

    assertThat(second.getStatus()).as(text(second)).isEqualTo(303);
    assertThat(text(browser.get(second.getRedirectedUrl().replaceAll("[?].*", "") + "/hints"))).doesNotContain(first);
  }

  @Test
  void areShownTheCaseWithTheSameBirthCertificateAndResidentsAreNot() {
    String first = browser.send(BIRTH, BIRTH, birth("Sun San", "A000000003")).getRedirectedUrl().replace("/cases/", "");
    browser.get(BIRTH + "?lang=en");

    MockHttpServletResponse hint = browser.send(BIRTH, BIRTH, birth("Li Si", "A000000003"));

    assertThat(hint.getStatus()).isEqualTo(422);
    assertThat(text(hint)).contains("/cases/" + first, "The same number was entered").doesNotContain("Sun San");
    MockHttpServletResponse parent = new Resident(http).send("/report/newborn-registration", "/report/newborn-registration", birth("Li Si", "A000000003"));
    assertThat(parent.getStatus()).as("a resident is told of nobody").isEqualTo(303);
  }

  @Test
  void areShownTheWayToTheFormsOnlyWhileThereIsOne() {
    Viewer window = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.WEST, "operations-centre", "title-review");
    Resident other = new Resident(http);
    other.send("/sign-in", "/sign-in", Map.of("login", window.login(), "password", TinyCity.PASSWORD));
    assertThat(text(other.get("/me"))).contains("href=\"/cases/new\"");

    scenarios.retire(new Retirement("title-review", clock.instant(), "over"), window.person());

    try {
      assertThat(text(other.get("/me"))).doesNotContain("href=\"/cases/new\"");
      assertThat(text(browser.get("/me"))).contains("href=\"/cases/new\"");
    } finally {
      scenarios.revive("title-review", clock.instant(), window.person());
    }
  }

  @Test
  void onlyThoseWhoseRoleOpensCasesFindTheForm() {
    Viewer handler = TinyCity.in(context).person(Role.HANDLER, TinyCity.EAST, "water");
    Resident other = new Resident(http);
    assertThat(other.get(FORM).getStatus()).isIn(302, 401);

    other.send("/sign-in", "/sign-in", Map.of("login", handler.login(), "password", TinyCity.PASSWORD));

    assertThat(other.get(FORM).getStatus()).isEqualTo(404);
  }
}
