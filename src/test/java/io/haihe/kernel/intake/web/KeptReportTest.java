package io.haihe.kernel.intake.web;

import static io.haihe.kernel.intake.web.ReportingTest.file;
import static io.haihe.kernel.intake.web.ReportingTest.jpeg;
import static io.haihe.kernel.intake.web.Resident.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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
@DisplayName("A report that a phone has kept")
class KeptReportTest {

  private static final String FORM = "/report/city-management";
  private static final String KEPT = FORM + "/kept";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private Resident phone;
  private final Map<String, String> lamp = new HashMap<>();

  @BeforeEach
  void city() {
    TinyCity.in(context);
    phone = new Resident(http);
    lamp.put("key", UUID.randomUUID().toString());
    lamp.put("text", "The lamp at the gate is out");
    lamp.put("category", "06010");
    lamp.put("place", TinyCity.RIVERSIDE.toString());
    lamp.put("step", "send");
  }

  private long cases() {
    return jdbc.sql("select count(*) from casework_case").query(Long.class).single();
  }

  private static JsonNode json(MockHttpServletResponse answer) {
    return JsonMapper.builder().build().readTree(text(answer));
  }

  /** As the script does: with a token of now. */
  private MockHttpServletResponse sent(Map<String, String> report, org.springframework.mock.web.MockMultipartFile... files) {
    JsonNode token = json(phone.get("/report/token"));
    return phone.send(Map.of(token.get("field").asString(), token.get("value").asString()), KEPT, report, files);
  }

  @Test
  void isOneCaseHoweverOftenAndByWhicheverWayItComes() {
    long before = cases();

    MockHttpServletResponse first = sent(lamp, file("lamp.jpg", jpeg()));
    clock.advance(Duration.ofHours(14));
    MockHttpServletResponse again = sent(lamp, file("lamp.jpg", jpeg()));
    MockHttpServletResponse byPage = phone.send(FORM, FORM, lamp);

    assertThat(first.getStatus()).as(text(first)).isEqualTo(200);
    assertThat(json(again)).isEqualTo(json(first));
    assertThat(byPage.getRedirectedUrl()).isEqualTo(json(first).get("receipt").asString() + "?before=yes");
    assertThat(cases()).isEqualTo(before + 1);
    assertThat(text(phone.get(json(first).get("follow").asString())).split("You added a file", -1)).hasSize(2);
  }

  @Test
  void isTakenTheNextMorningFromABrowserThatHasForgottenItsCookies() {
    phone.get(FORM);
    clock.advance(Duration.ofHours(11));
    phone = new Resident(http);

    assertThat(sent(lamp).getStatus()).isEqualTo(200);
  }

  @Test
  void isRefusedWithAllReasonsAndLeavesNothingBehind() {
    lamp.remove("place");
    long before = cases();

    MockHttpServletResponse where = sent(lamp, file("lamp.jpg", jpeg()));
    lamp.put("text", "");
    MockHttpServletResponse empty = sent(lamp);

    assertThat(where.getStatus()).isEqualTo(422);
    assertThat(json(where).at("/reasons/0").asString()).startsWith("We do not know where it is.");
    assertThat(text(empty)).contains("It does not say what the matter is.");
    assertThat(cases()).isEqualTo(before);
    assertThat(jdbc.sql("select count(*) from intake_held_file where form_key = ?").param(UUID.fromString(lamp.get("key"))).query(Long.class).single())
        .as("its photos are on the phone").isZero();
  }

  @Test
  void isToldWhereItsKeyStandsForOtherWords() {
    sent(lamp);
    lamp.put("text", "Another matter");

    MockHttpServletResponse answer = sent(lamp);

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains("was sent before, with other words");
  }

  @Test
  void isRefusedWhenAProgramFillsInWhatNobodySees() {
    lamp.put("website", "https://example.com");

    assertThat(sent(lamp).getStatus()).isEqualTo(422);
  }

  @Test
  void cannotBeSentByAnotherSite() {
    assertThat(phone.send(Map.of(), KEPT, lamp).getStatus()).isEqualTo(403);
  }

  @Test
  void hasAWorkerThatIsAskedForAnewEachTime() {
    MockHttpServletResponse worker = phone.get("/worker.js");

    assertThat(worker.getContentType()).startsWith("text/javascript");
    assertThat(worker.getHeader("Cache-Control")).isEqualTo("no-cache");
    assertThat(worker.getHeader("Content-Security-Policy")).contains("default-src 'none'", "connect-src 'self'");
    assertThat(text(worker)).contains("const outbox", "self.addEventListener(\"fetch\"");
  }
}
