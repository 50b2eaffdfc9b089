package io.haihe.modules.notice;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.haihe.CityTest;
import io.haihe.LettersForTests;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.MailAddresses;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.StaffMessages;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.api.Program;
import io.haihe.platform.StartFault;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest(properties = {
  "haihe.mail.host=127.0.0.1", "haihe.mail.tls=none", "haihe.mail.from=city@example.org", "haihe.mail.site=https://city.example.org/",
  "haihe.mail.timeout=2s"
})
@DisplayName("A notice")
class NoticesTest {

  private static final int PORT = TestSocketUtils.findAvailableTcpPort();
  private static final GreenMail MAIL = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @DynamicPropertySource
  static void port(DynamicPropertyRegistry properties) {
    properties.add("haihe.mail.port", () -> PORT);
  }

  @BeforeAll
  static void start() {
    MAIL.start();
  }

  @AfterAll
  static void stop() {
    MAIL.stop();
  }

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired ProjectionsForTests projections;
  @Autowired MessageProjection projection;
  @Autowired MailRound round;
  @Autowired FollowLinks links;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private static int tests;

  private TinyCity city;
  private Viewer clerk;
  private Viewer dispatcher;
  private Viewer handler;

  @BeforeEach
  void begin() throws Exception {
    clock.set(SettableClock.START.plus(Duration.ofDays(10L * ++tests))); // what other tests told is no news any more
    city = TinyCity.in(context);
    clerk = city.person(Role.INTAKE_CLERK, TinyCity.CITY, "office");
    dispatcher = city.person(Role.DISPATCHER, TinyCity.CITY, "office");
    handler = city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    projections.catchUp(projection);
    jdbc.sql("delete from notice_message").update();
    jdbc.sql("delete from notice_mail").update();
    MAIL.purgeEmailFromAllMailboxes();
  }

