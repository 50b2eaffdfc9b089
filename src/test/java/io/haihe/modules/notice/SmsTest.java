package io.haihe.modules.notice;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.ShortMessages;
import io.haihe.kernel.org.ShortMessages.State;
import io.haihe.modules.notice.Receiver.Answer;
import io.haihe.platform.StartFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

@CityTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("A text message")
class SmsTest {

  private static final String NUMBER = "+8613812345678";
  private static final String TEXT = "Your code is 428109.";
  private static final byte[] KEY = "a secret of thirty-two bytes !!!".getBytes(StandardCharsets.US_ASCII);
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired ShortMessages messages;
  @Autowired SmsStore store;
  @Autowired TransactionOperations transactions;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private Receiver receiver;
  private SmsRound round;

  @BeforeEach
  void begin() throws IOException {
    clock.advance(Duration.ofDays(2));
    jdbc.sql("delete from notice_sms").update();
    receiver = new Receiver();
    round = round(receiver.url());
  }

  @AfterEach
  void end() {
    receiver.close();
  }

  private SmsRound round(String url) {
    return new SmsRound(store, gateway(url, SECRET), Duration.ofSeconds(1), clock);
  }

  private HttpGateway gateway(String url, String secret) {
    return new HttpGateway(
        new SmsSettings(url, secret, false, Duration.ofSeconds(1), Duration.ofDays(1)), new Targets(Set.of("localhost"), InetAddress::getAllByName), clock);
  }

  private void queue(String about) {
    messages.send(new ShortMessages.Message(about, NUMBER, TEXT, clock.instant().plus(Duration.ofMinutes(10))));
  }

  private void sendAll() {
    while (round.send() > 0) {
      // until nothing is due
    }
  }

  private boolean isSealedAway() {
    return jdbc.sql("select count(*) from notice_sms where sealed is not null").query(Long.class).single() == 0;
  }

