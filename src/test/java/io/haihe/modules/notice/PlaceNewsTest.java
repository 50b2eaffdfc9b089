package io.haihe.modules.notice;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.place.PlaceCode;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest(properties = {
  "haihe.mail.host=127.0.0.1", "haihe.mail.tls=none", "haihe.mail.from=city@example.org", "haihe.mail.site=https://city.example.org/",
  "haihe.mail.timeout=2s"
})
@DisplayName("News of a place")
class PlaceNewsTest {

  private static final int PORT = TestSocketUtils.findAvailableTcpPort();
  private static final GreenMail MAIL = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static final String LI = "li@example.org";

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
  @Autowired PlaceNewsRound round;
  @Autowired LettersByMail letters;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private Browser visitor;

  @BeforeEach
  void begin() throws Exception {
    TinyCity.in(context);
    visitor = new Browser(http);
    visitor.get("/?lang=en");
    jdbc.sql("delete from notice_place_subscription").update();
    MAIL.purgeEmailFromAllMailboxes();
    clock.advance(Duration.ofDays(1));
  }

  @Test
  void goesOutBesideLettersToSingleResidents() throws Exception {
    assertThat(letters.possible()).isTrue();
    assertThat(letters.send(LI, "Your code", "123456")).isTrue();
    assertThat(MAIL.getReceivedMessages()).hasSize(1);
    assertThat(MAIL.getReceivedMessages()[0].getSubject()).isEqualTo("Your code");
    assertThat(letters.send("no address", "Your code", "123456")).isFalse();
  }

