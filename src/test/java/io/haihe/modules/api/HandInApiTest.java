package io.haihe.modules.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Role;
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
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@CityTest
@DisplayName("A file that a program hands in as an answer")
class HandInApiTest {

  private static final String CASES = "/api/v1/cases";

  @Autowired ApplicationContext context;

  private Program clerk;
  private Program other;

  @BeforeEach
  void programs() {
    TinyCity city = TinyCity.in(context);
    clerk = Program.of(context, city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"));
    other = Program.of(context, city.person(Role.INTAKE_CLERK, TinyCity.CITY, "hotline-centre"));
  }

  private static MockMultipartFile pdf(String name) {
    return new MockMultipartFile("files", name, "application/pdf", ("%PDF-1.4\n% " + name + "\n%%EOF").getBytes(StandardCharsets.UTF_8));
  }

  private Reply open(Program program, String degree) {
    Map<String, Object> form = new HashMap<>(Map.of("situation", "planning", "education", "master", "insuredMonths", 3, "alreadyReceived", false));
    if (!degree.isEmpty()) {
      form.put("degreeProof", degree);
    }
    return program.post(CASES, Map.of(
        "scenario", "talent-service", "category", "T31", "place", TinyCity.EAST.toString(), "text", "I apply", "form", form,
        "contact", Map.of("phone", "13800001111")));
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
