package io.haihe.kernel.org.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.LettersForTests;
import io.haihe.SettableClock;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.MailAddresses;
import io.haihe.kernel.org.OrgFixture;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The mail address of a member of staff")
class MailAddressTest {

  private static final String OFFICE = "990101000000/office";

  @Autowired OrgFixture fixture;
  @Autowired MockMvcTester http;
  @Autowired People people;
  @Autowired MailAddresses addresses;
  @Autowired LettersForTests letters;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;

  @BeforeAll
  void city() {
    fixture.city();
  }

  private Browser signedIn(String login) {
    Browser browser = new Browser(http);
    browser.signIn(login, OrgFixture.PASSWORD);
    browser.get("/me?lang=en");
    return browser;
  }

  private String code() {
    Matcher code = Pattern.compile("\\b\\d{6}\\b").matcher(letters.last().text());
    assertThat(code.find()).isTrue();
    return code.group();
  }

  private String reached(long person) {
    return addresses.of(people.get(person)).orElse("");
  }

  private static String other(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  @Test
  void isWhereLettersGoOnceItWasConfirmedByTheCodeSentThere() {
    long li = fixture.member("mail.li", Role.CHECKER, OFFICE);
    Browser browser = signedIn("mail.li");
    assertThat(browser.post("/me", "/me/mail", "mail", "no address").getStatus()).isEqualTo(422);
    assertThat(Browser.text(browser.post("/me", "/me/mail", "mail", "no address"))).contains("value=\"no address\"", "This is no mail address");

    browser.post("/me", "/me/mail", "mail", "li@example.org");
    assertThat(letters.last().address()).isEqualTo("li@example.org");
    assertThat(reached(li)).as("not confirmed yet").isEmpty();
    assertThat(browser.post("/me", "/me/mail/confirm", "code", other(code())).getStatus()).isEqualTo(422);
    assertThat(browser.post("/me", "/me/mail/confirm", "code", code()).getStatus()).isEqualTo(302);
    assertThat(browser.post("/me", "/me/mail/confirm", "code", code()).getStatus()).as("sent twice").isEqualTo(302);

    assertThat(reached(li)).isEqualTo("li@example.org");
    assertThat(Browser.text(browser.get("/me"))).contains("li@example.org").doesNotContain("??");
    assertThat(people.changes(li, 1)).singleElement().satisfies(change -> assertThat(change.kind() + change.detail()).isEqualTo("person-mail-confirmed{}"));
    assertThat(jdbc.sql("select count(*) from org_mail where encode(address, 'escape') like '%example%'").query(Long.class).single()).as("sealed").isZero();

    browser.post("/me", "/me/mail/remove");
    assertThat(reached(li)).isEmpty();
  }

  @Test
  void isNotConfirmedByACodeThatIsOldOrWasGuessedAt() {
    long wu = fixture.member("mail.wu", Role.CHECKER, OFFICE);
    Browser browser = signedIn("mail.wu");
    browser.post("/me", "/me/mail", "mail", "wu@example.org");
    String code = code();
    int sent = letters.count();
    assertThat(browser.post("/me", "/me/mail", "mail", "wu@example.org").getStatus()).as("at once again").isEqualTo(422);
    assertThat(letters.count()).isEqualTo(sent);
    for (int i = 0; i < 5; i++) {
      browser.post("/me", "/me/mail/confirm", "code", other(code));
    }
    assertThat(browser.post("/me", "/me/mail/confirm", "code", code).getStatus()).as("guessed at").isEqualTo(422);

    clock.advance(Duration.ofMinutes(6));
    browser.post("/me", "/me/mail", "mail", "wu@example.org");
    code = code();
    clock.advance(Duration.ofMinutes(31));
    assertThat(browser.post("/me", "/me/mail/confirm", "code", code).getStatus()).as("old").isEqualTo(422);
    assertThat(reached(wu)).isEmpty();
  }

  @Test
  void isTheLoginWhereThatIsOneAndGoesWithTheAccount() {
    long zhou = fixture.member("zhou@example.org", Role.CHECKER, OFFICE);
    assertThat(reached(zhou)).isEqualTo("zhou@example.org");
    Browser browser = signedIn("zhou@example.org");
    browser.post("/me", "/me/mail", "mail", "zhou.office@example.org");
    browser.post("/me", "/me/mail/confirm", "code", code());
    assertThat(reached(zhou)).isEqualTo("zhou.office@example.org");

    people.disable(zhou, Act.bySystem(clock.instant()));
    assertThat(jdbc.sql("select count(*) from org_mail where person = ?").param(zhou).query(Long.class).single()).isZero();
  }
}
