package io.haihe.modules.resident;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.modules.notice.PlayedSms;
import io.haihe.platform.BadInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest(properties = "haihe.resident.phone-countries=CN,GB")
@DisplayName("A phone number of an account")
class PhoneTest {

  private static final String PASSWORD = "seven blue kettles";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired AccountStore accounts;
  @Autowired Phones phones;

  private String number;
  private Browser here;

  @BeforeEach
  void begin() {
    TinyCity.in(context);
    clock.advance(Duration.ofDays(2));
    number = "138%08d".formatted(PEOPLE.incrementAndGet());
    here = opened(number);
  }

  private Browser opened(String login) {
    Browser browser = new Browser(http);
    browser.get("/?lang=en");
    browser.post("/my/sign-up", "/my/sign-up", "name", "Li Na", "login", login, "password", PASSWORD);
    return browser;
  }

  private MockHttpServletResponse ask(Browser browser) {
    return browser.post("/my/account", "/my/account/phone/code");
  }

  private List<PlayedSms.Text> texts() {
    return PlayedSms.sent(context);
  }

  /** The code of the newest message. */
  private String code() {
    assertThat(ask(here).getRedirectedUrl()).isEqualTo("/my/account#field-phone");
    return last("+86" + number);
  }

  private String last(String to) {
    PlayedSms.Text text = texts().getFirst();
    assertThat(text.number()).isEqualTo(to);
    Matcher code = Pattern.compile("^(\\d{6}) is the code").matcher(text.text());
    assertThat(code.find()).as(text.text()).isTrue();
    assertThat(text.text()).as("one message").hasSizeLessThanOrEqualTo(160);
    return code.group(1);
  }

  private MockHttpServletResponse confirm(Browser browser, String code) {
    return browser.post("/my/account", "/my/account/phone/confirm", "textCode", code);
  }

  private static String other(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  private Account account() {
    return accounts.find(jdbc.sql("select max(id) from resident_account").query(Long.class).single()).orElseThrow();
  }

  private String page(Browser browser) {
    return text(browser.get("/my/account"));
  }

  @Test
  void isConfirmedByTheCodeSentThereAndShownMaskedFromThenOnWithoutMakingTheCitySurer() {
    assertThat(page(here)).contains("Send me a code by text message", number);
    String code = code();
    assertThat(page(here)).contains("A text message is on its way to 138****");

    MockHttpServletResponse wrong = confirm(here, other(code));
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(text(wrong)).contains("That code is not right");
    assertThat(confirm(here, " " + code + " ").getRedirectedUrl()).isEqualTo("/my/account?done");
    assertThat(confirm(here, code).getRedirectedUrl()).as("sent twice").isEqualTo("/my/account?done");
    assertThat(page(here)).contains("138****" + number.substring(7), "confirmed", "Level 1").doesNotContain(number, "Send me a code by text");
    assertThat(account().assurance()).isOne();
  }

  @Test
  void isToldInTheLanguageOfTheAccount() {
    Browser chinese = new Browser(http);
    chinese.get("/?lang=zh");
    chinese.post("/my/sign-up", "/my/sign-up", "name", "李娜", "login", "139" + number.substring(3), "password", PASSWORD);
    ask(chinese);
    assertThat(texts().getFirst().text()).startsWith("验证码 ").hasSizeLessThanOrEqualTo(70);
  }

  @Test
  void isConfirmedByNoCodeThatIsOldWasGuessedAtOrIsNotTheLastOne() {
    String old = code();
    clock.advance(Duration.ofMinutes(10));
    assertThat(confirm(here, old).getStatus()).as("ten minutes").isEqualTo(422);

    String first = code();
    String second = code();
    if (!first.equals(second)) {
      assertThat(confirm(here, first).getStatus()).as("not the last one").isEqualTo(422);
    }
    clock.advance(Duration.ofHours(2));

    String guessed = code();
    for (int guess = 0; guess < 5; guess++) {
      confirm(here, other(guessed));
    }
    assertThat(confirm(here, guessed).getStatus()).as("after five wrong ones").isEqualTo(422);
    assertThat(account().way("phone").orElseThrow().confirmed()).isFalse();
  }

  @Test
  void isGuessedAtFiveTimesAtMostThoughManyGuessAtTheSameMoment() throws Exception {
    String code = code();
    Account account = account();
    List<Callable<Boolean>> guesses = new ArrayList<>(IntStream.range(0, 40).<Callable<Boolean>>mapToObj(n -> () -> tried(account, other(code))).toList());
    long taken;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      taken = threads.invokeAll(guesses).stream().filter(one -> one.state() == Future.State.SUCCESS && one.resultNow()).count();
    }
    assertThat(taken).isZero();
    assertThat(jdbc.sql("select tries from resident_code order by id desc limit 1").query(Integer.class).single()).isEqualTo(5);
    assertThat(tried(account, code)).isFalse();
  }

