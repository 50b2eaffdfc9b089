package io.haihe.kernel.org.signin;

import static io.haihe.kernel.org.FormToken.formToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.PasswordsForTests;
import io.haihe.SettableClock;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.OrgFixture;
import io.haihe.kernel.org.Passwords;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.platform.web.StaleForm;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@CityTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

  private static final String UNIT = "990101000000/urban";
  private static final String RIGHT = OrgFixture.PASSWORD;

  @Autowired OrgFixture fixture;
  @Autowired MockMvcTester http;
  @Autowired SettableClock clock;
  @Autowired People people;
  @Autowired Passwords passwords;
  @Autowired PasswordsForTests work;
  @Autowired SessionRepository<?> sessions;
  @Autowired JdbcClient database;

  @BeforeAll
  void city() {
    fixture.city();
  }

  private MvcTestResult sentAfterSigningOutElsewhere(String from, String field, String value) {
    return http.post().uri("/delegations").accept(MediaType.TEXT_HTML).header("Sec-Fetch-Site", from)
        .param("_csrf", "of another session").param("seat", "7").param(field, value).exchange();
  }

  /** As the container shows it. */
  private String shown(MvcTestResult refused) {
    var page = http.get().uri("/error").accept(MediaType.TEXT_HTML).header("Accept-Language", "en")
        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, refused.getResponse().getStatus());
    Object stale = refused.getRequest().getAttribute(StaleForm.class.getName());
    return Browser.text((stale == null ? page : page.requestAttr(StaleForm.class.getName(), stale)).exchange().getResponse());
  }

  @Test
  void keepsWhatWasWrittenOnAPageThatIsOlderThanTheSignInAndSaysSo() {
    MvcTestResult refused = sentAfterSigningOutElsewhere("same-origin", "reason", "away until <Monday>");

    assertThat(refused).hasStatus(403);
    assertThat(shown(refused)).contains(
            "The page was older than your sign-in", "away until &lt;Monday&gt;", "action=\"/delegations\"", "name=\"seat\" value=\"7\"",
            "href=\"/sign-in\" target=\"_blank\"", "Send it now")
        .doesNotContain("Your role does not cover", "of another session");
  }

  @Test
  void givesAnotherSiteNoWayToHaveItsFormSentAndShowsNoPassword() {
    assertThat(shown(sentAfterSigningOutElsewhere("cross-site", "reason", "written by a stranger")))
        .contains("The page was older than your sign-in").doesNotContain("written by a stranger", "Send it now");
    assertThat(shown(sentAfterSigningOutElsewhere("same-origin", "password", "a secret of mine"))).doesNotContain("a secret of mine", "Send it now");
    assertThat(shown(sentAfterSigningOutElsewhere("same-origin", "wanted", "a new secret"))).doesNotContain("a new secret", "Send it now");
    assertThat(shown(sentAfterSigningOutElsewhere("same-origin", "again", "a code once more"))).as("no password").contains("a code once more", "Send it now");
  }

  @Test
  void keepsWhatWasWrittenWhereTheSessionIsOver() {
    MvcTestResult refused = http.post().uri("/delegations").with(formToken()).accept(MediaType.TEXT_HTML)
        .header("Sec-Fetch-Site", "same-origin").param("reason", "away until Monday").exchange();

    assertThat(refused).hasStatus(401);
    assertThat(shown(refused)).contains("away until Monday", "href=\"/sign-in\" target=\"_blank\"");
  }

  @Test
  void opensAStaffPageOnlyAfterSigningInAndReturnsToIt() {
    fixture.member("li", Role.HANDLER, UNIT);
    Browser browser = new Browser(http);

    assertThat(browser.get("/me?from=here").getRedirectedUrl()).isEqualTo("/sign-in");
    assertThat(browser.signIn("LI ", RIGHT)).isEqualTo("/me?from=here");
    assertThat(Browser.text(browser.get("/me"))).contains("姓名li", "东城区城管委");
  }

  @Test
  void takesEverybodyToWhatTheyAreHereFor() {
    fixture.member("works", Role.HANDLER, UNIT);
    fixture.member("administers", Role.ADMINISTRATOR, UNIT);
    fixture.person("seatless", UNIT);

    assertThat(new Browser(http).signIn("works", RIGHT)).isEqualTo("/work");
    assertThat(new Browser(http).signIn("administers", RIGHT)).isEqualTo("/admin");
    assertThat(new Browser(http).signIn("seatless", RIGHT)).isEqualTo("/me");
  }

  @Test
  void speaksThePersonsOwnLanguageUnlessTheyChoseAnother() {
    long person = fixture.member("speaks", Role.HANDLER, UNIT);
    people.describe(person, "speaks", "en", Act.bySystem(clock.instant()));
    Browser browser = new Browser(http);
    assertThat(Browser.text(browser.get("/sign-in"))).contains("lang=\"zh-CN\">");

    browser.signIn("speaks", RIGHT);
    assertThat(Browser.text(browser.get("/me"))).contains("<html lang=\"en\">");
    assertThat(browser.cookie("haihe_lang")).as("the next person at this computer has not chosen it").isNull();
    assertThat(Browser.text(browser.get("/nothing-here"))).contains("<html lang=\"en\">");

    browser.get("/me?lang=zh");
    assertThat(Browser.text(browser.get("/me"))).contains("<html lang=\"zh-CN\">");
    browser.post("/me", "/sign-out");
    browser.signIn("speaks", RIGHT);
    assertThat(Browser.text(browser.get("/me"))).as("chosen by the switch").contains("<html lang=\"zh-CN\">");
  }

  @Test
  void keepsNoSessionForSomebodyWhoOnlyLooks() {
    Browser browser = new Browser(http);
    browser.get("/me");
    browser.get("/sign-in");

    assertThat(browser.cookie("SESSION")).isNull();
  }

  @Test
  void signsOut() {
    fixture.member("out", Role.HANDLER, UNIT);
    Browser browser = new Browser(http);
    browser.signIn("out", RIGHT);

    assertThat(browser.forged("/sign-out").getStatus()).isEqualTo(403);
    assertThat(browser.get("/me").getStatus()).isEqualTo(200);
    assertThat(browser.post("/me", "/sign-out").getRedirectedUrl()).isEqualTo("/sign-in?out");
    assertThat(browser.get("/me").getRedirectedUrl()).isEqualTo("/sign-in");
  }

  @Test
  void refusesAFormFromAnotherSite() {
    fixture.member("victim", Role.HANDLER, UNIT);
    Browser browser = new Browser(http);

    assertThat(browser.forged("/sign-in", "login", "victim", "password", RIGHT).getStatus()).isEqualTo(403);
    browser.signIn("victim", RIGHT);
    assertThat(browser.forged("/me/password", "old", RIGHT, "wanted", "x", "again", "x").getStatus()).isEqualTo(403);
  }

  @Test
  void givesASessionAnotherIdWhenSomebodySignsIn() {
    fixture.member("fixed", Role.HANDLER, UNIT);
    String planted = plantedSession(sessions);
    Browser browser = new Browser(http);
    browser.plant(new Cookie("SESSION", planted));

    browser.signIn("fixed", RIGHT);

    assertThat(browser.cookie("SESSION")).isNotNull().isNotEqualTo(planted);
    Browser attacker = new Browser(http);
    attacker.plant(new Cookie("SESSION", planted));
    assertThat(attacker.get("/me").getRedirectedUrl()).isEqualTo("/sign-in");
  }

  @Test
  void makesALoginWaitAfterFiveFailuresAndLongerEachTime() {
    fixture.member("slow", Role.HANDLER, UNIT);
    Browser browser = new Browser(http);
    fail(browser, "slow", 4);
    assertThat(browser.signIn("slow", RIGHT)).isEqualTo("/work");

    fail(browser, "slow", 5);
    assertThat(browser.signIn("slow", RIGHT)).isEqualTo("/sign-in?failed");
    clock.advance(Duration.ofSeconds(59));
    assertThat(browser.signIn("slow", RIGHT)).isEqualTo("/sign-in?failed");

    clock.advance(Duration.ofSeconds(1));
    fail(browser, "slow", 1);
    clock.advance(Duration.ofSeconds(119));
    assertThat(browser.signIn("slow", RIGHT)).isEqualTo("/sign-in?failed");
    clock.advance(Duration.ofSeconds(1));
    assertThat(browser.signIn("slow", RIGHT)).isEqualTo("/work");
  }

  @Test
  void letsNoMoreGuessesThroughWhenTheyComeAtOnce() throws Exception {
    fixture.member("flood", Role.HANDLER, UNIT);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Object> guess = () -> new Browser(http).signIn("flood", "wrong");
      threads.invokeAll(IntStream.range(0, 12).mapToObj(i -> guess).toList());
    }

    assertThat(database.sql("select max(failures) from org_attempt where subject like 'login:%'").query(Integer.class).single())
        .isLessThanOrEqualTo(6);
    assertThat(new Browser(http).signIn("flood", RIGHT)).isEqualTo("/sign-in?failed");
  }

  @Test
  void answersTheSameForUnknownWrongWaitingAndDisabledAccounts() {
    fixture.member("known", Role.HANDLER, UNIT);
    long disabled = fixture.member("disabled", Role.HANDLER, UNIT);
    people.disable(disabled, Act.bySystem(clock.instant()));
    fixture.member("waiting", Role.HANDLER, UNIT);
    fail(new Browser(http), "waiting", 5);

    String unknown = answer("nobody", RIGHT);
    assertThat(answer("known", "wrong")).isEqualTo(unknown);
    assertThat(answer("waiting", RIGHT)).isEqualTo(unknown);
    assertThat(answer("disabled", RIGHT)).isEqualTo(unknown);
  }

  @Test
  void doesTheSameWorkForUnknownLoginsAsForKnownOnesSoThatNobodyCanTellThemApartByTheTimeItTakes() {
    fixture.member("timed", Role.HANDLER, UNIT);
    fixture.member("holding", Role.HANDLER, UNIT);
    fail(new Browser(http), "holding", 5);

    List<String> known = workOf("timed");
    assertThat(known).hasSize(1);
    assertThat(workOf("nobody")).isEqualTo(known);
    assertThat(workOf("holding")).isEqualTo(known);
  }

  @Test
  void makesAnAddressWaitThatTriesManyLogins() {
    fixture.member("neighbour", Role.HANDLER, UNIT);
    Browser browser = new Browser(http);
    for (int i = 0; i < 50; i++) {
      browser.signIn("guess" + i, "wrong");
    }

    assertThat(browser.signIn("neighbour", RIGHT)).isEqualTo("/sign-in?wait");
    assertThat(new Browser(http).signIn("neighbour", RIGHT)).isEqualTo("/work");
  }

  @Test
  void endsTheSessionsOfADisabledAccountAndOfAChangedPassword() {
    long person = fixture.member("leaver", Role.HANDLER, UNIT);
    Browser one = new Browser(http);
    one.signIn("leaver", RIGHT);
    assertThat(one.get("/me").getStatus()).isEqualTo(200);

    people.disable(person, Act.bySystem(clock.instant()));
    assertThat(one.get("/me").getRedirectedUrl()).isEqualTo("/sign-in");

    people.enable(person, Act.bySystem(clock.instant()));
    one.signIn("leaver", RIGHT);
    Browser other = new Browser(http);
    other.signIn("leaver", RIGHT);
    String wanted = "seven wet umbrellas";
    assertThat(one.post("/me/password", "/me/password", "old", RIGHT, "wanted", wanted, "again", wanted).getRedirectedUrl())
        .isEqualTo("/sign-in?changed");
    assertThat(other.get("/me").getRedirectedUrl()).isEqualTo("/sign-in");
    assertThat(other.signIn("leaver", wanted)).isEqualTo("/me");
  }

  @Test
  void letsNobodyPastThePasswordThatWasHandedOver() {
    long person = fixture.member("fresh", Role.HANDLER, UNIT);
    String handed = passwords.reset(person, Act.bySystem(clock.instant()));
    Browser browser = new Browser(http);
    browser.signIn("fresh", handed);

    assertThat(browser.get("/me").getRedirectedUrl()).isEqualTo("/me/password");
    assertThat(change(browser, handed, "short").getStatus()).isEqualTo(422);
    assertThat(change(browser, handed, "fresh fresh fresh").getStatus()).isEqualTo(422);
    assertThat(change(browser, handed, "1234567890").getStatus()).isEqualTo(422);
    assertThat(change(browser, "not the old", "eleven blue kites").getStatus()).isEqualTo(422);
    assertThat(change(browser, handed, "eleven blue kites").getRedirectedUrl()).isEqualTo("/sign-in?changed");
    browser.signIn("fresh", "eleven blue kites");
    assertThat(browser.get("/me").getStatus()).isEqualTo(200);
  }

  private static MockHttpServletResponse change(Browser browser, String old, String wanted) {
    return browser.post("/me/password", "/me/password", "old", old, "wanted", wanted, "again", wanted);
  }

  private String answer(String login, String password) {
    Browser browser = new Browser(http);
    MockHttpServletResponse response = browser.post("/sign-in", "/sign-in", "login", login, "password", password);
    return response.getStatus() + " " + response.getRedirectedUrl() + " " + response.getHeaderNames();
  }

  private static void fail(Browser browser, String login, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(browser.signIn(login, "wrong")).isEqualTo("/sign-in?failed");
    }
  }

  private List<String> workOf(String login) {
    int before = work.tries().size();
    new Browser(http).signIn(login, "wrong");
    List<String> tries = work.tries();
    return tries.subList(before, tries.size());
  }

  private static <S extends Session> String plantedSession(SessionRepository<S> sessions) {
    S session = sessions.createSession();
    sessions.save(session);
    return Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
  }
}
