package io.haihe.kernel.intake.web;

import static io.haihe.kernel.intake.web.Resident.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Deadlines;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.intake.Attachments;
import io.haihe.kernel.intake.IntakeSettings;
import io.haihe.kernel.intake.Upload;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A reporter with the secret link")
class FollowingTest {

  private static final String WORDS = "When does the office open? <script>alert(1)</script>";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired FollowLinks links;
  @Autowired Attachments attachments;
  @Autowired Deadlines deadlines;
  @Autowired SettableClock clock;
  @Autowired IntakeSettings settings;

  private Resident resident;
  private Viewer clerk;

  @BeforeEach
  void city() {
    clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.CITY, "hotline-centre");
    resident = new Resident(http);
  }

  private String asked() {
    Moved moved =
        (Moved) casework.open(new Command.Open(
            new Actor.Reporter(), clock.instant(), null, "hotline", "workOrder", "H0101", TinyCity.NANLI, null, null,
            WORDS, new Contact("Li Secret", "13800001111", "li@example.com"), Map.of("requestType", "enquiry"), "web",
            false));
    return moved.number();
  }

  private String link(String number) {
    return "/follow/" + number + "/" + links.token(number);
  }

  private Case found(String number) {
    return cases.find(clerk, number).orElseThrow();
  }

  private String answered() {
    String number = asked();
    Outcome outcome =
        casework.act(new Command.Take(
            new Actor.Staff(clerk), clock.instant(), null, found(number).id(), 0, "answerDirectly",
            Map.of("requestType", "enquiry", "answer", "From nine to five.", "knowledgeRef", "INTERNAL-77")));
    assertThat(outcome).isInstanceOf(Moved.class);
    return number;
  }

  private MockHttpServletResponse take(String number, String transition, Map<String, String> entered) {
    return resident.send(link(number), link(number) + "/take/" + transition, entered);
  }

  @Test
  void readsWhereItStandsAndTheAnswerButNothingInternal() {
    String number = answered();
    casework.act(new Command.Note(new Actor.Staff(clerk), clock.instant(), null, found(number).id(), 0, "INTERNAL note", false));
    casework.act(new Command.Note(new Actor.Staff(clerk), clock.instant(), null, found(number).id(), 0, "OPEN note", true));

    MockHttpServletResponse page = resident.get(link(number));

    assertThat(text(page))
        .contains("From nine to five.", "OPEN note", number)
        .doesNotContain("INTERNAL", "Li Secret", "13800001111", "li@example.com", clerk.name());
    assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void readsTheAnswersTheyGave() {
    Moved moved =
        (Moved) casework.open(new Command.Open(
            new Actor.Reporter(), clock.instant(), null, "hotline", "workOrder", "H0101", TinyCity.NANLI, null, null,
            WORDS, new Contact("Li Secret", "13800001111", null), Map.of("requestType", "enquiry", "noCallBack", true), "web", false));

    assertThat(text(resident.get(link(moved.number()))))
        .containsPattern("Kind of request: </span>Question")
        .containsPattern("Please do not call me back: </span>yes");
  }

  @Test
  void followsTheMatterTheirsWasJoinedIntoAndMovesIt() {
    Viewer chief = TinyCity.in(context).person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    String survivor = matter("The lamp is out, says Wang next door.");
    String joined = matter("No light.");
    act(chief, joined, "join", Map.of("number", survivor, "answer", "Your neighbour has reported it."));

    assertThat(text(resident.get(link(joined))))
        .contains("Joined with another report", survivor, "We have your report", "Your neighbour has reported it.", "/nearby/" + survivor)
        .doesNotContain("Wang", "The matter has ended");

    act(chief, survivor, "refuseFiling", Map.of("refusal", "alreadySolved", "answer", "Wang has been told."));

    assertThat(text(resident.get(link(joined))))
        .contains("has come to its end", "We could not take this up", "Ask to look at it again")
        .doesNotContain("Wang");
    assertThat(take(joined, "askAgainJoined", Map.of("f.objection", "It is dark again.")).getStatus()).isEqualTo(303);
    assertThat(cases.find(chief, survivor).orElseThrow().state()).isEqualTo("reported");
    assertThat(text(resident.get(link(joined)))).contains("is open again");
  }

  private String matter(String words) {
    return ((Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "01037", TinyCity.NANLI, null, null, words,
        new Contact("Li", "13800001111", null), Map.of(), "web", false))).number();
  }

  private void act(Viewer who, String number, String transition, Map<String, Object> input) {
    long id = cases.find(who, number).orElseThrow().id();
    assertThat(casework.act(new Command.Take(new Actor.Staff(who), clock.instant(), null, id, 0, transition, input)))
        .isInstanceOf(Moved.class);
  }

  @Test
  void readsWhichUnitDidItsPart() {
    TinyCity city = TinyCity.in(context);
    String number = matter("Rubbish in the water.");
    Viewer water = city.person(Role.HANDLER, city.unit(TinyCity.EAST, "water"));
    act(city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"), number, "register", Map.of());
    act(city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre"), number, "file", Map.of("urgency", "normal", "unverifiedBasis", "clear photo"));
    act(city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre"), number, "dispatch",
        Map.of("unit", city.unit(TinyCity.EAST, "urban-management").id(), "assisting", List.of(city.unit(TinyCity.EAST, "water").id())));
    Case now = cases.find(water, number).orElseThrow();
    for (String step : List.of("accept", "report")) {
      assertThat(casework.act(new Command.TakeStep(
          new Actor.Staff(water), clock.instant(), null, now.id(), 0, 1, step, step.equals("report") ? Map.of("done", "fished out") : Map.of())))
          .isInstanceOf(Moved.class);
    }

    assertThat(text(resident.get(link(number)))).contains("(东城区水务局)</span>", "fished out");
  }

  @Test
  void readsPromisesInTheWordsMadeForReporters() {
    String page = text(resident.get(link(asked())));

    assertThat(page).contains("Deciding whether we take it on: by ", "Everything settled: by ");
    assertThat(page).doesNotContain("Acceptance", "Whole order");
    assertThat(text(resident.get(link(asked()) + "?lang=zh"))).contains("决定是否受理：", "全部办结：").doesNotContain("受理时限");
  }

  @Test
  void readsOwnWordsWithoutTheirMarkupRunning() {
    assertThat(text(resident.get(link(asked())))).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
  }

  @Test
  void isToldThePromiseAndThatItIsLate() {
    String number = asked();
    assertThat(text(resident.get(link(number)))).contains("class=\"clock ok\"");

    clock.advance(Duration.ofDays(30));

    assertThat(text(resident.get(link(number)))).contains("class=\"clock overdue\"", "not done yet");
  }

  @Test
  void readsHowItEndedAndWhetherAPromiseWasBroken() {
    String kept = answered();
    assertThat(text(resident.get(link(kept)))).contains("How it ended", "no promise was broken").doesNotContain("What we have promised");
    assertThat(resident.get(link(kept).replace("/follow/", "/report/done/")).getRedirectedUrl()).isEqualTo(link(kept));

    String late = asked();
    clock.set(Objects.requireNonNull(found(late).nextDue()).plus(Duration.ofMinutes(1)));
    deadlines.fireCase(found(late).id(), clock.instant());
    act(clerk, late, "answerDirectly", Map.of("requestType", "enquiry", "answer", "From nine to five.", "knowledgeRef", "INTERNAL-77"));

    assertThat(text(resident.get(link(late)))).contains("One promise was broken on the way").doesNotContain("no promise was broken");
  }

  @Test
  void isPromisedADayOfTheWeekOnTheCitysClock() {
    String number = matter("A lamp is out.");
    Viewer chief = TinyCity.in(context).person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    act(chief, number, "file", Map.of("urgency", "normal", "unverifiedBasis", "The photo shows it."));

    assertThat(text(resident.get(link(number)))).containsPattern(": by [A-Z][a-z]+day( \\d+ [A-Z][a-z]+,)? \\d\\d:\\d\\d")
        .contains("All times are on the city’s clock (UTC+8).");
    assertThat(text(resident.get(link(number) + "?lang=zh"))).containsPattern("星期[一二三四五六日]）? ?\\d\\d:\\d\\d前");
  }

  @Test
  void isToldWhatOverdueMeansWhoKnowsOfItAndWhoIsToldNext() {
    String number = asked();
    assertThat(text(resident.get(link(number)))).doesNotContain("Overdue means");
    clock.set(Objects.requireNonNull(found(number).nextDue()).plus(Duration.ofMinutes(1)));

    assertThat(text(resident.get(link(number)))).contains("<span class=\"badge danger\">Overdue</span>", "Overdue means: we have not kept this promise.")
        .doesNotContain("Informed so far: .");

    deadlines.fireCase(found(number).id(), clock.instant());
    String first = text(resident.get(link(number)));
    assertThat(first).contains("Informed so far: ", "next informed (");
    clock.advance(Duration.ofDays(60));
    deadlines.fireCase(found(number).id(), clock.instant());
    assertThat(text(resident.get(link(number)))).contains("Informed so far: Intake clerk; Duty chief; Command centre.")
        .as("nobody is above them").doesNotContainPattern("Deciding whether we take it on[^/]*</span><span class=\"sub\">[^<]*next informed");
  }

  @Test
  void readsThatTheMatterWentToAnotherUnitAndWhy() {
    TinyCity city = TinyCity.in(context);
    Viewer chief = city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    Viewer dispatcher = city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre");
    String number = matter("No light in our street.");
    act(chief, number, "file", Map.of("urgency", "normal", "unverifiedBasis", "The photo shows it."));
    act(dispatcher, number, "dispatch", Map.of("unit", city.unit(TinyCity.EAST, "water").id()));
    assertThat(text(resident.get(link(number)))).doesNotContain("Handed from");
    act(city.person(Role.HANDLER, TinyCity.EAST, "water"), number, "returnMisdispatched",
        Map.of("returnReason", "notOurDuty", "reason", "INTERNAL reason"));
    act(chief, number, "confirmMisdispatch", Map.of("explanation", "INTERNAL explanation"));
    act(dispatcher, number, "dispatch", Map.of("unit", city.unit(TinyCity.EAST, "transport").id()));

    String page = text(resident.get(link(number)));

    assertThat(page).containsPattern("Handed from 东城区水务局 to 东城区交通运输局, because: Not our duty").doesNotContain("INTERNAL");
    assertThat(page.split("Handed from", -1)).as("beside the promise, and in the history").hasSize(3);
    assertThat(text(resident.get(link(number) + "?lang=zh"))).containsPattern("由东城区水务局移交东城区交通运输局，原因：不属于本单位职责");
  }

  @Test
  void readsInTheHistoryThatAPromiseWasMissed() {
    String number = asked();

    deadlines.fireCase(found(number).id(), clock.instant().plus(Duration.ofDays(30)));

    assertThat(text(resident.get(link(number))))
        .contains("A promise was missed: Deciding whether we take it on")
        .as("warnings and the ladder are not the reporter's business").doesNotContain("acceptance.warn", "acceptance.1");
  }

  @Test
  void getsTheSameAnswerForAWrongCodeAndAnUnknownNumber() {
    String number = asked();
    String wrong = "0".repeat(32);

    MockHttpServletResponse code = resident.get("/follow/" + number + "/" + wrong);
    MockHttpServletResponse unknown = resident.get("/follow/HL20250616999999/" + wrong);

    assertThat(code.getStatus()).isEqualTo(404);
    assertThat(unknown.getStatus()).isEqualTo(404);
    assertThat(text(code).replace(number, "N")).isEqualTo(text(unknown).replace("HL20250616999999", "N"));
    assertThat(resident.get("/follow/" + number + "/" + wrong + "/files/1").getStatus()).isEqualTo(404);
  }

  @Test
  void comesBackByNumberAndCode() {
    String number = asked();
    Map<String, String> right = Map.of("number", " " + number.toLowerCase() + " ", "code", "https://city.example" + link(number));

    assertThat(resident.send("/follow", "/follow", right).getRedirectedUrl()).isEqualTo(link(number));
    assertThat(resident.send("/follow", "/follow", Map.of("number", number, "code", "f".repeat(32))).getStatus())
        .isEqualTo(422);
  }

  @Test
  void ratesOnceAndInTime() {
    String number = answered();
    assertThat(text(resident.get(link(number)))).contains("class=\"stars\"");

    assertThat(take(number, "rate", Map.of("f.score", "4", "f.comment", "quick")).getStatus()).isEqualTo(303);
    assertThat(found(number).facts().get("score")).isEqualTo(4.0);

    assertThat(text(resident.get(link(number)))).doesNotContain("class=\"stars\"");
    assertThat(take(number, "rate", Map.of("f.score", "1")).getStatus()).isEqualTo(409);
    assertThat(found(number).facts().get("score")).isEqualTo(4.0);
  }

  @Test
  void takesAStepOnceHoweverOftenItIsSent() {
    String number = answered();
    Map<String, String> hidden = Resident.hidden(resident.get(link(number)));
    Map<String, String> entered = Map.of("f.score", "4");

    assertThat(resident.send(hidden, link(number) + "/take/rate", entered).getStatus()).isEqualTo(303);
    assertThat(resident.send(hidden, link(number) + "/take/rate", entered).getStatus()).isEqualTo(303);
    assertThat(cases.timeline(clerk, found(number))).filteredOn(entry -> entry.name().equals("rate")).hasSize(1);
  }

  @Test
  void isToldWhenTheMatterMovedSinceThePageWasRead() {
    String number = answered();

    assertThat(take(number, "rate", Map.of("f.score", "4", "seen", "1")).getStatus()).isEqualTo(409);
    assertThat(found(number).facts()).doesNotContainKey("score");
  }

  @Test
  void addsANoteOnceHoweverOftenItIsSent() {
    String number = asked();
    Map<String, String> hidden = Resident.hidden(resident.get(link(number)));

    for (int i = 0; i < 2; i++) {
      assertThat(resident.send(hidden, link(number) + "/add", Map.of("note", "It smells")).getStatus()).isEqualTo(303);
    }

    assertThat(text(resident.get(link(number))).split("It smells", -1)).hasSize(2);
  }

  @Test
  void isSlowedDownAfterAddingVeryMuch() {
    String number = asked();
    Map<String, String> hidden = Resident.hidden(resident.get(link(number)));
    for (int i = 0; i < settings.reportsPerAddress(); i++) {
      assertThat(resident.send(hidden, link(number) + "/add", Map.of("note", "again")).getStatus()).isEqualTo(303);
    }

    assertThat(resident.send(hidden, link(number) + "/add", Map.of("note", "again")).getStatus()).isEqualTo(429);
  }

  @Test
  void isToldWhatIsMissingAndKeepsWhatWasEntered() {
    String number = answered();

    MockHttpServletResponse page = take(number, "rate", Map.of("f.comment", "no stars yet"));

    assertThat(page.getStatus()).isEqualTo(422);
    assertThat(text(page)).contains("no stars yet", "<details class=\"disclosure\" open>");
  }

  @Test
  void disputesInTime() {
    String number = answered();

    assertThat(take(number, "dispute", Map.of("f.objection", "It was closed when I came")).getStatus()).isEqualTo(303);

    assertThat(found(number).state()).isEqualTo("disputed");
    assertThat(text(resident.get(link(number)))).contains("It was closed when I came");
  }

  @Test
  void reopensInTime() {
    String number = answered();

    assertThat(take(number, "reopen", Map.of("f.objection", "Still shut")).getStatus()).isEqualTo(303);

    assertThat(found(number).state()).isEqualTo("created");
  }

  @Test
  void isRefusedAfterTheTimeIsOver() {
    String number = answered();
    Map<String, String> hidden = Resident.hidden(resident.get(link(number)));
    clock.advance(Duration.ofDays(17));

    for (String late : List.of("rate", "dispute", "reopen")) {
      Map<String, String> entered = late.equals("rate") ? Map.of("f.score", "1") : Map.of("f.objection", "late");
      MockHttpServletResponse answer = resident.send(hidden, link(number) + "/take/" + late, entered);
      assertThat(answer.getStatus()).as(late).isEqualTo(409);
      assertThat(text(answer)).as(late).contains("The time for this step is over.");
    }
    assertThat(found(number).state()).isEqualTo("completed");
    assertThat(text(resident.get(link(number)))).doesNotContain("/take/");
  }

  @Test
  void mayNotTakeStepsOfStaff() {
    String number = asked();

    assertThat(take(number, "create", Map.of()).getStatus()).isEqualTo(409);
    assertThat(found(number).state()).isEqualTo("received");
  }

  @Test
  void addsWordsAndFilesAndSeesThemSafely() {
    String number = asked();

    MockHttpServletResponse sent =
        resident.send(link(number), link(number) + "/add", Map.of("note", "It is number 7"),
            ReportingTest.file("gate.jpg", ReportingTest.jpeg()));
    assertThat(sent.getStatus()).isEqualTo(303);

    String page = text(resident.get(link(number)));
    assertThat(page).contains("It is number 7", "gate.jpg");
    Matcher path = Pattern.compile("src=\"(" + link(number) + "/files/\\d+)\"").matcher(page);
    assertThat(path.find()).isTrue();
    MockHttpServletResponse file = resident.get(path.group(1));
    assertThat(file.getContentType()).isEqualTo("image/jpeg");
    assertThat(file.getHeader("Content-Disposition")).startsWith("inline");
    assertThat(file.getHeader("Content-Security-Policy")).contains("sandbox");
    assertThat(file.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.getHeader("Cache-Control")).contains("no-store");
  }

  @Test
  void isToldWhyAFileWasNotTaken() {
    String number = asked();

    MockHttpServletResponse sent =
        resident.send(link(number), link(number) + "/add", Map.of("note", "see picture"),
            ReportingTest.file("a.jpg", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8)));

    assertThat(sent.getStatus()).isEqualTo(422);
    assertThat(text(sent)).contains("a.jpg", "see picture");
    assertThat(cases.timeline(clerk, found(number))).hasSize(1);
  }

  @Test
  void seesFilesOfStaffOnlyWhereTheyAreOpen() {
    String number = asked();
    Upload inner = new Upload("inner.txt", "only for us".getBytes(StandardCharsets.UTF_8));
    Upload outer = new Upload("outer.txt", "for everybody".getBytes(StandardCharsets.UTF_8));
    Actor staff = new Actor.Staff(clerk);
    assertThat(attachments.attach(staff, found(number), List.of(inner), false, clock.instant())).isEmpty();
    assertThat(attachments.attach(staff, found(number), List.of(outer), true, clock.instant())).isEmpty();
    List<Long> ids =
        cases.timeline(clerk, found(number)).stream().skip(1)
            .map(entry -> ((Number) entry.input().get("id")).longValue()).toList();

    assertThat(resident.get(link(number) + "/files/" + ids.get(0)).getStatus()).isEqualTo(404);
    MockHttpServletResponse open = resident.get(link(number) + "/files/" + ids.get(1));
    assertThat(text(open)).isEqualTo("for everybody");
    assertThat(open.getHeader("Content-Disposition")).startsWith("attachment");
  }

  @Test
  void canAddNoMoreFilesThanACaseMayHave() {
    String number = asked();
    Actor reporter = new Actor.Reporter();
    for (int i = 0; i < 12; i++) {
      Upload each = new Upload(i + ".txt", ("file " + i).getBytes(StandardCharsets.UTF_8));
      assertThat(attachments.attach(reporter, found(number), List.of(each), true, clock.instant())).isEmpty();
    }
    Upload again = new Upload("0.txt", "file 0".getBytes(StandardCharsets.UTF_8));
    Upload more = new Upload("13.txt", "one too many".getBytes(StandardCharsets.UTF_8));

    assertThat(attachments.attach(reporter, found(number), List.of(again), true, clock.instant())).isEmpty();
    assertThat(attachments.attach(reporter, found(number), List.of(more), true, clock.instant()))
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo("intake.file.many"));
  }
}
