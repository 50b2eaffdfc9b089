package io.haihe.modules.api;

import static io.haihe.modules.api.Program.matter;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.api.Program.Reply;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@CityTest
@DisplayName("The JSON API")
class ApiTest {

  private static final String CASES = "/api/v1/cases";

  @Autowired ApplicationContext context;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;

  private Viewer clerkPerson;
  private Program clerk;
  private Program chief;
  private Program west;

  @BeforeEach
  void programs() {
    TinyCity city = TinyCity.in(context);
    clerkPerson = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    clerk = Program.of(context, clerkPerson);
    chief = Program.of(context, city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre"));
    west = Program.of(context, city.person(Role.DUTY_CHIEF, TinyCity.WEST, "operations-centre"));
  }

  private String open(String text) {
    Reply reply = clerk.post(CASES, matter(text));
    assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    return reply.text("/number");
  }

  private static String transition(String number, String step) {
    return CASES + "/" + number + "/transitions/" + step;
  }

  @Test
  void opensACaseAndSaysWhereItIs() {
    Reply reply = clerk.post(CASES, matter("rubbish by the gate"));

    String number = reply.text("/number");
    assertThat(reply.response().getHeader("Location")).isEqualTo(CASES + "/" + number);
    assertThat(reply.response().getHeader("ETag")).isEqualTo("\"1\"");
    Reply detail = clerk.get(CASES + "/" + number);
    assertThat(detail.text("/case/state/code")).isEqualTo("reported");
    assertThat(detail.text("/case/place/code")).isEqualTo("990101001001");
    assertThat(detail.text("/text")).isEqualTo("rubbish by the gate");
    assertThat(detail.text("/channel")).isEqualTo("api");
    assertThat(detail.json().at("/timeline")).hasSize(1);
    assertThat(detail.json().at("/clocks")).isNotEmpty();
    assertThat(detail.json().at("/choices").findValuesAsString("href")).contains(transition(number, "register"));
    assertThat(detail.body()).doesNotContain("13800001111");
  }

  @Test
  void tellsWhatACaseHasToDoWith() {
    String first = open("rubbish by the gate");
    String second = open("rubbish again");

    Reply unknown = clerk.post(transition(second, "join"), Map.of("input", Map.of("number", "CM1", "answer", "Known.")));
    Reply joined = clerk.post(transition(second, "join"), Map.of("input", Map.of("number", first, "answer", "Known.")));

    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.body()).contains("\"number\"", "casework.merge.unknown");
    assertThat(joined.status()).as(joined.body()).isEqualTo(200);
    Reply detail = clerk.get(CASES + "/" + second);
    assertThat(detail.text("/relations/0/kind")).isEqualTo("joinedInto");
    assertThat(detail.text("/relations/0/number")).isEqualTo(first);
    assertThat(detail.text("/relations/0/state/code")).isEqualTo("reported");
    assertThat(clerk.get(CASES + "/" + first).text("/timeline/1/kind")).isEqualTo("RELATED");
  }