  private long reported(@Nullable String email, boolean sample) {
    return ((Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "harm-reports", "report", "N0301", TinyCity.NANLI, null, null,
        "secret words of the reporter", new Contact("Li", null, email), Map.of(), "web", sample))).caseId();
  }

  private void take(Viewer who, long id, String transition, Map<String, Object> input) {
    Outcome outcome =
        casework.act(new Command.Take(new Actor.Staff(who), clock.instant(), null, id, 0, transition, input));
    assertThat(outcome).as(transition).isInstanceOf(Moved.class);
  }

  private Case transferred(@Nullable String email) {
    long id = accepted(email, false);
    take(city.person(Role.DUTY_CHIEF, TinyCity.CITY, "office"), id, "grade", Map.of("grade", "ordinary", "gradeReason", "No money lost."));
    take(dispatcher, id, "transfer",
        Map.of("recipient", "industry", "unit", city.unit(TinyCity.EAST, "urban-management").id(), "brief", "See there."));
    return cases.find(dispatcher, id).orElseThrow();
  }

  private long accepted(@Nullable String email, boolean sample) {
    long id = reported(email, sample);
    take(clerk, id, "clearDuplicates", Map.of());
    take(clerk, id, "accept", Map.of());
    return id;
  }

  private List<String> toldTo(Viewer who) {
    return jdbc.sql("select notice || ' ' || number from notice_message where person = ? order by id").param(who.person()).query(String.class).list();
  }

  private Browser as(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    browser.get("/messages?lang=en");
    return browser;
  }

  @Test
  void reachesThoseItIsForOnceHoweverOftenTheTimelineIsRead() {
    Viewer colleague = city.person(Role.HANDLER, TinyCity.EAST, "water");
    Case now = transferred(null);

    projections.catchUp(projection);
    projections.rebuild(projection);

    assertThat(toldTo(handler)).containsExactly("yours " + now.number());
    assertThat(toldTo(colleague)).isEmpty();
    assertThat(toldTo(dispatcher)).isEmpty();
    assertThat(jdbc.sql("select text_zh from notice_message where person = ?").param(handler.person()).query(String.class).single())
        .contains(now.number(), "已转办至您单位").doesNotContain("{");
  }

  @Test
  void doesNotReachWhoeverDidItAndNobodyOutsideTheirSight() {
    Viewer centre = city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "office");
    Viewer otherScenario = city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre", "hotline");
    long id = reported(null, false);
    take(clerk, id, "clearDuplicates", Map.of());
    take(clerk, id, "notAccept", Map.of("ground", "tooVague", "answer", "It says too little."));
    casework.act(new Command.Take(new Actor.Reporter(), clock.instant(), null, id, 0, "appealAcceptance", Map.of("objection", "It says enough.")));

    projections.catchUp(projection);

    assertThat(toldTo(centre)).hasSize(1).first().asString().startsWith("appealed ");
    assertThat(toldTo(otherScenario)).isEmpty();
    assertThat(toldTo(clerk)).isEmpty();
  }

  private long mailed(String login) {
    return context.getBean(People.class).open(
        new NewPerson(login, "Li", "en", clerk.seats().getFirst().unit().id(), TinyCity.PASSWORD, false), Act.bySystem(clock.instant()));
  }

  private static String content(int n) throws Exception {
    return MAIL.getReceivedMessages()[n].getContent().toString().replace("\r", "");
  }

  @Test
  void aboutNoCaseIsMailedOnceToWhoeverHasAnAddressAndHasNotReadIt() throws Exception {
    StaffMessages staff = context.getBean(StaffMessages.class);
    long reached = mailed("li" + tests + "@example.org");
    long reading = mailed("reads" + tests + "@example.org");
    StaffMessages.News news = new StaffMessages.News("rating 1 0 HEAD", "/counter/ratings", "It waits for you.", "请您处理。", clock.instant());

    staff.tell(List.of(reached, reading, clerk.person()), news);
    staff.tell(List.of(reached), news);
    context.getBean(MessageStore.class).readAll(reading, Long.MAX_VALUE, clock.instant());
    LetterRound letters = context.getBean(LetterRound.class);
    assertThat(letters.send()).isEqualTo(3);
    assertThat(letters.send()).isZero();

    assertThat(MAIL.getReceivedMessages()).hasSize(1);
    assertThat(MAIL.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("li" + tests + "@example.org");
    assertThat(MAIL.getReceivedMessages()[0].getSubject()).isEqualTo("Something waits for you");
    assertThat(content(0)).contains("It waits for you.", "https://city.example.org/counter/ratings").doesNotContain("请您处理");
    assertThat(text(as(clerk).get("/messages"))).contains("It waits for you.");
  }

  @Test
  void aboutNoCaseIsMailedToTheAddressThatWasConfirmed() throws Exception {
    MailAddresses addresses = context.getBean(MailAddresses.class);
    Person person = context.getBean(People.class).get(mailed("login" + tests + "@example.org"));
    addresses.ask(person, "office" + tests + "@example.org", clock.instant());
    String letter = MAIL.getReceivedMessages().length > 0 ? content(0) : context.getBean(LettersForTests.class).last().text();
    addresses.confirm(person, letter.replaceAll("(?s).*?\\b(\\d{6})\\b.*", "$1"), clock.instant());
    MAIL.purgeEmailFromAllMailboxes();

    context.getBean(StaffMessages.class)
        .tell(List.of(person.id()), new StaffMessages.News("rating 3 0 HEAD", "/counter/ratings", "It waits.", "请处理。", clock.instant()));
    context.getBean(LetterRound.class).send();

    assertThat(MAIL.getReceivedMessages()).hasSize(1);
    assertThat(MAIL.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("office" + tests + "@example.org");
  }

  @Test
  void aboutNoCaseIsMailedLaterWhereTheServerTakesNothing() throws Exception {
    long reached = mailed("later" + tests + "@example.org");
    context.getBean(StaffMessages.class)
        .tell(List.of(reached), new StaffMessages.News("rating 2 0 HEAD", "/counter/ratings", "It waits.", "请处理。", clock.instant()));
    LetterRound letters = context.getBean(LetterRound.class);
    MAIL.stop();
    try {
      letters.send();
      assertThat(letters.send()).as("not at once").isZero();
    } finally {
      MAIL.start();
    }
    clock.advance(Duration.ofMinutes(1));
    letters.send();
    assertThat(MAIL.getReceivedMessages()).hasSize(1);
  }

  @Test
  void isNoNewsOnceItIsLongPast() {
    transferred("li@example.org");
    clock.advance(Duration.ofDays(4));

    projections.catchUp(projection);

    assertThat(toldTo(handler)).isEmpty();
    assertThat(jdbc.sql("select count(*) from notice_mail").query(Long.class).single()).isZero();
  }

  @Test
  void standsInTheMessagesUntilItIsRead() {
    Case now = transferred(null);
    projections.catchUp(projection);
    Browser browser = as(handler);

    String inbox = text(browser.get("/messages"));
    assertThat(inbox).contains("was transferred to you", now.number()).containsPattern("Messages\\s+<span class=\"count\">1</span>");
    String id = jdbc.sql("select id::text from notice_message where person = ?").param(handler.person()).query(String.class).single();
    assertThat(as(clerk).post("/messages", "/messages/open", "id", id, "number", now.number()).getStatus()).isEqualTo(302);
    assertThat(text(browser.get("/work"))).as("nobody reads it for another").containsPattern("Messages\\s+<span class=\"count\">1</span>");
    assertThat(browser.post("/messages", "/messages/open", "id", id, "number", now.number()).getRedirectedUrl()).isEqualTo("/cases/" + now.number());
    assertThat(text(browser.get("/work"))).doesNotContainPattern("Messages\\s+<span class=\"count\">");
    assertThat(text(browser.get("/messages"))).contains(now.number()).doesNotContain("Mark all as read");
    assertThat(text(browser.get("/messages?unread=true"))).contains("There is no message.");
    assertThat(browser.post("/messages", "/messages/open", "id", id, "number", "//evil.example").getRedirectedUrl()).isEqualTo("/messages");
  }

  @Test
  void canBeReadWithAllOthersThatWereSeen() {
    transferred(null);
    transferred(null);
    projections.catchUp(projection);
    Browser browser = as(handler);
    String newest = jdbc.sql("select max(id)::text from notice_message where person = ?").param(handler.person()).query(String.class).single();

    browser.post("/messages", "/messages/read", "upTo", newest);

    assertThat(text(browser.get("/messages"))).doesNotContainPattern("Messages\\s+<span class=\"count\">");
  }

  /** As from cases played out of order: one that arrives later may tell of something earlier. */
  private void told(int seq, Case about, Instant at) {
    jdbc.sql("insert into notice_message (person, case_id, seq, notice, number, text_en, text_zh, at) values (?, ?, ?, 'n', ?, ?, ?, ?)")
        .params(handler.person(), about.id(), seq, about.number(), "told " + seq + ".", "通知 " + seq + "。", Timestamp.from(at)).update();
  }

  private static List<String> tolds(String page) {
    return Pattern.compile("told \\d+\\.").matcher(page).results().map(found -> found.group().replaceAll("\\D", "")).toList();
  }

  @Test
  void standsByWhenItHappenedOnEveryPageOnceAlsoWhileOthersArrive() {
    Case now = transferred(null);
    for (int seq = 0; seq < 120; seq++) {
      told(1000 + seq, now, clock.instant().minusSeconds(60L * (seq * 7 % 60))); // two of each moment
    }
    Browser browser = as(handler);

    String page = text(browser.get("/messages"));
    List<String> seen = new ArrayList<>(tolds(page));
    told(2000, now, clock.instant().minusSeconds(1)); // on the first page by now
    told(2001, now, clock.instant().minusSeconds(59 * 60 + 30)); // still to come
    while (page.contains("rel=\"next\"")) {
      page = text(browser.get(page.replaceAll("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1").replace("&amp;", "&")));
      assertThat(page).contains("rel=\"first\"");
      seen.addAll(tolds(page));
    }

    List<String> expected = jdbc.sql("select seq::text from notice_message where person = ? and seq between 1000 and 2001 and seq <> 2000 order by at desc, id desc")
        .param(handler.person()).query(String.class).list();
    assertThat(seen).containsExactlyElementsOf(expected).hasSize(121);
    assertThat(tolds(text(browser.get("/messages"))).getFirst()).isNotEqualTo(tolds(text(browser.get("/messages?before=" + lastOfFirstPage()))).getFirst());
  }

  private String lastOfFirstPage() {
    return jdbc.sql("select id::text from notice_message where person = ? order by at desc, id desc offset 49 limit 1").param(handler.person()).query(String.class).single();
  }

  @Test
  void thatArrivedAfterTheListWasShownStaysUnreadHoweverLongAgoItWas() {
    Case now = transferred(null);
    told(1000, now, clock.instant());
    told(1001, now, clock.instant().minusSeconds(3600));
    Browser browser = as(handler);
    String page = text(browser.get("/messages"));
    told(1002, now, clock.instant().minusSeconds(7200));

    browser.post("/messages", "/messages/read", "upTo", page.replaceAll("(?s).*name=\"upTo\" value=\"(\\d+)\".*", "$1"));

    assertThat(tolds(text(browser.get("/messages?unread=true")))).containsExactly("1002");
  }

  @Test
  void isReadByAProgramWithTheSightOfItsPerson() {
    Case now = transferred(null);
    Case other = transferred(null);
    projections.catchUp(projection);
    Program program = Program.of(context, handler);
    Program reader = Program.of(context, handler, "read");

    Program.Reply first = reader.get("/api/v1/messages?size=1&lang=en");
    assertThat(first.text("/items/0/text")).contains("was transferred to you", other.number());
    assertThat(first.json().at("/unread").asInt()).isEqualTo(2);
    Program.Reply second = reader.get("/api/v1/messages?size=1&lang=zh&before=" + first.json().at("/next").asLong());
    assertThat(second.text("/items/0/text")).contains("已转办至您单位");
    assertThat(second.json().at("/next").isNull()).isTrue();
    assertThat(reader.get("/api/v1/messages?number=" + now.number()).json().at("/items").size()).isEqualTo(1);
    assertThat(reader.get("/api/v1/messages?size=0").status()).isIn(400, 422);
    long id = second.json().at("/items/0/id").asLong();
    assertThat(reader.post("/api/v1/messages/read", Map.of("ids", List.of(id))).status()).isEqualTo(403);
    assertThat(Program.of(context, clerk).post("/api/v1/messages/read", Map.of("ids", List.of(id))).status()).isEqualTo(204);
    assertThat(reader.get("/api/v1/messages").json().at("/unread").asInt()).as("nobody reads it for another").isEqualTo(2);
    assertThat(program.post("/api/v1/messages/read", Map.of("ids", List.of(id))).status()).isEqualTo(204);
    assertThat(program.post("/api/v1/messages/read", Map.of()).text("/errors/0/field")).isEqualTo("ids");
    assertThat(reader.get("/api/v1/messages?unread=true").json().at("/items").findValuesAsString("number")).containsExactly(other.number());

    jdbc.sql("update casework_case set responsible = 0, addressee = 0, units = '{}' where id = ?").param(other.id()).update();
    assertThat(reader.get("/api/v1/messages").json().at("/items").findValuesAsString("number")).containsExactly(now.number());
    assertThat(Program.of(context, dispatcher).get("/api/v1/messages").json().at("/items").size()).isZero();
  }

  @Test
  void goesFromSightWithTheCase() {
    Viewer leaving = city.person(Role.HANDLER, TinyCity.WEST, "urban-management");
    long id = accepted(null, false);
    take(city.person(Role.DUTY_CHIEF, TinyCity.CITY, "office"), id, "grade", Map.of("grade", "ordinary", "gradeReason", "No money lost."));
    take(dispatcher, id, "transfer",
        Map.of("recipient", "industry", "unit", city.unit(TinyCity.WEST, "urban-management").id(), "brief", "See there."));
    projections.catchUp(projection);
    assertThat(toldTo(leaving)).hasSize(1);
    Browser browser = as(leaving);

    take(leaving, id, "giveBack", Map.of("reason", "Not ours."));
    jdbc.sql("update casework_case set responsible = 0, addressee = 0, units = '{}' where id = ?").param(id).update();

    assertThat(text(browser.get("/messages"))).contains("There is no message.");
    assertThat(text(browser.get("/messages"))).doesNotContain("<span class=\"count\">1</span>");
  }

  @Test
  void isWrittenToTheReporterWithoutAWordOfTheMatterInTheSubject() throws Exception {
    long id = accepted("li@example.org", false);
    projections.catchUp(projection);

    round.send();
    projections.rebuild(projection);
    round.send();

    MimeMessage[] received = MAIL.getReceivedMessages();
    String number = cases.find(clerk, id).orElseThrow().number();
    assertThat(received).hasSize(1);
    assertThat(received[0].getRecipients(Message.RecipientType.TO)[0]).hasToString("li@example.org");
    assertThat(received[0].getSubject()).isEqualTo("您的诉求 " + number + " 有新进展 / News about your report " + number);
    assertThat((String) received[0].getContent())
        .contains("您的举报 " + number + " 已受理", "Your report " + number + " has been accepted.")
        .contains("https://city.example.org/follow/" + number + "/" + links.token(number))
        .doesNotContain("secret words");
    assertThat(jdbc.sql("select person || ' ' || purpose from casework_read where case_id = ?").param(id).query(String.class).list())
        .containsExactly("0 notice accepted");
  }

  @Test
  void isNotWrittenToThoseWhoLeftNoAddressNorAboutSamples() {
    accepted(null, false);
    accepted("sample@example.org", true);
    projections.catchUp(projection);

    round.send();

    assertThat(MAIL.getReceivedMessages()).isEmpty();
    assertThat(jdbc.sql("select status from notice_mail order by 1").query(String.class).list()).containsExactly("DROPPED");
  }

  @Test
  void isWrittenAgainWhenTheServerWasAway() {
    accepted("li@example.org", false);
    projections.catchUp(projection);
    MAIL.stop();

    round.send();
    assertThat(round.send()).as("not at once").isZero();
    assertThat(jdbc.sql("select status || ' ' || attempts from notice_mail").query(String.class).single()).isEqualTo("PENDING 1");
    MAIL.start();
    clock.advance(Duration.ofSeconds(15));
    round.send();

    assertThat(MAIL.getReceivedMessages()).hasSize(1);
    assertThat(jdbc.sql("select status from notice_mail").query(String.class).single()).isEqualTo("SENT");
  }

  @Test
  void isNotMailedByNobody() {
    Duration wait = Duration.ofSeconds(1);

    assertThatExceptionOfType(StartFault.class)
        .isThrownBy(() -> new Postman(new MailSettings("mail.example.org", 25, MailSettings.Tls.NONE, "", "", "", "", wait, wait, wait)));
  }

  @Test
  void isOnTheReportersPageWithoutBeingKeptAnywhere() {
    Case now = transferred(null);

    String page = text(new Browser(http).get("/follow/" + now.number() + "/" + links.token(now.number()) + "?lang=en"));

    assertThat(page).contains("Messages to you", "has been accepted. You are answered by", "It is not told who you are.").doesNotContain("was transferred to you");
    assertThat(page.indexOf("It is not told who you are")).as("the newest first").isLessThan(page.indexOf("You are answered by"));
  }
}