  private boolean tried(Account account, String code) {
    try {
      phones.confirm(account, code);
      return true;
    } catch (BadInput wrong) {
      return false;
    }
  }

  @Test
  void staysUnconfirmedWhereItIsSomebodyElsesAndTellsNothingOfThem() {
    Browser owner = here;
    confirm(owner, code());
    Browser thief = new Browser(http);
    thief.get("/?lang=en");
    thief.post("/my/sign-up", "/my/sign-up", "name", "Thief", "login", number, "password", "another long password");
    assertThat(page(thief)).contains("Send me a code by text message", number);
    ask(thief);
    String hers = last("+86" + number);

    assertThat(confirm(thief, other(hers)).getStatus()).isEqualTo(422);
    assertThat(page(thief)).doesNotContain("<span class=\"badge ok\">confirmed</span>");
    assertThat(page(owner)).as("stays hers").contains("<span class=\"badge ok\">confirmed</span>");
    Browser third = opened("137" + number.substring(3));
    ask(third);
    assertThat(confirm(third, hers).getStatus()).as("a code of another account").isEqualTo(422);
  }

  @Test
  void isSentThreeCodesAnHourAndSixADayWhoeverAsksThoughTheyAskAtTheSameMoment() throws Exception {
    Account account = account();
    List<Callable<Boolean>> asked = IntStream.range(0, 8).<Callable<Boolean>>mapToObj(n -> () -> {
      phones.sendCode(account, "10.7.0." + n);
      return true;
    }).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(asked).stream().filter(one -> one.state() == Future.State.SUCCESS)).hasSize(3);
    }
    Browser stranger = new Browser(http);
    stranger.get("/?lang=en");
    stranger.post("/my/sign-up", "/my/sign-up", "name", "Stranger", "login", number, "password", "another long password");
    MockHttpServletResponse refused = ask(stranger);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused)).contains("Too many codes were asked for");
    for (int hour = 0; hour < 4; hour++) {
      clock.advance(Duration.ofMinutes(61));
      sent(account, "10.7.1." + hour);
    }
    assertThat(jdbc.sql("select count(*) from resident_code where mac = (select mac from resident_code order by id desc limit 1)").query(Long.class).single())
        .as("three of the first hour, three of the day").isEqualTo(6);
  }

  private boolean sent(Account account, String from) {
    try {
      phones.sendCode(account, from);
      return true;
    } catch (BadInput tooMany) {
      return false;
    }
  }

  @Test
  void isNoWayToSendMessagesToManyNumbers() {
    int sent = 0;
    for (int n = 0; n < 9; n++) {
      here.post("/my/account", "/my/account/ways", "login", "136%07d%d".formatted(PEOPLE.get(), n), "old", PASSWORD);
      sent += ask(here).getStatus() < 400 ? 1 : 0;
    }
    assertThat(sent).as("of one account within an hour").isEqualTo(6);

    clock.advance(Duration.ofDays(1));
    int accepted = 0;
    for (int n = 0; n < 25; n++) {
      Account another = accounts.open("", "en", clock.instant());
      accounts.putWay(another.id(), another.handle(), Login.of("135%06d%02d".formatted(PEOPLE.get(), n)).orElseThrow(), null);
      accepted += sent(accounts.find(another.id()).orElseThrow(), "10.8.0.1") ? 1 : 0;
    }
    assertThat(accepted).as("of one network address within an hour").isEqualTo(20);
  }

  @Test
  void goesUnconfirmedWhenItIsChangedAndTheCodeForTheOldOneWithIt() {
    String code = code();
    ask(here);
    String changed = "139" + number.substring(3);
    here.post("/my/account", "/my/account/ways", "login", changed, "old", PASSWORD);
    assertThat(texts()).filteredOn(text -> text.number().equals("+86" + number)).as("what waited is not sent any more").hasSize(1);
    assertThat(confirm(here, code).getStatus()).isEqualTo(422);

    ask(here);
    confirm(here, last("+86" + changed));
    assertThat(page(here)).contains("139****");
    here.post("/my/account", "/my/account/password", "old", PASSWORD, "password", "quite another phrase", "again", "quite another phrase");
    assertThat(account().way("phone").orElseThrow().confirmed()).as("a new password changes nothing about it").isTrue();
    here.post("/my/account", "/my/account/ways", "login", number, "old", "quite another phrase");
    assertThat(account().way("phone").orElseThrow().confirmed()).isFalse();
  }

  @Test
  void isOfTheCountryItWasTypedWithWhereverMessagesGo() {
    here.post("/my/account", "/my/account/ways", "login", "+44 7400 123456", "old", PASSWORD);
    ask(here);
    confirm(here, last("+447400123456"));
    assertThat(page(here)).contains("+44******3456");

    here.post("/my/account", "/my/account/ways", "login", "+1 380 213 8000", "old", PASSWORD);
    assertThat(page(here)).doesNotContain("Send me a code by text message");
    assertThat(text(ask(here))).contains("not sent to numbers of that country");
    here.post("/my/account", "/my/account/ways", "login", "022 8300 0000", "old", PASSWORD);
    assertThat(text(ask(here))).contains("gets no text messages");
  }

  @Test
  void isTakenOutWithThePasswordUnlessNobodyCouldSignInAnyMore() {
    confirm(here, code());
    assertThat(text(here.post("/my/account", "/my/account/phone/remove", "old", PASSWORD))).contains("could not sign in any more");
    here.post("/my/account", "/my/account/ways", "login", "li%d@example.org".formatted(PEOPLE.get()), "old", PASSWORD);
    assertThat(here.post("/my/account", "/my/account/phone/remove", "old", "guess").getStatus()).isEqualTo(422);
    assertThat(account().way("phone")).isPresent();

    assertThat(here.post("/my/account", "/my/account/phone/remove", "old", PASSWORD).getRedirectedUrl()).isEqualTo("/my/account?done");
    assertThat(account().way("phone")).isEmpty();
    assertThat(ask(here).getStatus()).isEqualTo(422);
  }

  @Test
  void isInTheExportAndGoesWithTheAccountAndWhatWaitedForIt() throws Exception {
    confirm(here, code());
    byte[] zip = here.post("/my/data", "/my/export").getContentAsByteArray();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      in.getNextEntry();
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("\"" + number + "\"").containsPattern("\"confirmedAt\" ?: ?\"2");
    }
    jdbc.sql("update resident_login set confirmed_at = null where account = ?").param(account().id()).update();
    ask(here);
    here.post("/my/data", "/my/erase", "old", PASSWORD);
    assertThat(jdbc.sql("select count(*) from notice_sms where status = 'PENDING'").query(Long.class).single()).isZero();
    assertThat(jdbc.sql("select count(*) from resident_login where number is not null and account not in (select id from resident_account)")
        .query(Long.class).single()).isZero();
  }

  @Test
  void isKeptSealedAndTheCodeAsAHash() {
    String code = code();
    assertThat(jdbc.sql("select count(*) from resident_login where position(? in encode(number, 'escape')) > 0").param(number).query(Long.class).single())
        .isZero();
    assertThat(jdbc.sql("select count(*) from resident_code where position(? in encode(code, 'escape')) > 0").param(code).query(Long.class).single()).isZero();
  }

  @Test
  void canBeConfirmedThoughItWasKeptBeforeTextMessagesWereSent() {
    jdbc.sql("update resident_login set number = null, number_mac = null where account = ?").param(account().id()).update();
    assertThat(confirm(here, code()).getRedirectedUrl()).isEqualTo("/my/account?done");
  }
}
