package io.haihe.modules.resident;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.LettersForTests;
import io.haihe.SettableClock;
import io.haihe.kernel.org.Browser;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A forgotten password")
class ForgottenPasswordTest {

  private static final String OLD = "seven blue kettles";
  private static final String NEW = "nine green lanterns";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @Autowired MockMvcTester http;
  @Autowired SettableClock clock;
  @Autowired LettersForTests letters;
  @Autowired AccountStore accounts;
  @Autowired JdbcClient jdbc;

  private String address;
  private Browser signedIn;
  private Browser stranger;

  @BeforeEach
  void begin() {
    clock.advance(Duration.ofDays(1));
    address = "wang%d@example.org".formatted(PEOPLE.incrementAndGet());
    signedIn = opened(address, true);
    stranger = browser();
  }

  private Browser browser() {
    Browser browser = new Browser(http);
    browser.get("/?lang=en");
    return browser;
  }

  private Browser opened(String login, boolean confirmed) {
    Browser browser = browser();
    browser.post("/my/sign-up", "/my/sign-up", "name", "Wang Fang", "login", login, "password", OLD);
    if (confirmed) {
      accounts.confirm(jdbc.sql("select max(id) from resident_account").query(Long.class).single(), new Login(Login.Kind.EMAIL, login), clock.instant());
    }
    return browser;
  }

  private MockHttpServletResponse ask(String login) {
    return stranger.post("/my/sign-in/forgotten", "/my/sign-in/forgotten", "login", login);
  }

  /** The code of the mail, which is written after the page has answered. */
  private String code(String login) throws InterruptedException {
    int before = letters.count();
    assertThat(ask(login).getStatus()).isEqualTo(200);
    for (int waited = 0; letters.count() == before && waited < 500; waited++) {
      Thread.sleep(10);
    }
    assertThat(letters.count()).isEqualTo(before + 1);
    assertThat(letters.last().address()).isEqualTo(login);
    Matcher code = Pattern.compile("is (\\d{6})\\.").matcher(letters.last().text());
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  private MockHttpServletResponse set(String code, String password) {
    return stranger.post(
        "/my/sign-in/forgotten", "/my/sign-in/forgotten/new", "login", address, "code", code, "password", password, "again", password);
  }

  private static String other(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private int signIn(String password) {
    return browser().post("/my/sign-in", "/my/sign-in", "login", address, "password", password).getStatus();
  }

  @Test
  void isSetAnewByTheCodeThatWasMailedAndEndsAllSessions() throws InterruptedException {
    assertThat(text(stranger.get("/my/sign-in"))).contains("/my/sign-in/forgotten");
    String code = code(address);
    assertThat(letters.last().text()).contains("Wang Fang");

    assertThat(text(set(code, "short"))).as("the code is not spent by that").contains("field-password");
    assertThat(set(code, NEW).getRedirectedUrl()).isEqualTo("/my/sign-in?reset");

    assertThat(signIn(NEW)).isEqualTo(303);
    assertThat(signIn(OLD)).isEqualTo(422);
    assertThat(signedIn.get("/my").getRedirectedUrl()).isEqualTo("/my/sign-in");
    assertThat(set(code, "ten yellow windows").getStatus()).as("once").isEqualTo(422);
  }

  @Test
  void getsTheSameAnswerWhetherThereIsAnAccountOrNot() throws InterruptedException {
    String without = "nobody%d@example.org".formatted(PEOPLE.incrementAndGet());
    int before = letters.count();
    String known = text(ask(address)).replace(address, "").replaceAll("_csrf\" value=\"[^\"]+", "");
    String unknown = text(ask(without)).replace(without, "").replaceAll("_csrf\" value=\"[^\"]+", "");

    assertThat(known).isEqualTo(unknown).contains("If an account has confirmed this address");
    Thread.sleep(300);
    assertThat(letters.count()).isEqualTo(before + 1);
    MockHttpServletResponse wrong = stranger.post(
        "/my/sign-in/forgotten", "/my/sign-in/forgotten/new", "login", without, "code", "123456", "password", NEW, "again", NEW);
    assertThat(text(wrong)).contains("That code is not right");
  }

  @Test
  void isNotSentToAnAddressThatNobodyHasConfirmed() throws InterruptedException {
    String typed = "typed%d@example.org".formatted(PEOPLE.incrementAndGet());
    opened(typed, false);
    int before = letters.count();

    ask(typed);
    Thread.sleep(300);

    assertThat(letters.count()).isEqualTo(before);
  }

  @Test
  void isNotGuessed() throws InterruptedException {
    String code = code(address);
    for (int tries = 0; tries < 5; tries++) {
      assertThat(set(other(code), NEW).getStatus()).isEqualTo(422);
    }

    assertThat(set(code, NEW).getStatus()).as("after five wrong ones").isEqualTo(422);
    assertThat(signIn(OLD)).isEqualTo(303);
  }

  @Test
  void isNotSetByACodeThatIsTooOldOrWasSentForSomethingElse() throws InterruptedException {
    String old = code(address);
    clock.advance(Duration.ofMinutes(16));
    assertThat(set(old, NEW).getStatus()).isEqualTo(422);

    Browser here = browser();
    here.post("/my/sign-in", "/my/sign-in", "login", address, "password", OLD);
    jdbc.sql("update resident_login set confirmed_at = null where account = (select max(id) from resident_account)").update();
    here.post("/my/account", "/my/account/code");
    Matcher confirming = Pattern.compile("is (\\d{6})\\.").matcher(letters.last().text());
    assertThat(confirming.find()).isTrue();
    accounts.confirm(jdbc.sql("select max(id) from resident_account").query(Long.class).single(), new Login(Login.Kind.EMAIL, address), clock.instant());
    assertThat(set(confirming.group(1), NEW).getStatus()).isEqualTo(422);
  }

  @Test
  void isMailedThreeTimesAnHourAtMost() throws InterruptedException {
    code(address);
    code(address);
    code(address);
    int before = letters.count();

    ask(address);
    Thread.sleep(300);

    assertThat(letters.count()).isEqualTo(before);
  }
}
