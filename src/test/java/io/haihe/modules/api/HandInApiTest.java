package io.haihe.modules.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.api.Program.Reply;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@CityTest
@DisplayName("A file that a program hands in as an answer")
class HandInApiTest {

  private static final String CASES = "/api/v1/cases";

  @Autowired ApplicationContext context;
  @Autowired Openings openings;
  @Autowired HandedIn handedIn;
  @Autowired Casework casework;
  @Autowired JdbcClient jdbc;

  private Viewer person;
  private Program clerk;
  private Program other;

  @BeforeEach
  void programs() {
    TinyCity city = TinyCity.in(context);
    person = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    clerk = Program.of(context, person);
    other = Program.of(context, city.person(Role.INTAKE_CLERK, TinyCity.CITY, "hotline-centre"));
  }

  private static MockMultipartFile pdf(String name) {
    return new MockMultipartFile("files", name, "application/pdf", ("%PDF-1.4\n% " + name + "\n%%EOF").getBytes(StandardCharsets.UTF_8));
  }

  private Reply open(Program program, String degree) {
    return program.post(CASES, body("I apply", degree));
  }

  private static Bodies.OpenCase body(String text, String degree) {
    Map<String, Object> form = new HashMap<>(Map.of("situation", "planning", "education", "master", "insuredMonths", 3, "alreadyReceived", false));
    if (!degree.isEmpty()) {
      form.put("degreeProof", degree);
    }
    return new Bodies.OpenCase(
        "talent-service", null, "T31", TinyCity.EAST.toString(), null, null, text, new Bodies.ContactBody(null, "13800001111", null), form);
  }

  private static String handIn(Program program, MockMultipartFile file) {
    Reply held = program.send(MockMvcRequestBuilders.multipart("/api/v1/files").file(file).param("scenario", "talent-service"));
    assertThat(held.status()).as(held.body()).isEqualTo(201);
    return held.text("/0/sha256");
  }

  @Test
  void isThereWhenTheCaseOpensWithIt() {
    Reply held = clerk.send(MockMvcRequestBuilders.multipart("/api/v1/files").file(pdf("degree.pdf")).param("scenario", "talent-service"));
    assertThat(held.status()).as(held.body()).isEqualTo(201);
    String sha256 = held.text("/0/sha256");

    Reply opened = open(clerk, sha256);

    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    String number = opened.text("/number");
    assertThat(clerk.get(CASES + "/" + number).text("/form/degreeProof")).isEqualTo(sha256);
    assertThat(clerk.get(CASES + "/" + number + "/files").text("/0/sha256")).isEqualTo(sha256);
  }

  @Test
  void isClosedToTheReporterUnlessTheAnswerIsPublic() {
    String number = open(clerk, handIn(clerk, pdf("closed.pdf"))).text("/number");

    assertThat(clerk.get(CASES + "/" + number + "/files").json().at("/0/open").asBoolean()).isFalse();
  }

  @Test
  void isInBothOfTwoCasesThatAreOpenedAtOnceWithIt() {
    String sha256 = handIn(clerk, pdf("both.pdf"));
    Openings.Opening first = openings.of(person, "first:" + sha256, body("Another", sha256), SettableClock.START);
    Openings.Opening second = openings.of(person, "second:" + sha256, body("One more", sha256), SettableClock.START);

    for (Openings.Opening each : List.of(first, second)) {
      Moved moved = (Moved) casework.open(each.command());
      assertThat(handedIn.attach(person, moved.number(), each.files(), SettableClock.START)).isEmpty();
      assertThat(clerk.get(CASES + "/" + moved.number() + "/files").text("/0/sha256")).isEqualTo(sha256);
    }
  }

  @Test
  void isStillHeldAndNamedWhereItCouldNotBeAdded() {
    String[] key = {CommandsApi.KEY, "full-case"};
    String number = clerk.post(CASES, body("A full case", ""), key).text("/number");
    for (int i = 0; i < 12; i++) {
      clerk.send(MockMvcRequestBuilders.multipart(CASES + "/" + number + "/files").file(pdf("page" + i + ".pdf")));
    }
    String sha256 = handIn(clerk, pdf("late.pdf"));

    Reply again = clerk.post(CASES, body("A full case", sha256), key);

    assertThat(again.status()).as(again.body()).isEqualTo(200);
    assertThat(again.text("/files/0/code")).isEqualTo("intake.file.many");
    assertThat(open(clerk, sha256).status()).isEqualTo(201);
  }

  @Test
  void isRefusedWhereMuchIsHeldForItsSenderAlready() {
    jdbc.sql("insert into intake_held_file (form_key, person, at, name, type, size, sha256, bytes) "
            + "values (gen_random_uuid(), :person, now(), 'much', 'text/plain', :size, 'much', '')")
        .param("person", person.person())
        .param("size", 200L * 1024 * 1024)
        .update();
    try {
      Reply refused = clerk.send(
          MockMvcRequestBuilders.multipart("/api/v1/files").file(pdf("more.pdf")).param("scenario", "talent-service"));

      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).contains("intake.file.held", "200 MB");
      assertThat(handIn(other, pdf("more.pdf"))).as("others are not held up").isNotEmpty();
    } finally {
      jdbc.sql("delete from intake_held_file where name = 'much'").update();
    }
  }

  @Test
  void isItsSendersAlone() {
    String sha256 =
        clerk.send(MockMvcRequestBuilders.multipart("/api/v1/files").file(pdf("mine.pdf")).param("scenario", "talent-service"))
            .text("/0/sha256");

    Reply refused = open(other, sha256);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("\"degreeProof\"", "casework.file.unknown");
  }

  @Test
  void isAddedToTheCaseBeforeAStepNamesIt() {
    String number = open(clerk, "").text("/number");
    String step = CASES + "/" + number + "/transitions/";
    clerk.post(step + "askCorrection", Map.of("input", Map.of("missing", "The lease.")));

    Reply refused = clerk.post(step + "correct", Map.of("input", Map.of("corrected", "Here.", "papers", List.of("0".repeat(64)))));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("\"papers\"", "casework.file.unknown");

    Reply added = clerk.send(MockMvcRequestBuilders.multipart(CASES + "/" + number + "/files").file(pdf("lease.pdf")));
    Reply done = clerk.post(
        step + "correct", Map.of("input", Map.of("corrected", "Here.", "papers", List.of(added.text("/0/sha256")))));
    assertThat(done.status()).as(done.body()).isEqualTo(200);
  }
}
