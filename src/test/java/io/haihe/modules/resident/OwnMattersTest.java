package io.haihe.modules.resident;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.intake.HeldFiles;
import io.haihe.kernel.intake.UnsentFiles;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.ConsentBook;
import io.haihe.kernel.org.Resident;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CityTest
@DisplayName("What is in a resident's account")
class OwnMattersTest {

  private static final String FORM = "/report/city-management";
  private static final String PASSWORD = "seven blue kettles";
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired FollowLinks links;
  @Autowired Drafts drafts;
  @Autowired HeldFiles held;
  @Autowired ConsentBook consents;
  @Autowired JsonMapper json;

  private String login;
  private Browser here;

  @BeforeEach
  void begin() {
    TinyCity.in(context);
    login = "1390000%04d".formatted(PEOPLE.incrementAndGet());
    here = browser();
    here.post("/my/sign-up", "/my/sign-up", "name", "Li Na", "login", login, "password", PASSWORD);
  }

  private Browser browser() {
    Browser browser = new Browser(http);
    browser.get("/?lang=en");
    return browser;
  }

  /** The same resident on another device. */
  private Browser there() {
    Browser there = browser();
    assertThat(there.post("/my/sign-in", "/my/sign-in", "login", login, "password", PASSWORD).getRedirectedUrl()).isEqualTo("/my");
    return there;
  }

  private static String key(MockHttpServletResponse page) {
    Matcher key = KEY.matcher(text(page));
    assertThat(key.find()).isTrue();
    return key.group(1);
  }

  private MockHttpServletResponse send(Browser who, String page, String key, String step, String words) {
    return who.post(page, FORM, "key", key, "step", step, "text", words, "category", "06010", "place", TinyCity.RIVERSIDE.toString(),
        "contact.name", "Li Na", "contact.phone", login);
  }

  private String reported(String words) {
    String receipt = send(here, FORM, key(here.get(FORM)), "send", words).getRedirectedUrl();
    assertThat(receipt).startsWith("/report/done/");
    return receipt.split("/")[3];
  }