  @Test
  void reachesTheGatewaySignedSoThatIndependentCodeAgreesAndIsKeptNoLonger() throws Exception {
    queue("a");
    assertThat(jdbc.sql("select count(*) from notice_sms where position('428109' in encode(sealed, 'escape')) > 0 or about like '%138%'")
        .query(Long.class).single()).as("sealed while it waits").isZero();
    assertThat(messages.state("a")).isEqualTo(State.WAITING);

    sendAll();

    Receiver.Message came = receiver.messages.getFirst();
    assertThat(receiver.messages).hasSize(1);
    assertThat(came.json().at("/to").asString()).isEqualTo(NUMBER);
    assertThat(came.json().at("/text").asString()).isEqualTo(TEXT);
    assertThat(came.json().at("/id").asString()).isEqualTo(came.id());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    String signed = came.id() + "." + came.timestamp() + "." + came.body();
    assertThat(came.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    assertThat(messages.state("a")).isEqualTo(State.SENT);
    assertThat(isSealedAway()).isTrue();
  }

  @Test
  void isNeverSentWhereWhatItToldOfDidNotHappen() {
    assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
      queue("a");
      throw new IllegalStateException("rolled back");
    })).hasMessage("rolled back");
    sendAll();
    assertThat(receiver.messages).isEmpty();
  }

  @Test
  void isTriedAgainWithTheSameIdWhereTheGatewayIsBusyOrDies(CapturedOutput output) {
    AtomicInteger attempt = new AtomicInteger();
    receiver.answer = message -> Answer.of(List.of(503, 401, 302, 200).get(attempt.getAndIncrement()));
    queue("a");
    for (int i = 0; i < 4; i++) {
      sendAll();
      sendAll();
      clock.advance(Duration.ofMinutes(2));
    }
    assertThat(receiver.messages).hasSize(4).extracting(Receiver.Message::id).containsOnly(receiver.messages.getFirst().id());
    assertThat(messages.state("a")).isEqualTo(State.SENT);
    assertThat(output.getAll()).doesNotContain("428109", "13812345678");
  }

  @Test
  void isGivenUpWithALineForAdministratorsWhereTheGatewayIsAwayUntilItIsOfNoUse(CapturedOutput output) throws IOException {
    try (ServerSocket nobody = new ServerSocket(0)) {
      round = round("http://localhost:" + nobody.getLocalPort() + "/");
      nobody.close();
      queue("a");
      for (int i = 0; i < 12; i++) {
        sendAll();
        clock.advance(Duration.ofMinutes(1));
      }
    }
    assertThat(messages.state("a")).isEqualTo(State.FAILED);
    assertThat(isSealedAway()).isTrue();
    assertThat(jdbc.sql("select attempts from notice_sms").query(Integer.class).single()).isBetween(3, 8);
    Browser administrator = administrator();
    assertThat(text(administrator.get("/admin/text-messages"))).contains("Given up", "tried ").doesNotContain("428109", "13812345678");
    assertThat(text(administrator.get("/admin"))).contains("A text message was given up in the last day");
    assertThat(output.getAll()).contains("was given up").doesNotContain("428109", "13812345678");
    clock.advance(Duration.ofHours(2));
    assertThat(messages.state("a")).as("long past").isEqualTo(State.NONE);
  }

  @Test
  void isGivenUpAtOnceWhereTheGatewaySaysThatItIsWrong() {
    receiver.answer = message -> Answer.of(422);
    queue("a");
    sendAll();
    clock.advance(Duration.ofMinutes(5));
    sendAll();
    assertThat(receiver.messages).hasSize(1);
    assertThat(messages.state("a")).isEqualTo(State.FAILED);
  }

  @Test
  void isNotSentWhenItIsOfNoUseAnyMore() {
    queue("a");
    clock.advance(Duration.ofMinutes(11));
    sendAll();
    assertThat(receiver.messages).isEmpty();
    assertThat(messages.state("a")).isEqualTo(State.FAILED);
    assertThat(isSealedAway()).isTrue();
  }

  @Test
  void waitsForASlowGatewayOnlySoLongAndHoldsUpNoOther() {
    receiver.answer = message -> {
      if (message.id().equals(receiver.messages.getFirst().id())) {
        try {
          Thread.sleep(3000);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
        }
      }
      return Answer.of(200);
    };
    for (int i = 0; i < 5; i++) {
      queue("slow " + i);
    }
    long began = System.nanoTime();
    round.send();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(2800));
    assertThat(store.count(clock.instant().minusSeconds(1))).isEqualTo(new SmsStore.Counts(1, 4, 0));
  }

  @Test
  void heedsHowLongTheGatewayWantsToBeLeftAlone() {
    receiver.answer = message -> new Answer(429, Map.of("Retry-After", "240"), new byte[0]);
    queue("a");
    sendAll();
    clock.advance(Duration.ofMinutes(3));
    sendAll();
    assertThat(receiver.messages).hasSize(1);
    clock.advance(Duration.ofMinutes(2));
    sendAll();
    assertThat(receiver.messages).hasSize(2);
  }

  @Test
  void isSentOnceThoughManyServersSendAtTheSameMoment() throws Exception {
    for (int i = 0; i < 30; i++) {
      queue("many " + i);
    }
    List<Thread> servers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      servers.add(Thread.ofVirtual().start(this::sendAll));
    }
    for (Thread server : servers) {
      server.join();
    }
    sendAll();
    assertThat(receiver.messages).extracting(Receiver.Message::id).doesNotHaveDuplicates().hasSize(30);
  }

  @Test
  void takesThePlaceOfOneAboutTheSameThatStillWaitsAndCanBeWithdrawn() {
    queue("a");
    messages.send(new ShortMessages.Message("a", NUMBER, "newer", clock.instant().plusSeconds(600)));
    queue("b");
    messages.withdraw("b");
    sendAll();
    assertThat(receiver.messages).extracting(message -> message.json().at("/text").asString()).containsExactly("newer");
    assertThat(messages.state("b")).isEqualTo(State.NONE);
  }

  @Test
  void standsOnThePageOfAdministratorsWhereItIsOnlyPlayedUntilItIsOfNoUse() {
    queue("a");
    assertThat(PlayedSms.sent(context)).containsExactly(new PlayedSms.Text(NUMBER, TEXT));
    Browser administrator = administrator();
    assertThat(text(administrator.get("/admin/text-messages"))).contains("only played", NUMBER, TEXT);
    clock.advance(Duration.ofMinutes(11));
    assertThat(text(administrator().get("/admin/text-messages"))).contains("Nothing that is still of use").doesNotContain(NUMBER);
    sendAll();
    assertThat(isSealedAway()).isTrue();
  }

  @Test
  void hasAGatewayOnlyWithASafeAddressAndASecretAndNotPlayedAsWell() {
    assertThatExceptionOfType(StartFault.class).isThrownBy(() -> gateway("http://sms.example.org/", SECRET)).withMessageContaining("notice.sms.noUrl");
    assertThatExceptionOfType(StartFault.class).isThrownBy(() -> gateway("nonsense", SECRET)).withMessageContaining("notice.sms.noUrl");
    for (String secret : List.of("", "whsec_", "whsec_c2hvcnQ=", "whsec_§")) {
      assertThatExceptionOfType(StartFault.class).isThrownBy(() -> gateway("https://10.1.2.3/sms", secret)).withMessageContaining("notice.sms.noSecret");
    }
    assertThat(gateway("https://10.1.2.3/sms", SECRET).name()).as("in the city's own network").isEqualTo("10.1.2.3");
    SmsSettings both = new SmsSettings("https://10.1.2.3/sms", SECRET, true, Duration.ofSeconds(1), Duration.ofDays(1));
    Targets targets = new Targets(Set.of(), InetAddress::getAllByName);
    assertThatExceptionOfType(StartFault.class).isThrownBy(() -> new SmsGateways(both, targets, clock)).withMessageContaining("notice.sms.both");
    SmsSettings none = new SmsSettings("", "", false, Duration.ofSeconds(1), Duration.ofDays(1));
    assertThat(new SmsGateways(none, targets, clock).find()).as("off by default").isEmpty();
    assertThat(both.toString()).doesNotContain(SECRET);
  }

  private Browser administrator() {
    Browser browser = new Browser(http);
    browser.get("/?lang=en");
    browser.signIn(TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.CITY, "office").login(), TinyCity.PASSWORD);
    return browser;
  }
}