  @Test
  void opensOnceUnderOneKeyAndRefusesTheKeyForSomethingElse() {
    Reply first = clerk.post(CASES, matter("lamp out"), "Idempotency-Key", "retry-1");
    Reply again = clerk.post(CASES, matter("lamp out"), "Idempotency-Key", "\"retry-1\"");
    Reply other = clerk.post(CASES, matter("another matter"), "Idempotency-Key", "retry-1");
    Reply stranger = chief.post(CASES, matter("lamp out"), "Idempotency-Key", "retry-1");

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/number")).isEqualTo(first.text("/number"));
    assertThat(again.json().at("/repeated").asBoolean()).isTrue();
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("/code")).isEqualTo("KEY_REUSED");
    assertThat(stranger.text("/number")).isNotEqualTo(first.text("/number"));
  }

  @Test
  void tellsTheSlowerOfTwoWhoChangedWhat() {
    String number = open("lamp out");
    Reply first = clerk.post(transition(number, "register"), Map.of(), "If-Match", "\"1\"");
    Reply second = chief.post(transition(number, "register"), Map.of("seen", 1));

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.response().getHeader("ETag")).isEqualTo("\"2\"");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.response().getContentType()).startsWith("application/problem+json");
    assertThat(second.text("/code")).isEqualTo("CONFLICT");
    assertThat(second.text("/since/0/name")).isEqualTo("register");
    assertThat(second.json().at("/since/0/by/person/id").asLong()).isEqualTo(clerkPerson.person());
    assertThat(second.json().at("/version").asInt()).isEqualTo(2);
  }

  @Test
  void refusesWithStableCodesAndSaysWhatToDo() {
    String number = open("lamp out");
    clerk.post(transition(number, "register"), Map.of());

    Reply wrongState = clerk.post(transition(number, "register"), Map.of());
    Reply noSuchStep = clerk.post(transition(number, "fly"), Map.of());
    Reply notPermitted = clerk.post(transition(number, "file"), Map.of("input", Map.of("urgency", "normal")));
    Reply outside = west.post(transition(number, "register"), Map.of());

    assertThat(wrongState.status()).isEqualTo(409);
    assertThat(wrongState.text("/code")).isEqualTo("WRONG_STATE");
    assertThat(wrongState.text("/mend")).isNotBlank().doesNotContain("??");
    assertThat(noSuchStep.status()).isEqualTo(404);
    assertThat(notPermitted.status()).as(notPermitted.body()).isEqualTo(403);
    assertThat(notPermitted.text("/code")).isEqualTo("NOT_PERMITTED");
    assertThat(outside.status()).isEqualTo(404);
  }

  @Test
  void namesEachWrongFieldOfAStep() {
    String number = open("lamp out");
    Reply reply = chief.post(transition(number, "file"), Map.of("input", Map.of("urgency", "whenever", "nonsense", 1)));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.text("/code")).isEqualTo("BAD_INPUT");
    assertThat(reply.json().at("/errors").findValuesAsString("field")).isNotEmpty();
  }

  @Test
  void speaksTheLanguageAsked() {
    assertThat(clerk.get("/api/v1/cases/none?lang=zh").text("/errors/0/message")).isEqualTo("没有该案件，或您无权查看。");
    assertThat(clerk.get("/api/v1/cases/none?lang=en").text("/errors/0/message")).startsWith("There is no such case");
  }

  @Test
  void pagesThroughEveryCaseOnceAndCountsThem() {
    for (int i = 0; i < 7; i++) {
      open("paged " + i);
    }
    Set<String> seen = new HashSet<>();
    String cursor = "";
    do {
      Reply page = clerk.get(CASES + "?words=paged&size=3" + cursor);
      page.json().at("/items").forEach(item -> assertThat(seen.add(item.at("/number").asString())).isTrue());
      cursor = page.json().at("/next").isNull() ? null : "&cursor=" + page.text("/next");
    } while (cursor != null);

    assertThat(seen).hasSize(7);
    assertThat(clerk.get(CASES + "/counts?words=paged").json().at("/total").asInt()).isEqualTo(7);
    assertThat(west.get(CASES + "/counts?words=paged").json().at("/total").asInt()).isZero();
    assertThat(west.get(CASES + "?words=paged").json().at("/items")).isEmpty();
  }

  @Test
  void claimsAndPutsBack() {
    String number = open("lamp out");
    String desk = CASES + "/" + number + "/tasks/0/assignee";

    assertThat(clerk.put(desk, Map.of("person", clerkPerson.person())).status()).isEqualTo(200);
    assertThat(clerk.get(CASES + "/" + number).json().at("/case/desk/assignee/id").asLong())
        .isEqualTo(clerkPerson.person());
    assertThat(clerk.put(desk, Map.of()).status()).isEqualTo(200);
    assertThat(clerk.get(CASES + "/" + number).json().at("/case/desk/assignee").isNull()).isTrue();
  }

  @Test
  void keepsNotesAndReadsContactForAPurpose() {
    String number = open("lamp out");
    assertThat(clerk.post(CASES + "/" + number + "/notes", Map.of("text", "on my way")).status()).isEqualTo(200);
    assertThat(clerk.get(CASES + "/" + number + "/contact?purpose=call back").text("/phone")).isEqualTo("13800001111");
    assertThat(clerk.get(CASES + "/" + number + "/contact?purpose=call back").json().at("/entered").isArray()).isTrue();
    assertThat(clerk.get(CASES + "/" + number + "/contact").status()).isEqualTo(400);
    assertThat(clerk.get(CASES + "/" + number + "/contact").text("/errors/0/field")).isEqualTo("purpose");
  }

  @Test
  void takesCleanFilesAndServesThemAsDownloadsOnly() {
    String number = open("lamp out");
    String files = CASES + "/" + number + "/files";
    MockMultipartFile text = new MockMultipartFile("files", "note.txt", "text/plain", "a lamp".getBytes());
    MockMultipartFile page =
        new MockMultipartFile("files", "page.png", "image/png", "<html><script>1</script></html>".getBytes());

    Reply refused = clerk.send(MockMvcRequestBuilders.multipart(files).file(page));
    Reply added = clerk.send(MockMvcRequestBuilders.multipart(files).file(text));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(added.status()).as(added.body()).isEqualTo(200);
    long id = added.json().at("/0/id").asLong();
    Reply download = clerk.get(files + "/" + id);
    assertThat(download.body()).isEqualTo("a lamp");
    assertThat(download.response().getHeader("Content-Disposition")).startsWith("attachment");
    assertThat(west.get(files + "/" + id).status()).isEqualTo(404);
    assertThat(clerk.get(CASES + "/" + open("other") + "/files/" + id).status()).isEqualTo(404);
  }

  @Test
  void printsTheDocumentsTheScenarioOffersTheCallerAndKeepsWhoReadWhatIsPersonal() {
    TinyCity city = TinyCity.in(context);
    Program office = Program.of(context, city.person(Role.INTAKE_CLERK, TinyCity.RIVERSIDE, "office"));
    Program head = Program.of(context, city.person(Role.DUTY_CHIEF, TinyCity.RIVERSIDE, "office"));
    Viewer mediator = city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    Program reader = Program.of(context, mediator, "read");
    String number = mediated(office, head, Program.of(context, mediator), city.unit(TinyCity.EAST, "urban-management").id());
    String documents = CASES + "/" + number + "/documents";

    assertThat(reader.get(documents).json().findValuesAsString("document")).contains("agreement");
    assertThat(reader.get(documents + "?lang=en").text("/0/name")).isNotBlank();
    Reply printed = reader.get(documents + "/agreement");
    assertThat(printed.status()).as(printed.body()).isEqualTo(200);
    assertThat(printed.response().getContentType()).isEqualTo("application/pdf");
    assertThat(printed.response().getHeader("Content-Disposition")).contains("attachment", number + "-agreement.pdf");
    assertThat(printed.response().getHeader("Cache-Control")).contains("no-store");
    assertThat(printed.body()).startsWith("%PDF");
    assertThat(jdbc.sql("select r.person || ' ' || r.purpose from casework_read r join casework_case c on c.id = r.case_id where c.number = ?")
            .param(number).query(String.class).list())
        .containsExactly(mediator.person() + " print agreement");
    assertThat(reader.get(documents + "/nothing").status()).isEqualTo(404);
    assertThat(west.get(documents).status()).isEqualTo(404);
    assertThat(west.get(documents + "/agreement").status()).isEqualTo(404);
  }

  private static String mediated(Program office, Program head, Program mediator, long unit) {
    Reply opened = office.post(CASES, Map.of(
        "scenario", "dispute-mediation", "category", "M02", "place", "990101001001", "text", "Water",
        "contact", Map.of("name", "Li Ming", "phone", "13800001111"),
        "form", Map.of("source", "oral", "applicantName", "Li", "respondentName", "Wang", "account", "Water comes through.")));
    String number = opened.text("/number");
    for (String party : List.of("applicant", "respondent")) {
      step(office, number, "recordConsent", Map.of("party", party, "consents", true, "consentWay", "oral"));
    }
    step(office, number, "submit", Map.of());
    step(head, number, "assign", Map.of("unit", unit));
    step(mediator, number, "accept", Map.of());
    step(mediator, number, "holdSession", Map.of("heldOn", "2026-03-04", "present", List.of("applicant"), "minutes", "Looked."));
    step(mediator, number, "agree", Map.of("agreementForm", "written", "terms", "Wang repairs it.", "bothAccept", true, "performBy", "2026-03-20"));
    return number;
  }

  private static void step(Program who, String number, String step, Map<String, Object> input) {
    Reply taken = who.post(transition(number, step), Map.of("input", input));
    assertThat(taken.status()).as("%s: %s", step, taken.body()).isEqualTo(200);
  }

  @Test
  void namesTheFieldOfWrongJson() {
    assertThat(error(clerk.post(CASES, "{\"scenario\": 5}"))).isEqualTo("scenario api.json.type");
    assertThat(error(clerk.post(CASES, "{\"colour\": 5}"))).isEqualTo("colour api.json.unknown");
    assertThat(error(clerk.post(CASES, "{\"point\": {\"longitude\": \"117\"}}")))
        .isEqualTo("point.longitude api.json.type");
    assertThat(error(clerk.post(CASES, "{\"text\": \"a\\u0000b\"}"))).isEqualTo("text api.json.characters");
    assertThat(error(clerk.post(CASES, "{\"form\": {\"x\": [1e999]}}"))).isEqualTo("form.x[0] api.json.number");
    assertThat(error(clerk.post(CASES, "{\"text\": \"a\", \"text\": \"b\"}"))).endsWith("api.json.syntax");
    assertThat(error(clerk.post(CASES, "{\"text\": "))).endsWith("api.json.syntax");
    assertThat(error(clerk.post(CASES, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})))
        .endsWith("api.json.syntax");
    assertThat(error(clerk.post(CASES, "[]"))).endsWith("api.json.object");
    assertThat(error(clerk.post(CASES, "{\"text\": \"" + "x".repeat(1_100_000) + "\"}"))).endsWith("api.json.tooBig");
    assertThat(error(clerk.post(CASES, "{}"))).isEqualTo("scenario api.field.missing");
  }

  @Test
  void speaksNothingButJson() {
    assertThat(clerk.send(MockMvcRequestBuilders.get(CASES).accept(MediaType.APPLICATION_XML)).status()).isEqualTo(406);
  }

  @Test
  void namesTheParameterThatCannotBeRead() {
    assertThat(error(clerk.get(CASES + "?ended=perhaps"))).startsWith("ended ");
    assertThat(error(clerk.get(CASES + "?size=many"))).startsWith("size ");
    assertThat(error(clerk.get(CASES + "?size=501"))).startsWith("size ");
    assertThat(error(clerk.get(CASES + "?place=1"))).startsWith("place ");
    assertThat(error(clerk.get(CASES + "?openedFrom=yesterday"))).startsWith("openedFrom ");
    assertThat(error(clerk.get(CASES + "?cursor=9"))).startsWith("cursor ");
    assertThat(error(clerk.get(CASES + "?words={nul}", "a\0b"))).startsWith("words ");
  }

  private static String error(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isIn(400, 422);
    assertThat(reply.response().getContentType()).startsWith("application/problem+json");
    assertThat(reply.text("/errors/0/message")).doesNotContain("??");
    return reply.text("/errors/0/field") + " " + reply.text("/errors/0/code");
  }

  @Test
  void showsPlacesUnitsScenariosAndTheCaller() {
    assertThat(clerk.get("/api/v1/cities").text("/0/key")).isEqualTo("tiny");
    assertThat(clerk.get("/api/v1/places/990101001001").text("/level")).isEqualTo("community");
    assertThat(clerk.get("/api/v1/places/990101000000/children").json()).isNotEmpty();
    assertThat(clerk.get("/api/v1/places/99").status()).isEqualTo(404);
    assertThat(clerk.get("/api/v1/units?within=990101000000").json()).isNotEmpty();
    assertThat(clerk.get("/api/v1/me").text("/seats/0/role")).isEqualTo("intakeClerk");
    assertThat(clerk.get("/api/v1/scenarios").json().findValuesAsString("key")).contains("city-management");
    Reply scenario = clerk.get("/api/v1/scenarios/city-management");
    assertThat(scenario.json().at("/types/0/transitions")).isNotEmpty();
    assertThat(scenario.text("/types/0/form/type")).isEqualTo("object");
  }

  @Test
  void showsAnybodyOnlyWhatIsPublished() throws Exception {
    String number = open("words of a resident");
    var shown = mvc.perform(MockMvcRequestBuilders.get("/api/v1/public/cases/" + number)).andReturn().getResponse();
    var list =
        mvc.perform(MockMvcRequestBuilders.get("/api/v1/public/cases?place=990000000000")).andReturn().getResponse();

    assertThat(shown.getStatus()).isEqualTo(200);
    assertThat(shown.getContentAsString()).contains("990101001000").doesNotContain("words of", "990101001001");
    assertThat(list.getContentAsString()).contains(number).doesNotContain("words of");
  }

  @Test
  void tellsWhenACaseLastMovedOnlyWhereItsScenarioIsAnOpen311Service() throws Exception {
    Map<String, Object> form = new HashMap<>(Map.of(
        "childName", "Zhou", "sex", "male", "bornOn", "2025-06-01", "certificateNo", "C000000001", "motherName", "Wu", "marriage", "none"));
    form.putAll(Map.of("household", "mother", "delivery", "counter"));
    String birth = ((Outcome.Moved) context.getBean(Casework.class).open(new Command.Open(
        new Actor.Reporter(), SettableClock.START, null, "newborn-registration", "birth", "N1", TinyCity.NANLI, null, null, "our child",
        new Contact("Wu", "13800001111", null), form, "web", false))).number();

    String shown = mvc.perform(MockMvcRequestBuilders.get("/api/v1/public/cases/" + birth)).andReturn().getResponse().getContentAsString();

    assertThat(shown).contains("\"openedAt\":\"2025", "\"updatedAt\":null");
    assertThat(mvc.perform(MockMvcRequestBuilders.get("/api/v1/public/cases/" + open("a lamp"))).andReturn().getResponse().getContentAsString())
        .contains("\"updatedAt\":\"2025");
  }

  @Test
  void letsNobodyInWithoutATokenOrWithTooLittleScope() throws Exception {
    assertThat(mvc.perform(MockMvcRequestBuilders.get(CASES)).andReturn().getResponse().getStatus()).isEqualTo(401);
    Program reader = Program.of(context, clerkPerson, "read");
    assertThat(reader.get(CASES).status()).isEqualTo(200);
    assertThat(reader.post(CASES, matter("x")).status()).isEqualTo(403);
  }

  @Test
  void keepsTheReportersCommandsIdempotentPerCaller() {
    List<String> bad = List.of("", "x".repeat(201), "two words");
    for (String key : bad) {
      assertThat(clerk.post(CASES, matter("x"), "Idempotency-Key", key).text("/errors/0/field"))
          .isEqualTo("Idempotency-Key");
    }
  }
}