  private String reported(String scenario, PlaceCode place) {
    boolean matter = scenario.equals("city-management");
    String number = ((Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, scenario, matter ? "matter" : scenario.equals("hotline") ? "workOrder" : "report",
        matter ? "06010" : scenario.equals("hotline") ? "H0101" : "N0301", place, null, "SECRET lane", "SECRET words",
        new Contact("SECRET Li", "13800001111", null), scenario.equals("hotline") ? Map.of("requestType", "enquiry") : Map.of(), "web", false))).number();
    clock.advance(Duration.ofMinutes(5));
    return number;
  }

  private MockHttpServletResponse wish(String email, PlaceCode place, String scenario) {
    return visitor.post("/subscribe", "/subscribe", "email", email, "place", place.toString(), "scenario", scenario);
  }

  private MimeMessage only() throws Exception {
    assertThat(MAIL.getReceivedMessages()).hasSize(1);
    MimeMessage mail = MAIL.getReceivedMessages()[0];
    MAIL.purgeEmailFromAllMailboxes();
    return mail;
  }

  private static String link(MimeMessage mail, String what) throws Exception {
    Matcher link = Pattern.compile("https://city\\.example\\.org(/subscribe/" + what + "/\\d+/[0-9a-f]{32})").matcher((String) mail.getContent());
    assertThat(link.find()).as(what).isTrue();
    return link.group(1);
  }

  private void subscribed(String email, PlaceCode place, String scenario) throws Exception {
    assertThat(wish(email, place, scenario).getStatus()).isEqualTo(200);
    round.send();
    String link = link(only(), "confirm");
    assertThat(text(visitor.post(link, link))).contains("Confirmed");
    clock.advance(Duration.ofMinutes(1));
  }

  private long rows() {
    return jdbc.sql("select count(*) from notice_place_subscription").query(Long.class).single();
  }

  private void nextDay() {
    clock.advance(Duration.ofDays(1));
    while (round.send() > 0) {
      assertThat(rows()).isLessThan(100);
    }
  }

  @Test
  void isSentOnceADayAtMostAndOnlyWhatIsPublishedThere() throws Exception {
    subscribed(LI, TinyCity.EAST, "");
    String here = reported("city-management", TinyCity.NANLI);
    String hotline = reported("hotline", TinyCity.RIVERSIDE);
    String elsewhere = reported("city-management", TinyCity.STATION);
    String secret = reported("harm-reports", TinyCity.NANLI);

    nextDay();
    MimeMessage mail = only();
    String words = (String) mail.getContent();

    assertThat(mail.getSubject()).isEqualTo("News of 东城区");
    assertThat(words)
        .contains("https://city.example.org/nearby/" + here, "/nearby/" + hotline, "东城区 › 河沿街道", "Received")
        .doesNotContain(elsewhere, secret, "We have received it", "SECRET", "13800001111", "南里");
    String soon = reported("city-management", TinyCity.BEILI);
    round.send();
    clock.advance(Duration.ofHours(12));
    round.send();
    assertThat(MAIL.getReceivedMessages()).as("one a day").isEmpty();
    nextDay();
    assertThat((String) only().getContent()).contains(soon).doesNotContain(here);
    nextDay();
    assertThat(MAIL.getReceivedMessages()).as("no news, no mail").isEmpty();
  }

  @Test
  void mayBeOfOneScenario() throws Exception {
    subscribed(LI, TinyCity.CITY, "hotline");
    String matter = reported("city-management", TinyCity.NANLI);
    String hotline = reported("hotline", TinyCity.NANLI);

    nextDay();

    assertThat((String) only().getContent()).contains(hotline).doesNotContain(matter);
  }

  @Test
  void isNotSentToWhoeverHasNotConfirmedAndTheirAddressGoesAfterSevenDays() throws Exception {
    wish(LI, TinyCity.EAST, "");
    wish("LI@example.org", TinyCity.EAST, "");
    round.send();
    MimeMessage asked = only();
    assertThat(text(visitor.get(link(asked, "confirm")))).as("opening the link confirms nothing").contains("Yes, write to me");
    reported("city-management", TinyCity.NANLI);
    nextDay();
    assertThat(MAIL.getReceivedMessages()).isEmpty();

    clock.advance(Duration.ofDays(5).plusHours(23));
    round.forget();
    assertThat(rows()).isEqualTo(1);
    clock.advance(Duration.ofHours(2));
    round.forget();
    assertThat(rows()).isZero();
    assertThat(visitor.get(link(asked, "confirm")).getStatus()).isEqualTo(404);
  }

  @Test
  void endsWithOneClickOfTheMailProgramAndTheAddressIsGone() throws Exception {
    subscribed(LI, TinyCity.EAST, "");
    reported("city-management", TinyCity.NANLI);
    nextDay();
    MimeMessage mail = only();
    String stop = link(mail, "stop");
    assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://city.example.org" + stop + ">");
    assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    assertThat(text(visitor.get(stop))).contains("End it now");
    assertThat(rows()).as("opening the link ends nothing").isEqualTo(1);

    // As RFC 8058 has it: no cookie, no token of a page.
    assertThat(new Browser(http).forged(stop, "List-Unsubscribe", "One-Click").getStatus()).isEqualTo(200);

    assertThat(rows()).isZero();
    assertThat(new Browser(http).forged(stop, "List-Unsubscribe", "One-Click").getStatus()).as("pressed twice").isEqualTo(200);
    assertThat(new Browser(http).forged(stop.replaceAll(".$", "x"), "List-Unsubscribe", "One-Click").getStatus()).isEqualTo(404);
  }

  @Test
  void keepsTheAddressSealed() throws Exception {
    subscribed(LI, TinyCity.EAST, "");

    byte[] kept = jdbc.sql("select address || address_mac from notice_place_subscription").query(byte[].class).single();

    assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("li@", "example");
  }

  @Test
  void tellsNobodyWhetherAnAddressIsSubscribedAndFloodsNone() throws Exception {
    subscribed(LI, TinyCity.EAST, "");
    String again = text(wish(LI, TinyCity.EAST, ""));
    String other = text(wish("wang@example.org", TinyCity.EAST, ""));
    assertThat(again.replaceAll("value=\"[^\"]*\"", "")).isEqualTo(other.replaceAll("value=\"[^\"]*\"", ""));
    round.send();
    assertThat(only().getAllRecipients()[0]).hasToString("wang@example.org");

    for (PlaceCode place : new PlaceCode[] {TinyCity.CITY, TinyCity.WEST, TinyCity.RIVERSIDE, PlaceCode.of("990101002000"), TinyCity.NANLI}) {
      wish("wang@example.org", place, "");
    }
    while (round.send() > 0) {
      assertThat(MAIL.getReceivedMessages().length).isLessThan(10);
    }
    assertThat(MAIL.getReceivedMessages()).as("three unconfirmed at most").hasSize(2);
  }

  @Test
  void namesAnAddressThatIsNone() {
    MockHttpServletResponse answer = wish("li at home", TinyCity.EAST, "");

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains("This is no e-mail address", "value=\"li at home\"", "value=\"" + TinyCity.EAST + "\" selected");
    assertThat(rows()).isZero();
  }

  @Test
  void isSlowedDownAfterVeryMany() {
    for (int i = 0; i < 20; i++) {
      assertThat(wish("p" + i + "@example.org", TinyCity.EAST, "").getStatus()).isEqualTo(200);
    }

    assertThat(wish("more@example.org", TinyCity.EAST, "").getStatus()).isEqualTo(429);
  }

  @Test
  void waitsWhereTheMailServerDoesNotTakeIt() throws Exception {
    subscribed(LI, TinyCity.EAST, "");
    String number = reported("city-management", TinyCity.NANLI);
    MAIL.stop();
    try {
      clock.advance(Duration.ofDays(1));
      round.send();
    } finally {
      MAIL.start();
    }
    clock.advance(Duration.ofHours(2));
    round.send();

    assertThat((String) only().getContent()).contains(number);
  }

  @Test
  void canBeReadAsAFeedWithoutAnAddress() throws Exception {
    String here = reported("city-management", TinyCity.NANLI);
    String elsewhere = reported("city-management", TinyCity.STATION);
    MockHttpServletResponse feed = visitor.get("/nearby/feed.atom?place=" + TinyCity.EAST);

    assertThat(feed.getContentType()).startsWith("application/atom+xml");
    assertThat(feed.getHeader("Cache-Control")).contains("max-age=600");
    assertThat(text(feed)).contains("http://localhost/nearby/" + here, "东城区 › 河沿街道").doesNotContain(elsewhere, "SECRET", "南里");
    var parsed =
        DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder()
            .parse(new java.io.ByteArrayInputStream(feed.getContentAsByteArray()));
    assertThat(parsed.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
    assertThat(parsed.getElementsByTagNameNS("*", "entry").getLength()).isPositive();
    assertThat(text(visitor.get("/nearby/feed.atom?place=" + TinyCity.EAST + "&scenario=hotline"))).doesNotContain(here);
  }
}
