package io.haihe.modules.resident;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.LettersForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.intake.Received;
import io.haihe.kernel.intake.Report;
import io.haihe.kernel.intake.Reports;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("How sure the city is of who a resident is")
class AssuranceTest {

  private static final String FORM = "/report/title-review";
  private static final String PASSWORD = "seven blue kettles";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired SettableClock clock;
  @Autowired LettersForTests letters;
  @Autowired Reports reports;

  private String address;
  private Browser here;

  @BeforeEach
  void begin() {
    TinyCity.in(context);
    clock.advance(Duration.ofDays(1));
    address = "li%d@example.org".formatted(PEOPLE.incrementAndGet());
    here = browser();
    here.post("/my/sign-up", "/my/sign-up", "name", "Li Na", "login", address, "password", PASSWORD);
  }

  private Browser browser() {
    Browser browser = new Browser(http);
    browser.get("/?lang=en");
    return browser;
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private String code() {
    assertThat(here.post("/my/account", "/my/account/code").getRedirectedUrl()).isEqualTo("/my/account?sent#assurance");
    assertThat(letters.last().address()).isEqualTo(address);
    return found("is (\\d{6})\\.", letters.last().text());
  }

  private MockHttpServletResponse confirm(String code) {
    return here.post("/my/account", "/my/account/confirm", "code", code);
  }

  @Test
  void growsWithAnAddressConfirmedByTheCodeSentThere() {
    assertThat(text(here.get("/my/account"))).contains("Level 1");
    String code = code();

    assertThat(confirm(code.equals("000000") ? "000001" : "000000").getStatus()).isEqualTo(422);
    assertThat(confirm(code).getRedirectedUrl()).isEqualTo("/my/account?done");
    assertThat(text(here.get("/my/account"))).contains("Level 2");

    here.post("/my/account", "/my/account/ways", "login", "another@example.org", "old", PASSWORD);
    assertThat(text(here.get("/my/account"))).as("another address is not confirmed").contains("Level 1");
  }

  @Test
  void doesNotGrowByACodeThatIsOldOrWasGuessedAt() {
    String old = code();
    clock.advance(Duration.ofMinutes(16));
    assertThat(confirm(old).getStatus()).isEqualTo(422);

    String guessed = code();
    for (int guess = 0; guess < 5; guess++) {
      confirm("wrong" + guess);
    }
    assertThat(confirm(guessed).getStatus()).isEqualTo(422);
  }

  @Test
  void sendsAnAddressThreeCodesAnHourAtMostWhoeverAsks() {
    code();
    code();
    Browser other = browser();
    other.post("/my/sign-up", "/my/sign-up", "login", address, "password", "another long password");
    other.post("/my/account", "/my/account/code");
    int before = letters.count();

    assertThat(here.post("/my/account", "/my/account/code").getStatus()).isEqualTo(422);
    assertThat(letters.count()).isEqualTo(before);
  }

  @Test
  void growsAtACounterWhereSomebodyComparesTheNameAndEndsWithIt() {
    String shown = text(here.post("/my/account", "/my/account/counter"));
    String code = found("data-counter-code>(\\d{9})<", shown);
    Browser clerk = browser();
    clerk.signIn(TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre").login(), TinyCity.PASSWORD);

    assertThat(text(clerk.post("/residents/verify", "/residents/verify", "code", code))).contains("Li Na").doesNotContain("is verified");
    assertThat(text(here.get("/my/account"))).contains("Level 1");
    assertThat(text(clerk.post("/residents/verify", "/residents/verify", "code", code, "seen", "yes"))).contains("is verified");
    assertThat(text(here.get("/my/account"))).contains("Level 3");
    assertThat(text(here.get("/my/messages"))).contains("verified at a counter");
    assertThat(clerk.post("/residents/verify", "/residents/verify", "code", code).getStatus()).as("good once").isEqualTo(422);

    here.post("/my/account", "/my/account", "name", "Somebody Else");
    assertThat(text(here.get("/my/account"))).contains("Level 1");
  }

  @Test
  void isAskedForByTheFormThatNeedsItWithTheWayThere() {
    assertThat(text(browser().get(FORM))).contains("account with a confirmed e-mail address", "name=\"step\" value=\"signIn\"");
    assertThat(text(here.get(FORM))).contains("account with a confirmed e-mail address", "/my/account#assurance");

    MockHttpServletResponse refused =
        here.post(FORM, FORM, "key", "7b1c2f0e-0000-4000-8000-00000000000%d".formatted(PEOPLE.get() % 10), "step", "send", "text", "my application");
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused)).contains("account with a confirmed e-mail address", "my application");

    confirm(code());
    assertThat(text(here.get(FORM))).doesNotContain("account with a confirmed e-mail address");
  }

  @Test
  void isAskedForAtEveryDoor() {
    Report report =
        new Report(new Actor.Reporter(), clock.instant(), null, "title-review", "review", "T1", TinyCity.CITY, TinyCity.NANLI, null, null, "words",
            new Contact("Li", "13800000000", null), Map.of(), List.of(), "web", false);

    assertThat(reports.receive(report)).isInstanceOfSatisfying(Received.Faulty.class,
        faulty -> assertThat(faulty.findings()).extracting("code").containsExactly("intake.assurance.2"));
    assertThat(reports.receive(report, 1)).isInstanceOfSatisfying(Received.Faulty.class,
        faulty -> assertThat(faulty.findings()).extracting("code").containsExactly("intake.assurance.2"));
    assertThat(reports.receive(report, 2)).isInstanceOfSatisfying(Received.Faulty.class,
        faulty -> assertThat(faulty.findings()).extracting("code").doesNotContain("intake.assurance.2"));
  }
}