  private String openedByOther(String words) {
    return ((Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", TinyCity.NANLI, null, null, words,
        new Contact("Zhao", "13700000000", null), Map.of(), "web", false))).number();
  }

  @Test
  void formsBeginWithHowTheResidentIsReached() {
    assertThat(text(here.get(FORM))).contains("value=\"Li Na\"", "value=\"" + login + "\"");
    assertThat(text(browser().get(FORM))).doesNotContain("Li Na").contains("form=\"report\" name=\"step\" value=\"signIn\"");
  }

  @Test
  void hasWhatWasReportedWhileSignedInWithItsStateAndPromise() {
    String number = reported("The lamp at the gate is out");

    assertThat(text(here.get("/my"))).contains(number, "City management", "by today", "/follow/" + number + "/" + links.token(number));
    here.post("/my", "/my/cases/" + number + "/remove");
    assertThat(text(here.get("/my"))).doesNotContain(number);
  }

  @Test
  void takesInByTheSecretLinkAndNothingByTheNumberAlone() {
    String number = openedByOther("reported before there was an account");

    MockHttpServletResponse refused = here.post("/my", "/my/cases", "number", number, "code", "0123456789abcdef0123456789abcdef");
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused)).doesNotContain("reported before").contains("Nothing yet.");

    String follow = "/follow/" + number + "/" + links.token(number);
    assertThat(text(browser().get(follow))).doesNotContain("Keep it in my account");
    assertThat(text(here.get(follow))).contains("Keep it in my account");
    assertThat(here.post(follow, "/my/cases", "number", number, "code", links.token(number)).getRedirectedUrl()).isEqualTo("/my");
    assertThat(text(here.get("/my"))).contains(number);
  }

  @Test
  void isShownTwentyAtATime() {
    for (int i = 0; i < 21; i++) {
      String number = openedByOther("one of many");
      here.post("/my", "/my/cases", "number", number, "code", links.token(number));
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(text(here.get("/my")).split("/remove\"", -1)).hasSize(21);
    assertThat(text(here.get("/my?page=2")).split("/remove\"", -1)).hasSize(2);
  }

  @Test
  void keepsAHalfFilledFormToGoOnWithOnAnotherDeviceAndForgetsItOnceSent() {
    String key = key(here.get(FORM));
    here.upload(FORM, FORM, "files", "note.txt", "what I saw", "key", key, "step", "save", "text", "half a sentence", "category", "06010");
    assertThat(jdbc.sql("select count(*) from resident_draft where position('half a' in encode(sealed, 'escape')) > 0").query(Long.class).single())
        .isZero();

    Browser there = there();
    String open = FORM + "?type=matter&draft=" + key;
    assertThat(text(there.get("/my"))).contains("half a sentence", open.replace("&", "&amp;"));
    assertThat(text(there.get(open))).contains("half a sentence", "note.txt", "value=\"06010\" selected", "value=\"" + key + "\"");
    assertThat(text(browser().get(open))).as("of nobody").doesNotContain("half a sentence");
    assertThat(text(browserOfAnother().get(open))).as("of nobody else").doesNotContain("half a sentence");

    String receipt = send(there, open, key, "send", "half a sentence and the rest").getRedirectedUrl();
    assertThat(receipt).startsWith("/report/done/");
    assertThat(text(there.get("/my"))).contains(receipt.split("/")[3]).doesNotContain("Go on");
    assertThat(send(here, FORM, key, "send", "half a sentence and the rest").getRedirectedUrl()).as("sent once more").isEqualTo(receipt + "?before=yes");
    assertThat(text(here.get(receipt.replace("/report/done/", "/follow/")))).contains("note.txt");
  }

  @Test
  void takesInWhatWasFilledInBeforeSigningInWithItsFilesAndItsKey() {
    Browser visitor = browser();
    String key = key(visitor.get(FORM));
    MockHttpServletResponse leave = visitor.upload(
        FORM, FORM, "files", "note.txt", "what I saw", "key", key, "step", "signIn", "text", "filled in before", "category", "06010", "contact.name", "Li");
    assertThat(leave.getRedirectedUrl()).isEqualTo("/my/sign-in?to=%2Freport%2Fcity-management%3Fbegun%3Dyes");
    assertThat(jdbc.sql("select count(*) from platform_session_attributes where position('filled in' in encode(attribute_bytes, 'escape')) > 0")
        .query(Long.class).single()).as("sealed").isZero();
    assertThat(text(browserOfAnother().get(FORM + "?begun=yes"))).as("nobody else's").doesNotContain("filled in before");
    assertThat(visitor.post("/my/sign-in", "/my/sign-in", "login", login, "password", "wrong", "to", FORM + "?begun=yes").getStatus()).isEqualTo(422);

    String back = visitor.post("/my/sign-in", "/my/sign-in", "login", login, "password", PASSWORD, "to", FORM + "?begun=yes").getRedirectedUrl();

    assertThat(back).isEqualTo(FORM + "?begun=yes");
    assertThat(text(visitor.get(back))).contains("filled in before", "note.txt", "value=\"06010\" selected", key, "value=\"Li\"", "value=\"" + login + "\"");
    assertThat(text(visitor.get(back))).as("once").doesNotContain("filled in before");
  }

  @Test
  void forgetsWhatWasFilledInBeforeSigningInAfterHalfAnHour() {
    Browser visitor = browser();
    visitor.post(FORM, FORM, "key", key(visitor.get(FORM)), "step", "signIn", "text", "filled in long before");
    clock.advance(Duration.ofMinutes(31));

    assertThat(text(visitor.get(FORM + "?begun=yes"))).doesNotContain("filled in long before");
  }

  @Test
  void isToldWhyAFormWasNotSavedOnceTheSessionIsOverAndLosesNothing() {
    String key = key(here.get(FORM));
    here.post("/my", "/sign-out");

    MockHttpServletResponse answer = send(here, FORM, key, "save", "half a sentence");

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains("you are not signed in any more", "half a sentence", key, "value=\"save\"");
  }

  @Test
  void saysBeforeASavedFormIsDeletedAndAfterwardsThatNothingSentIsLost() {
    String key = key(here.get(FORM));
    here.upload(FORM, FORM, "files", "note.txt", "what I saw", "key", key, "step", "save", "text", "half a sentence");
    drafts.warn(clock.instant());
    assertThat(text(here.get("/my/messages"))).doesNotContain("deleted in three days");

    clock.advance(Duration.ofDays(28));
    UnsentFiles.forget(held, clock.instant());
    drafts.warn(clock.instant());
    drafts.warn(clock.instant());
    Browser later = there();
    assertThat(text(later.get("/my/messages")).split("deleted in three days", -1)).as("once").hasSize(2);
    assertThat(text(later.get(FORM + "?type=matter&draft=" + key))).contains("half a sentence", "note.txt");

    clock.advance(Duration.ofDays(3));
    drafts.forget(clock.instant());
    assertThat(text(later.get("/my"))).doesNotContain("half a sentence");
    assertThat(text(later.get(FORM + "?type=matter&draft=" + key))).contains("not here any more", "nothing of it is lost").doesNotContain("half a sentence");
    assertThat(jdbc.sql("select count(*) from intake_held_file where form_key = cast(? as uuid)").param(key).query(Long.class).single()).isZero();
  }

  @Test
  void tellsWhichOfficeReadWhatIsPersonalAndWhyButNotWhoseNameThatWas() {
    String number = reported("The lamp at the gate is out");
    Viewer clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    cases.personal(clerk, cases.find(clerk, number).orElseThrow(), "to ask where it is", clock.instant());
    String others = openedByOther("of somebody else");
    cases.personal(clerk, cases.find(clerk, others).orElseThrow(), "another purpose", clock.instant());

    assertThat(text(here.get("/my/data"))).contains("to ask where it is", "Intake clerk", number).doesNotContain("another purpose", clerk.name());
  }

  @Test
  void isTakenAwayWithItsFiles() throws IOException {
    String key = key(here.get(FORM));
    here.upload(FORM, FORM, "files", "note.txt", "what I saw", "key", key, "step", "send", "text", "The lamp is out", "category", "06010", "place",
        TinyCity.RIVERSIDE.toString(), "contact.phone", login);
    openedByOther("of somebody else");

    MockHttpServletResponse answer = here.post("/my/data", "/my/export");

    Map<String, String> files = unzipped(answer.getContentAsByteArray());
    JsonNode data = json.readTree(files.get("data.json"));
    assertThat(data.at("/account/ways/0/value").asString()).isEqualTo(login);
    assertThat(data.at("/cases").size()).isOne();
    assertThat(data.at("/cases/0/text").asString()).isEqualTo("The lamp is out");
    assertThat(data.at("/cases/0/contact/phone").asString()).isEqualTo(login);
    assertThat(data.at("/reads/0/why").asString()).isEqualTo("to give you your data");
    assertThat(files.entrySet()).anyMatch(file -> file.getKey().endsWith("note.txt") && file.getValue().equals("what I saw"));
    assertThat(files.get("data.json")).doesNotContain("of somebody else", "13700000000");
  }

  private static Map<String, String> unzipped(byte[] bytes) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void goesForGoodWithThePasswordAloneAndSaysWhatStays() {
    String number = reported("The lamp at the gate is out");
    Browser there = there();
    assertThat(text(here.get("/my/data"))).contains(number + ": the contact and personal data in it go after");
    assertThat(here.post("/my/data", "/my/erase", "old", "wrong wrong wrong").getStatus()).isEqualTo(422);

    assertThat(here.post("/my/data", "/my/erase", "old", PASSWORD).getRedirectedUrl()).isEqualTo("/my/sign-in?erased");

    assertThat(there.get("/my").getRedirectedUrl()).isEqualTo("/my/sign-in");
    assertThat(there.post("/my/sign-in", "/my/sign-in", "login", login, "password", PASSWORD).getStatus()).isEqualTo(422);
    assertThat(there.get("/follow/" + number + "/" + links.token(number)).getStatus()).isEqualTo(200);
    assertThat(jdbc.sql("select count(*) from resident_case where number = ?").param(number).query(Long.class).single()).isZero();
  }

  @Test
  void showsWhatWasAgreedToUntilItIsTakenBack() {
    long account = jdbc.sql("select max(id) from resident_account").query(Long.class).single();
    Resident resident = new Resident(account, "en", 0, clock.instant());
    long consent = consents.give(resident, new ConsentBook.Purpose("使用我的身份证", "Use my identity card"), "GS1", clock.instant());
    assertThat(consents.stands(consent)).isTrue();

    browserOfAnother().post("/my/data", "/my/consents/" + consent + "/withdraw");
    assertThat(consents.stands(consent)).as("taken back by nobody else").isTrue();

    assertThat(text(here.get("/my/data"))).contains("Use my identity card", "GS1", "Take it back");
    here.post("/my/data", "/my/consents/" + consent + "/withdraw");
    assertThat(consents.stands(consent)).isFalse();
    assertThat(text(here.get("/my/data"))).contains("Taken back on");
  }

  private Browser browserOfAnother() {
    Browser other = browser();
    other.post("/my/sign-up", "/my/sign-up", "login", "other%d@example.org".formatted(PEOPLE.incrementAndGet()), "password", PASSWORD);
    return other;
  }
}
