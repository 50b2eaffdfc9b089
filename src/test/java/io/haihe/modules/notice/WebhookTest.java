package io.haihe.modules.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.modules.api.Program;
import io.haihe.modules.api.Program.Reply;
import io.haihe.modules.notice.Receiver.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest(properties = {"haihe.webhooks.trusted=localhost", "haihe.webhooks.timeout=1s"})
@DisplayName("A webhook")
class WebhookTest {

  private static final String HOOKS = "/api/v1/webhooks";

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired ProjectionsForTests projections;
  @Autowired NoticeProjection projection;
  @Autowired Sender sender;
  @Autowired People people;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private Receiver receiver;
  private TinyCity city;
  private Program centre;
  private Viewer clerk;

  @BeforeEach
  void begin() throws Exception {
    receiver = new Receiver();
    city = TinyCity.in(context);
    centre = Program.of(context, city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre"));
    clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    jdbc.sql("delete from notice_subscription").update();
  }

  @AfterEach
  void end() {
    receiver.close();
  }

  private Reply make(String... more) {
    Map<String, Object> body = new HashMap<>(Map.of("name", "test", "url", receiver.url()));
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i].equals("kinds") ? List.of(more[i + 1].split(",")) : more[i + 1]);
    }
    Reply made = centre.post(HOOKS, body);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made;
  }

  private long open(PlaceCode place) {
    Outcome outcome =
        casework.open(
            new Command.Open(
                new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", place, null, null,
                "secret words", new Contact("Li", "13800001111", null), Map.of(), "web", false));
    return ((Outcome.Moved) outcome).caseId();
  }

  private void note(long caseId) {
    casework.act(new Command.Note(new Actor.Staff(clerk), clock.instant(), null, caseId, 0, "secret note", false));
  }

  /** What the jobs of a serving city do, until nothing is due. */
  private void sendAll() throws Exception {
    projections.catchUp(projection);
    List<Future<?>> begun = sender.begin();
    while (!begun.isEmpty()) {
      for (Future<?> each : begun) {
        each.get();
      }
      begun = sender.begin();
    }
  }

  private List<String> log(Reply made, String field) {
    return centre.get(HOOKS + "/" + made.text("/id") + "/deliveries").json().findValuesAsString(field);
  }

  @Test
  void tellsEachEntryOnceInOrderWithoutWhatPeopleEntered() throws Exception {
    long before = open(TinyCity.NANLI);
    Reply made = make();
    long matter = open(TinyCity.NANLI);
    note(matter);
    note(matter);
    sendAll();
    projections.rebuild(projection);
    sendAll();

    assertThat(receiver.seqs()).containsExactly(1, 2, 3);
    Receiver.Message first = receiver.messages.getFirst();
    assertThat(first.type()).startsWith("application/cloudevents+json");
    assertThat(first.json().at("/specversion").asString()).isEqualTo("1.0");
    assertThat(first.json().at("/type").asString()).isEqualTo("io.haihe.case.opened");
    assertThat(first.json().at("/source").asString()).isEqualTo("/cities/tiny");
    assertThat(first.json().at("/id").asString()).isEqualTo(first.json().at("/subject").asString() + "/1");
    assertThat(first.json().at("/time").asString()).isEqualTo(clock.instant().toString());
    assertThat(first.json().at("/data/state").asString()).isEqualTo("reported");
    assertThat(receiver.messages).noneMatch(message -> message.body().contains("secret") || message.body().contains("1380"));
    assertThat(log(made, "status")).containsExactly("DELIVERED", "DELIVERED", "DELIVERED");
    assertThat(before).isPositive();
  }

  @Test
  void signsSoThatIndependentCodeAgrees() throws Exception {
    Reply made = make();
    open(TinyCity.NANLI);
    sendAll();
    String old = made.text("/secret");
    String renewed = centre.post(HOOKS + "/" + made.text("/id") + "/secret", "").text("/secret");
    open(TinyCity.NANLI);
    sendAll();

    Receiver.Message one = receiver.messages.get(0);
    Receiver.Message two = receiver.messages.get(1);
    assertThat(one.signature()).isEqualTo(expected(old, one));
    assertThat(Long.parseLong(one.timestamp())).isEqualTo(clock.instant().getEpochSecond());
    assertThat(two.signature().split(" ")).containsExactly(expected(renewed, two), expected(old, two));
    assertThat(jdbc.sql("select secret from notice_subscription").query(byte[].class).single())
        .asString(StandardCharsets.ISO_8859_1)
        .doesNotContain(new String(Base64.getDecoder().decode(renewed.substring(6)), StandardCharsets.ISO_8859_1));
  }

  /** As the Standard Webhooks specification says it, not as our code does. */
  private static String expected(String secret, Receiver.Message message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
    String signed = message.id() + "." + message.timestamp() + "." + message.body();
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void triesAgainLaterWithTheSameMessageAndKeepsTheOrderOfACase() throws Exception {
    Reply made = make();
    AtomicInteger failures = new AtomicInteger(2);
    receiver.answer = message -> Answer.of(failures.getAndDecrement() > 0 ? 503 : 200);
    long matter = open(TinyCity.NANLI);
    note(matter);
    sendAll();
    assertThat(receiver.seqs()).containsExactly(1);
    assertThat(log(made, "error")).contains("answered 503");
    sendAll();
    assertThat(receiver.seqs()).containsExactly(1);

    clock.advance(Duration.ofSeconds(13));
    sendAll();
    clock.advance(Duration.ofSeconds(40));
    sendAll();

    assertThat(receiver.seqs()).containsExactly(1, 1, 1, 2);
    assertThat(receiver.messages.subList(0, 3)).extracting(Receiver.Message::id).containsOnly(receiver.messages.get(0).id());
    assertThat(receiver.messages.subList(0, 3)).extracting(Receiver.Message::body).containsOnly(receiver.messages.get(0).body());
  }

  @Test
  void letsOneCaseNotWaitForAnother() throws Exception {
    make();
    receiver.answer = message -> Answer.of(message.body().contains("990101001001") ? 500 : 204);
    open(TinyCity.NANLI);
    open(TinyCity.BEILI);
    sendAll();

    assertThat(receiver.messages).hasSize(2);
  }

  @Test
  void stopsAfterThreeDaysWithoutSuccess() throws Exception {
    Reply made = make();
    receiver.answer = message -> Answer.of(500);
    open(TinyCity.NANLI);
    for (int i = 0; i < 40; i++) {
      sendAll();
      clock.advance(Duration.ofHours(2));
    }

    assertThat(log(made, "status")).containsExactly("FAILED");
    assertThat(centre.get(HOOKS + "/" + made.text("/id")).text("/stopped")).isEqualTo("failing");
    int told = receiver.messages.size();
    assertThat(told).isBetween(8, 40);
    open(TinyCity.NANLI);
    sendAll();
    assertThat(receiver.messages).hasSize(told);
    assertThat(centre.put(HOOKS + "/" + made.text("/id") + "/active", Map.of("active", true)).text("/active"))
        .isEqualTo("true");
    open(TinyCity.NANLI);
    sendAll();
    assertThat(receiver.messages).hasSize(told + 1);
  }

  @Test
  void stopsAtOnceWhenTheReceiverIsGone() throws Exception {
    Reply made = make();
    receiver.answer = message -> Answer.of(410);
    open(TinyCity.NANLI);
    sendAll();

    assertThat(centre.get(HOOKS + "/" + made.text("/id")).text("/stopped")).isEqualTo("gone");
  }

  @Test
  void followsNoRedirectAndReadsNoEndlessAnswer() throws Exception {
    Reply made = make();
    try (Receiver elsewhere = new Receiver()) {
      receiver.answer = message -> new Answer(302, Map.of("Location", elsewhere.url()), new byte[0]);
      open(TinyCity.NANLI);
      sendAll();
      assertThat(elsewhere.messages).isEmpty();
      assertThat(log(made, "error")).containsExactly("redirects are not followed");
    }
    receiver.answer = message -> new Answer(200, Map.of(), new byte[50_000_000]);
    open(TinyCity.BEILI);
    sendAll();
    assertThat(log(made, "status")).containsExactly("DELIVERED", "PENDING");
  }

  @Test
  void waitsForASlowReceiverOnlySoLong() throws Exception {
    Reply made = make();
    receiver.answer = message -> {
      try {
        Thread.sleep(4000);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return Answer.of(200);
    };
    open(TinyCity.NANLI);
    long began = System.nanoTime();
    sendAll();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(3500));
    assertThat(log(made, "status")).containsExactly("PENDING");
  }

  @Test
  void heedsHowLongTheReceiverWantsToBeLeftAlone() throws Exception {
    make();
    receiver.answer = message -> new Answer(429, Map.of("Retry-After", "600"), new byte[0]);
    open(TinyCity.NANLI);
    sendAll();
    clock.advance(Duration.ofMinutes(9));
    sendAll();
    assertThat(receiver.messages).hasSize(1);
    clock.advance(Duration.ofMinutes(2));
    sendAll();
    assertThat(receiver.messages).hasSize(2);
  }

  @Test
  void tellsOnlyWhatItsOwnerSeesAndWhatWasAskedFor() throws Exception {
    make();
    open(TinyCity.STATION);
    sendAll();
    assertThat(receiver.messages).isEmpty();

    jdbc.sql("delete from notice_subscription").update();
    make("kinds", "noted", "place", TinyCity.BEILI.toString());
    long matter = open(TinyCity.BEILI);
    note(matter);
    note(open(TinyCity.NANLI));
    sendAll();
    assertThat(receiver.messages).extracting(message -> message.json().at("/data/kind").asString()).containsExactly("noted");
  }

  @Test
  void tellsNothingAnyMoreOnceTheOwnerMayNotSeeIt() throws Exception {
    Viewer head = city.person(Role.UNIT_HEAD, TinyCity.RIVERSIDE, "office");
    Program program = Program.of(context, head);
    program.post(HOOKS, Map.of("name", "street", "url", receiver.url()));
    open(TinyCity.NANLI);
    projections.catchUp(projection);
    people.disable(head.person(), Act.bySystem(clock.instant()));
    sendAll();

    assertThat(receiver.messages).isEmpty();
    assertThat(jdbc.sql("select status from notice_delivery").query(String.class).list()).contains("DROPPED");
    people.enable(head.person(), Act.bySystem(clock.instant()));
  }

  @Test
  void isSentOnceByManySendersAtTheSameMoment() throws Exception {
    make();
    for (int i = 0; i < 30; i++) {
      open(TinyCity.NANLI);
    }
    projections.catchUp(projection);
    List<Thread> servers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      servers.add(Thread.ofVirtual().start(() -> {
        try {
          sendAll();
        } catch (Exception failed) {
          throw new IllegalStateException(failed);
        }
      }));
    }
    for (Thread server : servers) {
      server.join();
    }
    sendAll();

    assertThat(receiver.messages).extracting(Receiver.Message::id).doesNotHaveDuplicates().hasSize(30);
  }

  @Test
  void belongsToItsMakerAndIsSeenByTheAdministratorOfItsPlace() {
    String id = make().text("/id");
    Program other = Program.of(context, city.person(Role.COMMAND_CENTRE, TinyCity.WEST, "operations-centre"));
    Program administrator = Program.of(context, city.person(Role.ADMINISTRATOR, TinyCity.CITY, "office"));
    Program clerks = Program.of(context, clerk);

    assertThat(other.get(HOOKS + "/" + id).status()).isEqualTo(404);
    assertThat(other.delete(HOOKS + "/" + id).status()).isEqualTo(404);
    assertThat(administrator.get(HOOKS + "/" + id).status()).isEqualTo(200);
    assertThat(administrator.get(HOOKS + "/" + id).body()).doesNotContain("whsec_");
    assertThat(administrator.post(HOOKS + "/" + id + "/secret", "").status()).isEqualTo(403);
    assertThat(clerks.get(HOOKS).status()).isEqualTo(403);
    assertThat(clerks.post(HOOKS, Map.of("name", "x", "url", receiver.url())).status()).isEqualTo(403);
    assertThat(centre.delete(HOOKS + "/" + id).status()).isEqualTo(204);
  }

  @Test
  void refusesAddressesThatLeadInside() {
    for (String url : List.of(
        "http://example.org/", "https://127.0.0.1/", "https://10.0.0.8/x", "https://[::1]/", "https://[fd00::1]/",
        "https://169.254.169.254/latest", "ftp://example.org/", "https://me:pw@example.org/", "nonsense", "https:///x")) {
      Reply reply = centre.post(HOOKS, Map.of("name", "x", "url", url));
      assertThat(reply.status()).as(url).isEqualTo(422);
      assertThat(reply.text("/errors/0/field")).isEqualTo("url");
    }
  }
}
