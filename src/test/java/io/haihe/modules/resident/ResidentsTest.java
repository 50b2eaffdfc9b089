package io.haihe.modules.resident;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A resident's account")
class ResidentsTest {

  private static final String UP = "/my/sign-up";
  private static final String IN = "/my/sign-in";
  private static final String PASSWORD = "seven blue kettles";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void city() {
    TinyCity.in(context);
    clock.advance(Duration.ofDays(2));
  }

  private Browser browser() {
    Browser browser = new Browser(http);
    browser.get("/?lang=en");
    return browser;
  }

  private Browser with(String login, String password) {
    Browser browser = browser();
    assertThat(browser.post(UP, UP, "name", "Li Na", "login", login, "password", password).getRedirectedUrl()).isEqualTo("/my");
    return browser;
  }

  private static MockHttpServletResponse signIn(Browser browser, String login, String password) {
    return browser.post(IN, IN, "login", login, "password", password);
  }

  @Test
  void isOpenedWithAPhoneNumberAndSignedInToHoweverThatIsTyped() {
    Browser opened = with("138 1111-2222", PASSWORD);
    assertThat(text(opened.get("/my"))).contains("My matters", "Sign out").doesNotContain("href=\"/sign-in\"");
    assertThat(opened.post("/my", "/sign-out").getRedirectedUrl()).isEqualTo("/my/sign-in?out");
    assertThat(opened.get("/my").getRedirectedUrl()).isEqualTo("/my/sign-in");

    Browser other = browser();
    assertThat(signIn(other, "+86 13811112222", PASSWORD).getRedirectedUrl()).isEqualTo("/my");
    assertThat(text(other.get("/my/account"))).contains("13811112222", "Li Na");
  }

  @Test
  void leadsBackToWhereOneCameFromAndToNoOtherSite() {
    Browser browser = browser();
    assertThat(browser.post(UP, UP, "login", "back@example.org", "password", PASSWORD, "to", "/report/city-management?type=matter").getRedirectedUrl())
        .isEqualTo("/report/city-management?type=matter");
    for (String elsewhere : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/work", "/report/../work\n"}) {
      assertThat(signIn(browser(), "back@example.org", PASSWORD).getRedirectedUrl()).isEqualTo("/my");
      assertThat(browser().post(IN, IN, "login", "back@example.org", "password", PASSWORD, "to", elsewhere).getRedirectedUrl()).isEqualTo("/my");
    }
  }

  @Test
  void isRefusedWithAllThatIsWrong() {
    MockHttpServletResponse refused = browser().post(UP, UP, "login", "nobody", "password", "short");

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused)).contains("neither a phone number nor an e-mail address", "value=\"nobody\"", "#field-password");
  }

  @Test
  void tellsNobodyWhetherSomebodyHasOne() {
    with("known@example.org", PASSWORD);

    MockHttpServletResponse known = signIn(browser(), "known@example.org", "wrong wrong wrong");
    MockHttpServletResponse unknown = signIn(browser(), "unknown@example.org", "wrong wrong wrong");
    assertThat(known.getStatus()).isEqualTo(unknown.getStatus());
    assertThat(stripped(known)).isEqualTo(stripped(unknown));

    Browser stranger = browser();
    assertThat(stranger.post(UP, UP, "login", "known@example.org", "password", "another long password").getRedirectedUrl())
        .as("opens one of the stranger's own, as with any other address").isEqualTo("/my");
    assertThat(text(stranger.get("/my/account"))).doesNotContain("Li Na");
    Browser owner = browser();
    signIn(owner, "known@example.org", PASSWORD);
    assertThat(text(owner.get("/my/account"))).contains("Li Na");
  }

  private static String stripped(MockHttpServletResponse page) {
    return text(page).replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
  }

  @Test
  void makesWhoeverGuessesWaitAlsoWhereTheyShareTheLogin() {
    with("shared@example.org", PASSWORD);
    with("shared@example.org", "guessers own password");

    for (int guess = 0; guess < 2; guess++) {
      assertThat(signIn(browser(), "shared@example.org", "wrong wrong wrong").getStatus()).isEqualTo(422);
    }
    assertThat(signIn(browser(), "shared@example.org", "guessers own password").getStatus()).isEqualTo(303);
    assertThat(signIn(browser(), "shared@example.org", "wrong wrong wrong").getStatus()).isEqualTo(422);
    assertThat(signIn(browser(), "shared@example.org", PASSWORD).getStatus()).as("five have failed or been opened, whoever succeeded between").isEqualTo(422);

    clock.advance(Duration.ofHours(2));
    assertThat(signIn(browser(), "shared@example.org", PASSWORD).getStatus()).isEqualTo(303);
  }

  @Test
  void endsEveryOtherSessionWithAChangedPassword() {
    Browser here = with("13822223333", PASSWORD);
    Browser there = browser();
    signIn(there, "13822223333", PASSWORD);
    String page = "/my/account";

    assertThat(here.post(page, page + "/password", "old", "wrong", "password", "nine green teapots", "again", "nine green teapots").getStatus())
        .isEqualTo(422);
    assertThat(here.post(page, page + "/password", "old", PASSWORD, "password", "nine green teapots", "again", "nine green teapots").getRedirectedUrl())
        .isEqualTo("/my/account?done");

    assertThat(here.get(page).getStatus()).isEqualTo(200);
    assertThat(there.get(page).getRedirectedUrl()).isEqualTo(IN);
    assertThat(signIn(browser(), "13822223333", PASSWORD).getStatus()).isEqualTo(422);
    assertThat(signIn(browser(), "13822223333", "nine green teapots").getStatus()).isEqualTo(303);
  }

  @Test
  void letsNobodyGuessThePasswordFromAnOpenSession() {
    Browser thief = with("13822224444", PASSWORD);
    for (int guess = 0; guess < 5; guess++) {
      thief.post("/my/data", "/my/erase", "old", "wrong wrong " + guess);
    }
    assertThat(thief.post("/my/data", "/my/erase", "old", PASSWORD).getStatus()).isEqualTo(422);
  }

  @Test
  void isSignedInToByASecondWayToo() {
    Browser here = with("13822225555", PASSWORD);

    assertThat(here.post("/my/account", "/my/account/ways", "login", "two@example.org", "old", PASSWORD).getRedirectedUrl()).isEqualTo("/my/account?done");

    assertThat(signIn(browser(), "two@example.org", PASSWORD).getStatus()).isEqualTo(303);
    assertThat(signIn(browser(), "13822225555", PASSWORD).getStatus()).isEqualTo(303);
  }

  @Test
  void givesNothingOfStaffsAndSignsThemOutInTheSameBrowser() {
    String staff = TinyCity.in(context).person(Role.HANDLER, TinyCity.EAST, "urban-management").login();
    Browser browser = browser();
    browser.signIn(staff, TinyCity.PASSWORD);
    assertThat(browser.get("/my").getStatus()).isEqualTo(403);
    String before = browser.cookie("SESSION");

    browser.post(UP, UP, "login", "13822226666", "password", PASSWORD);

    assertThat(browser.cookie("SESSION")).isNotEqualTo(before);
    assertThat(browser.get("/my").getStatus()).isEqualTo(200);
    assertThat(browser.get("/work").getStatus()).isEqualTo(403);
    assertThat(browser.get("/me").getStatus()).isEqualTo(403);
  }

  @Test
  void isSealedInTheDatabase() {
    Browser here = with("13822227777", PASSWORD);
    here.post("/my/account", "/my/account", "name", "Readable Name");

    for (String table : new String[] {"resident_account", "resident_login", "platform_session", "org_attempt"}) {
      assertThat(jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t").query(String.class).single())
          .as(table).doesNotContain("13822227777", "Readable Name");
    }
    assertThat(jdbc.sql("select count(*) from platform_session_attributes where position('Readable' in encode(attribute_bytes, 'escape')) > 0")
        .query(Long.class).single()).isZero();
  }
}
