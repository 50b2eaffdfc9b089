package io.haihe.modules.management;

import static io.haihe.kernel.org.Browser.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FileInfo;
import io.haihe.kernel.casework.Files;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.UnitRegister;
import io.haihe.kernel.org.UnitWish;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
class StaffPagesTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired Files files;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private Viewer clerk;
  private Viewer chief;
  private Viewer dispatcher;
  private Viewer handler;
  private Viewer streetHead;
  private Viewer elsewhere;

  @BeforeEach
  void people() {
    clock.set(SettableClock.START);
    TinyCity city = TinyCity.in(context);
    clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    chief = city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    dispatcher = city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre");
    handler = city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    streetHead = city.person(Role.UNIT_HEAD, TinyCity.RIVERSIDE, "office");
    elsewhere = city.person(Role.DUTY_CHIEF, TinyCity.WEST, "operations-centre");
  }

  private Browser as(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    browser.get("/work?lang=en");
    return browser;
  }

  private Case open(PlaceCode place, String words) {
    Command.Open command =
        new Command.Open(
            new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", place, null, null, words,
            new Contact("Li Ming", "13800001111", null), Map.of(), "web", false);
    return fresh(((Moved) casework.open(command)).number());
  }

  private Case fresh(String number) {
    return cases.find(chief, number).or(() -> cases.find(elsewhere, number)).orElseThrow();
  }

  private void take(Viewer who, Case now, String transition, Map<String, Object> input) {
    Outcome outcome =
        casework.act(new Command.Take(new Actor.Staff(who), clock.instant(), null, now.id(), 0, transition, input));
    assertThat(outcome).isInstanceOf(Moved.class);
  }

  private Case filed(String words) {
    Case now = open(TinyCity.NANLI, words);
    take(clerk, now, "register", Map.of());
    take(chief, now, "file", Map.of("urgency", "normal", "unverifiedBasis", "clear photo"));
    return fresh(now.number());
  }

  private Case handling(String words) {
    Case now = filed(words);
    take(dispatcher, now, "dispatch", Map.of());
    take(handler, now, "accept", Map.of());
    return fresh(now.number());
  }

  /** Of a newborn, registered; two units still have their parts to do. */
  private Case registeredBirth() {
    var register = context.getBean(UnitRegister.class);
    var act = Act.bySystem(clock.instant());
    register.make(
        TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.EAST, "office"), TinyCity.EAST,
        new UnitWish("public-security", "department", "东城区公安分局", "East Police", "newborn-registration *"), act);
    Map<String, Object> form = new HashMap<>(Map.of(
        "childName", "Zhou", "sex", "male", "bornOn", "2025-06-01", "certificateNo", "D000000001", "motherName", "Wu", "marriage", "none"));
    form.putAll(Map.of("household", "mother", "delivery", "counter"));
    Actor importer = new Actor.Importer(0, 0, Map.of());
    Moved opened = (Moved) casework.open(new Command.Open(
        importer, clock.instant(), null, "newborn-registration", "birth", "N1", TinyCity.EAST, null, null, "our child",
        new Contact("Wu", "13800001111", null), form, "import", false));
    for (String step : List.of("accept", "register")) {
      Map<String, Object> input = step.equals("accept") ? Map.of("birthPaperSeen", true) : Map.of("householdNo", "H-1", "citizenNo", "110105202506010010");
      assertThat(casework.act(new Command.Take(importer, clock.instant(), null, opened.caseId(), 0, step, input))).isInstanceOf(Moved.class);
    }
    return fresh(opened.number());
  }

  @Test
  void doesNotSendAwayWhoeverHasTheCaseAndIsHeldUpByARuleAlone() {
    Case now = registeredBirth();

    String page = text(as(clerk).get("/cases/" + now.number() + "/steps/deliver"));

    assertThat(page).contains("A unit has not finished its part yet.", "This step cannot be taken now", "On the desk of: ")
        .doesNotContain("another desk’s turn", "There is nothing for you to do");
  }

  @Test
  void doesNotPromiseToHaveKeptWhatNobodyEntered() {
    Case now = open(TinyCity.NANLI, "registered twice");
    Browser browser = as(clerk);
    String step = "/cases/" + now.number() + "/steps/register";
    browser.get(step);
    take(clerk, now, "register", Map.of());

    MockHttpServletResponse late = browser.post(step, step, "key", "bbbbbbbb-2222", "seen", "1");

    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(text(late)).contains("Somebody changed the case", "This happened meanwhile.").doesNotContain("What you entered is kept");
  }

  @Test
  void listsWhatWaitsForTheViewerWithTrueCounts() {
    Case now = open(TinyCity.NANLI, "a heap by the gate");
    Browser browser = as(clerk);

    String page = text(browser.get("/work"));

    long waiting = cases.count(clerk, io.haihe.kernel.casework.CaseFilter.WORK, clock.instant()).number();
    assertThat(page).contains(now.number(), "a heap by the gate", "Exposed rubbish");
    assertThat(page).contains("Waiting for me <span class=\"count\">" + waiting + "</span>");
    assertThat(text(browser.get("/work?q=nowhere-to-be-found"))).contains("No case fits these filters");
    assertThat(text(browser.get("/work?tab=all&place=" + TinyCity.BEILI))).doesNotContain(now.number());
    assertThat(text(browser.get("/work?tab=all&state=reported&category=06&scenario=city-management&from=2025-06-01&to=2030-01-01")))
        .contains(now.number());
  }

  @Test
  void saysWhatARuleOfTheScenarioStandsAgainstAndWhyToWhoWouldOtherwiseDoIt() {
    Case now = handling("a heap that takes many hands");
    long department = TinyCity.in(context).unit(TinyCity.EAST, "water").id();
    take(streetHead, now, "blow",
        Map.of("kind", "routine", "matter", "Sweep", "units", List.of(department), "meetingPlace", "at the gate"));
    Browser browser = as(handler);

    String page = text(browser.get("/cases/" + now.number()));

    assertThat(page).contains("Not possible yet", "Departments are still summoned.").doesNotContain("/steps/feedback");
    assertThat(text(browser.get("/cases/" + now.number() + "/steps/feedback"))).contains("Departments are still summoned.");
    assertThat(text(as(dispatcher).get("/cases/" + now.number()))).doesNotContain("Departments are still summoned.");
  }

  @Test
  void goesThroughTheWholeListPageByPage() {
    for (int i = 0; i < 55; i++) {
      open(TinyCity.BEILI, "pagewise " + i);
    }
    Browser browser = as(clerk);
    String first = text(browser.get("/work?q=pagewise"));
    var next = java.util.regex.Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);

    assertThat(first).contains("1–50 of 55");
    assertThat(next.find()).isTrue();
    String second = text(browser.get(next.group(1).replace("&amp;", "&")));
    assertThat(second).contains("51–55 of 55").doesNotContain("rel=\"next\"");
  }

  @Test
  void hintsAtAnotherCategoryAndAtTheSameMatterAndDoesNothing() {
    Case lamp = open(TinyCity.NANLI, "路灯不亮，晚上走路看不见");
    Case again = open(TinyCity.BEILI, "路灯不亮，晚上走路看不见人");

    String hints = text(as(chief).get("/cases/" + lamp.number() + "/hints"));

    assertThat(hints).contains("/cases/" + again.number(), "Says much the same", "The words ", "You decide.", "<mark>");
    assertThat(text(as(chief).get("/cases/" + open(TinyCity.NANLI, "qwertz").number() + "/hints"))).doesNotContain("The words ");
    assertThat(fresh(lamp.number())).isEqualTo(lamp);
    assertThat(text(as(chief).get("/cases/" + lamp.number()))).contains("hx-get=\"/cases/" + lamp.number() + "/hints\"");
  }

  @Test
  void hintsAtNothingOutsideTheViewersPlace() {
    Case here = open(TinyCity.NANLI, "站前广场的地砖全都碎了，老人摔倒了");
    Case there = open(TinyCity.STATION, "站前广场的地砖全都碎了，老人摔倒了");

    assertThat(as(chief).get("/cases/" + there.number() + "/hints").getStatus()).isEqualTo(404);
    assertThat(text(as(chief).get("/cases/" + here.number() + "/hints"))).doesNotContain(there.number());
  }

  @Test
  void offersTheOpenCasesNearByToJoinACaseIntoAndListsWhatIsRelated() {
    Case first = open(TinyCity.NANLI, "a heap to be joined");
    Case second = open(TinyCity.BEILI, "the same heap");
    Browser browser = as(clerk);

    String asked = text(browser.get("/cases/" + second.number() + "/steps/join"));
    assertThat(asked).contains("Is it one of these?", first.number(), "a heap to be joined");
    assertThat(asked).doesNotContain("Join into " + second.number());
    assertThat(text(browser.get("/cases/" + second.number() + "/steps/join?f.number=" + first.number())))
        .contains("value=\"" + first.number() + "\"");
    assertThat(text(browser.post(
            "/cases/" + second.number() + "/steps/join", "/cases/" + second.number() + "/steps/join", "f.number", "CM1", "f.answer", "Known.")))
        .contains("There is no case CM1 that you can see", "value=\"CM1\"", "Known.");
    browser.post("/cases/" + second.number() + "/steps/join", "/cases/" + second.number() + "/steps/join", "f.number", first.number(), "f.answer", "Known.");

    assertThat(text(browser.get("/cases/" + first.number())))
        .contains("Related cases", "Joined into this one", "/cases/" + second.number(), "Joined with another", second.number() + " was joined into this case");
    assertThat(text(browser.get("/cases/" + second.number()))).contains("Goes on in", "/cases/" + first.number());
  }

  @Test
  void namesOfARelatedCaseOutOfSightOnlyTheNumber() {
    Viewer centre = TinyCity.in(context).person(Role.DUTY_CHIEF, TinyCity.CITY, "operations-centre");
    Case east = open(TinyCity.NANLI, "seen by the east");
    Case west = open(TinyCity.STATION, "westernwords");
    take(centre, east, "join", Map.of("number", west.number(), "answer", "One heap."));

    assertThat(text(as(clerk).get("/cases/" + east.number())))
        .contains(west.number(), "not in your sight")
        .doesNotContain("/cases/" + west.number(), "westernwords");
  }

  @Test
  void showsNothingOfACaseOutsideTheViewersPlace() {
    Case now = open(TinyCity.NANLI, "onlyeast");
    FileInfo file = files.store(now.id(), "photo.jpg", "image/jpeg", new byte[] {1, 2, 3});
    casework.act(new Command.Attach(new Actor.Reporter(), clock.instant(), null, now.id(), 0, file, true));
    Browser stranger = as(elsewhere);

    assertThat(stranger.get("/cases/" + now.number()).getStatus()).isEqualTo(404);
    assertThat(stranger.get("/cases/" + now.number() + "/steps/file").getStatus()).isEqualTo(404);
    assertThat(stranger.get("/cases/" + now.number() + "/files/" + file.id()).getStatus()).isEqualTo(404);
    assertThat(text(stranger.get("/work?tab=all&q=onlyeast"))).contains("No case fits").contains("<span class=\"count\">0</span>");
    assertThat(text(stranger.get("/work.csv?tab=all"))).doesNotContain(now.number());
    assertThat(stranger.post("/work?lang=en", "/sign-out").getStatus()).isEqualTo(302);
    assertThat(as(elsewhere).post("/work", "/cases/" + now.number() + "/notes", "text", "hello").getStatus()).isEqualTo(404);
    assertThat(as(elsewhere).post("/work", "/cases/" + now.number() + "/contact", "purpose", "why not").getStatus()).isEqualTo(404);
  }

  @Test
  void servesFilesAsDownloadsOnly() {
    Case now = open(TinyCity.NANLI, "with a file");
    FileInfo file =
        files.store(now.id(), "看 <b>.html", "text/html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    casework.act(new Command.Attach(new Actor.Reporter(), clock.instant(), null, now.id(), 0, file, true));

    MockHttpServletResponse answer = as(clerk).get("/cases/" + now.number() + "/files/" + file.id());

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentType()).isEqualTo("application/octet-stream");
    assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment;");
    assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void escapesTheReportersWordsEverywhere() {
    Case now = filed("<script>alert('x')</script><img src=x onerror=alert(1)>");
    for (String page : java.util.List.of("/work?tab=all", "/cases/" + now.number())) {
      assertThat(text(as(chief).get(page))).contains("&lt;script&gt;").doesNotContain("<script>alert", "<img src=x");
    }
    assertThat(text(as(dispatcher).get("/dispatch"))).contains("&lt;script&gt;").doesNotContain("<script>alert");
  }

  @Test
  void takesAStepOnceHoweverOftenItIsSent() {
    Case now = open(TinyCity.NANLI, "sent twice");
    Browser browser = as(clerk);
    String step = "/cases/" + now.number() + "/steps/register";
    String[] fields = {"key", "aaaaaaaa-1111", "seen", "1"};

    MockHttpServletResponse first = browser.post(step, step, fields);
    MockHttpServletResponse second = browser.post("/work", step, fields);

    assertThat(first.getRedirectedUrl()).isEqualTo("/cases/" + now.number() + "?done=register");
    assertThat(second.getRedirectedUrl()).isEqualTo(first.getRedirectedUrl());
    assertThat(fresh(now.number()).version()).isEqualTo(2);
    assertThat(text(browser.get(first.getRedirectedUrl()))).contains("Done: Accept the report.");
  }

  @Test
  void takesNoKeyOfAnotherPersonForItsOwn() {
    Case first = open(TinyCity.NANLI, "key of the clerk");
    Case second = open(TinyCity.NANLI, "key of the chief");
    take(clerk, second, "register", Map.of());
    String clerks = "/cases/" + first.number() + "/steps/register";
    String chiefs = "/cases/" + second.number() + "/steps/file";

    as(clerk).post(clerks, clerks, "key", "aaaaaaaa-2222", "seen", "1");
    MockHttpServletResponse answer =
        as(chief).post(chiefs, chiefs, "key", "aaaaaaaa-2222", "seen", "2", "f.urgency", "normal", "f.unverifiedBasis", "photo");

    assertThat(answer.getRedirectedUrl()).isEqualTo("/cases/" + second.number() + "?done=file");
    assertThat(fresh(second.number()).state()).isEqualTo("filed");
  }

  @Test
  void leadsBackToOwnPagesOnly() {
    for (String back : java.util.List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)")) {
      Case now = open(TinyCity.NANLI, "back to " + back.length());
      String step = "/cases/" + now.number() + "/steps/register";
      assertThat(as(clerk).post(step, step, "key", "back-" + now.number(), "seen", "1", "back", back).getRedirectedUrl())
          .startsWith("/cases/" + now.number());
    }
  }

  @Test
  void countsUnderATabWhatTheTabLists() {
    open(TinyCity.NANLI, "countedheap one");
    open(TinyCity.BEILI, "countedheap two");
    Browser browser = as(clerk);

    assertThat(text(browser.get("/work?q=countedheap")))
        .contains("Waiting for me <span class=\"count\">2</span>", "All I may see <span class=\"count\">2</span>", "1–2 of 2");
    assertThat(text(browser.get("/work?q=countedheap&place=" + TinyCity.BEILI)))
        .contains("Waiting for me <span class=\"count\">1</span>", "All I may see <span class=\"count\">1</span>", "1–1 of 1");
  }

  @Test
  void servesNoFileThatIsNotOfTheCaseInTheAddress() {
    Case one = open(TinyCity.NANLI, "has a file");
    Case other = open(TinyCity.NANLI, "has none");
    FileInfo file = files.store(one.id(), "plan.pdf", "application/pdf", new byte[] {1});
    casework.act(new Command.Attach(new Actor.Reporter(), clock.instant(), null, one.id(), 0, file, true));

    assertThat(as(clerk).get("/cases/" + one.number() + "/files/" + file.id()).getStatus()).isEqualTo(200);
    assertThat(as(clerk).get("/cases/" + other.number() + "/files/" + file.id()).getStatus()).isEqualTo(404);
  }

  @Test
  void doesNoStepInBulkThatTheScenarioDoesNotAllowInBulk() {
    Case now = handling("not in bulk");

    MockHttpServletResponse answer =
        as(handler).post("/work", "/work/bulk", "key", "55555555-1111", "action",
            "take:city-management:returnMisdispatched", "pick", now.number() + ":" + now.version());

    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(fresh(now.number()).version()).isEqualTo(now.version());
  }

  @Test
  void tellsTheSlowerClerkWhatHappenedAndKeepsWhatWasEntered() {
    Case now = open(TinyCity.NANLI, "two at once");
    Browser browser = as(clerk);
    String step = "/cases/" + now.number() + "/steps/askVerification";
    take(clerk, now, "register", Map.of());

    MockHttpServletResponse late =
        browser.post(step, step, "key", "bbbbbbbb-1111", "seen", "1", "f.question", "is it still there?");
    String page = text(late);

    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(page).contains("Somebody changed the case", "Accept the report", clerk.name(), "is it still there?");
    assertThat(page).contains("name=\"seen\" value=\"2\"");
    assertThat(browser.post(step, step, "key", "bbbbbbbb-1111", "seen", "2", "f.question", "is it still there?").getStatus())
        .isEqualTo(302);
    assertThat(fresh(now.number()).state()).isEqualTo("verifying");
  }

  @Test
  void saysWhatIsWrongBesideTheFieldAndKeepsTheRest() {
    Case now = open(TinyCity.NANLI, "wrong input");
    take(clerk, now, "register", Map.of());
    Browser browser = as(chief);
    String step = "/cases/" + now.number() + "/steps/file";

    MockHttpServletResponse answer =
        browser.post(step, step, "key", "cccccccc-1111", "seen", "2", "f.instruction", "soon please");

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains("id=\"error-urgency\"", "soon please", "href=\"#field-urgency\">Urgency</a>: ");
    assertThat(fresh(now.number()).state()).isEqualTo("registered");
  }

  @Test
  void saysTheScenariosOwnWordsWhenARuleForbidsAStep() {
    Case now = open(TinyCity.NANLI, "not verified");
    take(clerk, now, "register", Map.of());
    String step = "/cases/" + now.number() + "/steps/file";

    MockHttpServletResponse answer =
        as(chief).post(step, step, "key", "dddddddd-1111", "seen", "2", "f.urgency", "normal");

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains("A public report is verified on site first.");
  }

  @Test
  void offersOnlyTheStepsOfTheViewer() {
    Case now = filed("who may do what");
    String step = "/cases/" + now.number() + "/steps/dispatch";

    assertThat(text(as(dispatcher).get("/cases/" + now.number()))).contains("href=\"" + step + "\"");
    assertThat(text(as(clerk).get("/cases/" + now.number()))).doesNotContain("href=\"" + step + "\"");
    assertThat(text(as(clerk).get(step))).contains("This step cannot be taken now").doesNotContain("name=\"f.unit\"");
    Viewer checker = TinyCity.in(context).person(Role.CHECKER, TinyCity.RIVERSIDE, "office");
    assertThat(text(as(checker).get(step))).contains("another desk’s turn: 东城区, Dispatcher");
    assertThat(as(clerk).get("/cases/" + now.number() + "/steps/nonsense").getStatus()).isEqualTo(404);
    assertThat(as(clerk).post("/work", step, "key", "eeeeeeee-1111", "seen", "0").getStatus()).isEqualTo(403);
  }

  @Test
  void suggestsTheUnitByDutyAndDispatchesWithOneClick() {
    Case now = filed("for the urban managers");
    Browser browser = as(dispatcher);
    String desk = text(browser.get("/dispatch"));
    Viewer manager = handler;
    String unit = Long.toString(manager.seats().getFirst().unit().id());

    assertThat(desk).contains("By duty", "东城区城市管理委员会", "name=\"f.unit\" value=\"" + unit + "\"");
    MockHttpServletResponse done =
        browser.post("/dispatch", "/cases/" + now.number() + "/steps/dispatch",
            "key", "ffffffff-1111", "seen", "" + now.version(), "back", "/dispatch", "f.unit", unit);

    assertThat(done.getRedirectedUrl()).isEqualTo("/dispatch?done=" + now.number());
    assertThat(fresh(now.number()).addressee()).isEqualTo(Long.parseLong(unit));
  }

  @Test
  void doesNotSuggestTheUnitThatHasJustSentItBack() {
    Case now = filed("not ours");
    String unit = Long.toString(handler.seats().getFirst().unit().id());
    take(dispatcher, now, "dispatch", Map.of("unit", handler.seats().getFirst().unit().id()));
    take(handler, fresh(now.number()), "returnMisdispatched", Map.of("returnReason", "notOurDuty", "reason", "It belongs to the water bureau."));
    take(chief, fresh(now.number()), "confirmMisdispatch", Map.of("explanation", "So it is."));
    String desk = text(as(dispatcher).get("/dispatch"));
    String own = desk.substring(desk.indexOf("/cases/" + now.number()));

    assertThat(fresh(now.number()).state()).isEqualTo("filed");
    assertThat(own.substring(0, own.indexOf("</article>"))).doesNotContain("name=\"f.unit\" value=\"" + unit + "\"");
  }

  @Test
  void doesABulkStepForEachAndSaysWhichWereRefused() {
    Case good = open(TinyCity.NANLI, "bulk one");
    Case moved = open(TinyCity.NANLI, "bulk two");
    Case hidden = open(TinyCity.STATION, "bulk three");
    take(clerk, moved, "register", Map.of());

    MockHttpServletResponse answer =
        as(clerk).post("/work", "/work/bulk", "key", "11111111-1111", "action", "take:city-management:register",
            "pick", good.number() + ":1", "pick", moved.number() + ":1", "pick", hidden.number() + ":1");

    assertThat(text(answer)).contains("1 done, 2 refused.", "Somebody changed the case", "There is no such case");
    assertThat(fresh(good.number()).state()).isEqualTo("registered");
    assertThat(fresh(hidden.number()).state()).isEqualTo("reported");
  }

  @Test
  void asksTheFormOfABulkStepOnceForAll() {
    Case one = open(TinyCity.NANLI, "bulk form one");
    Case two = open(TinyCity.NANLI, "bulk form two");
    Browser browser = as(clerk);
    String[] picks = {"pick", one.number() + ":1", "pick", two.number() + ":1"};

    String form = text(browser.post("/work", "/work/bulk", "key", "22222222-1111", "action",
        "take:city-management:askVerification", picks[0], picks[1], picks[2], picks[3]));
    assertThat(form).contains("For each of 2 cases", "name=\"f.question\"", "value=\"" + one.number() + ":1\"");
    assertThat(fresh(one.number()).state()).isEqualTo("reported");

    String done = text(browser.post("/work", "/work/bulk", "key", "22222222-1111", "filled", "1", "action",
        "take:city-management:askVerification", picks[0], picks[1], picks[2], picks[3], "f.question", "look"));
    assertThat(done).contains("2 done, 0 refused.");
  }

  @Test
  void claimsPutsBackAndListsWhatIsMine() {
    Case now = open(TinyCity.NANLI, "claim me");
    Browser browser = as(clerk);
    String page = "/cases/" + now.number();
    String person = Long.toString(clerk.person());

    browser.post(page, page + "/assign", "task", "0", "person", person, "seen", "1", "key", "33333333-1111");
    assertThat(text(browser.get("/work?tab=mine"))).contains(now.number());
    browser.post(page, page + "/assign", "task", "0", "person", "0", "seen", "2", "key", "33333333-2222");
    assertThat(text(browser.get("/work?tab=mine"))).doesNotContain(now.number());
    assertThat(as(dispatcher).post(page, page + "/assign", "task", "0", "person", "" + dispatcher.person(), "seen", "3",
        "key", "33333333-3333").getStatus()).isEqualTo(403);
  }

  @Test
  void showsTheContactForAPurposeAndKeepsWhoRead() {
    Case now = open(TinyCity.NANLI, "call me");
    Browser browser = as(clerk);
    String page = "/cases/" + now.number();

    assertThat(text(browser.get(page))).doesNotContain("13800001111");
    assertThat(browser.post(page, page + "/contact", "purpose", " ").getStatus()).isEqualTo(422);
    assertThat(text(browser.post(page, page + "/contact", "purpose", "ask for the way"))).contains("13800001111");
    assertThat(jdbc.sql("select person || ' ' || purpose from casework_read where case_id = ?")
        .param(now.id()).query(String.class).list()).containsExactly(clerk.person() + " ask for the way");
  }

  @Test
  void showsWhatWasEnteredIntoPersonalFieldsOnlyForAPurposeAndToWhoSeesTheCase() {
    Case now = handling("who is on site");
    long water = TinyCity.in(context).unit(TinyCity.EAST, "water").id();
    long urban = handler.seats().getFirst().unit().id();
    take(streetHead, now, "blow", Map.of("kind", "routine", "matter", "come", "units", java.util.List.of(water, urban),
        "meetingPlace", "at the gate"));
    Viewer waterman = TinyCity.in(context).person(Role.HANDLER, TinyCity.EAST, "water");
    for (Viewer who : java.util.List.of(waterman, handler)) {
      int task = who == waterman ? 1 : 2;
      step(who, now, task, "sign", Map.of());
      step(who, now, task, "contact", Map.of("contactName", "Contact of " + task, "contactPhone", "1390000000" + task));
    }
    String page = "/cases/" + now.number();
    Browser browser = as(chief);

    assertThat(text(browser.get(page))).doesNotContain("Contact of 1", "13900000001");
    assertThat(text(browser.post(page, page + "/contact", "purpose", " "))).doesNotContain("Contact of 1");
    assertThat(text(browser.post(page, page + "/contact", "purpose", "call them")))
        .contains("13800001111", "Contact person", "Contact of 1", "13900000001", "Contact of 2", "Make contact · " + waterman.name());
    assertThat(text(as(elsewhere).post("/work", page + "/contact", "purpose", "curious"))).doesNotContain("Contact of");
    assertThat(jdbc.sql("select person || ' ' || purpose from casework_read where case_id = ?")
        .param(now.id()).query(String.class).list()).containsExactly(chief.person() + " call them");
    assertThat(jdbc.sql("select count(*) from casework_entry where body like '%13900000001%'").query(Long.class).single()).isZero();
  }

  private void step(Viewer who, Case now, int task, String step, Map<String, Object> input) {
    Outcome outcome =
        casework.act(new Command.TakeStep(new Actor.Staff(who), clock.instant(), null, now.id(), 0, task, step, input));
    assertThat(outcome).isInstanceOf(Moved.class);
  }

  @Test
  void listsWhatWaitsAtThePlacesBelowWithTrueCounts() {
    Viewer city = TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.CITY, "operations-centre");
    Case atDistrict = open(TinyCity.NANLI, "waits at the district");
    long before = below(city);
    Case another = open(TinyCity.STATION, "waits at the other district");

    assertThat(below(city)).isEqualTo(before + 1);
    String page = text(as(city).get("/work?tab=below"));
    assertThat(page).contains(atDistrict.number(), another.number());
    assertThat(page).contains("At places below <span class=\"count\">" + below(city) + "</span>");
    assertThat(text(as(city).get("/work"))).doesNotContain(another.number());
    assertThat(text(as(clerk).get("/work?tab=below"))).as("waits on the clerk's own desk").doesNotContain(atDistrict.number());
    Viewer grid = TinyCity.in(context).person(Role.COLLECTOR, TinyCity.NANLI, "office");
    assertThat(text(as(grid).get("/work"))).as("nothing is below a community").doesNotContain("tab=below");
    assertThat(text(as(grid).get("/work?tab=below"))).contains("Nothing waits at the places below yours");
  }

  /** Counted otherwise than the list does: case by case, through the engine's own view of each. */
  private long below(Viewer city) {
    return cases.list(city, io.haihe.kernel.casework.CaseFilter.ALL, clock.instant(), null, 500).rows().stream()
        .map(row -> cases.find(city, row.id()).orElseThrow())
        .filter(now -> !now.ended())
        .filter(now -> isBelow(now.desk() == null ? 0 : now.desk().unit(), now.desk() == null ? null : now.desk().place())
            || now.openTasks().stream().anyMatch(task -> isBelow(task.unit(), task.place())))
        .count();
  }

  private boolean isBelow(long unit, PlaceCode place) {
    PlaceCode at = place != null || unit == 0 ? place : context.getBean(io.haihe.kernel.org.Units.class).get(unit).place();
    return at != null && at.compareTo(TinyCity.CITY) > 0;
  }

  @Test
  void showsOnAMapWhereTheCaseLies() {
    Case now = open(TinyCity.STATION, "somewhere in the west");

    String page = text(as(elsewhere).get("/cases/" + now.number()));

    assertThat(page).contains("<svg class=\"map case-map\"", "role=\"img\"", "is marked.");
    assertThat(page.split("class=\"shape l4 on\"", -1)).as("one district is marked").hasSize(2);
    assertThat(page.split("class=\"shape l1\"", -1)).as("the other is not").hasSize(2);
  }

  @Test
  void boardsWhatWasLateWhenItsClockWasStopped() {
    Case now = handling("put off too late");
    clock.advance(Duration.ofDays(30));
    take(handler, now, "requestDeferral", Map.of("cause", "weather", "reason", "it rains", "resumeAt",
        clock.instant().plus(Duration.ofDays(20)).toString()));
    assertThat(text(as(dispatcher).get("/overdue"))).doesNotContain("Late, and the clock stands still");
    take(chief, now, "approveDeferral", Map.of());

    String board = text(as(dispatcher).get("/overdue"));

    assertThat(board.substring(board.indexOf("id=\"stalled\""))).contains(now.number(), "clock stands still since today");
    assertThat(board).contains("One more was late when its clock was stopped.");
    assertThat(text(as(elsewhere).get("/overdue"))).doesNotContain(now.number(), "Late, and the clock stands still");
  }

  @Test
  void refusesAFormWithoutItsToken() {
    Case now = open(TinyCity.NANLI, "forged");
    Browser browser = as(clerk);

    assertThat(browser.forged("/cases/" + now.number() + "/steps/register", "seen", "1").getStatus()).isEqualTo(403);
    assertThat(browser.forged("/cases/" + now.number() + "/notes", "text", "x").getStatus()).isEqualTo(403);
    assertThat(browser.forged("/work/bulk", "action", "claim", "pick", now.number() + ":1").getStatus()).isEqualTo(403);
    assertThat(fresh(now.number()).version()).isEqualTo(1);
  }

  @Test
  void keepsNotesAndSaysWhichTheReporterReads() {
    Case now = open(TinyCity.NANLI, "note");
    Browser browser = as(clerk);
    String page = "/cases/" + now.number();

    browser.post(page, page + "/notes", "text", "seen <b>twice</b>", "key", "44444444-1111");
    browser.post(page, page + "/notes", "text", "we are coming", "open", "true", "key", "44444444-2222");

    assertThat(text(browser.get(page))).contains("seen &lt;b&gt;twice&lt;/b&gt;", "internal", "we are coming", "the reporter sees this</span>");
  }

  @Test
  void keepsNoWordsThatCouldNotBeShownAgain() {
    Case now = open(TinyCity.NANLI, "note");
    String page = "/cases/" + now.number();

    MockHttpServletResponse answer = as(clerk).post(page, page + "/notes", "text", "a\0b", "key", "44444444-3333");

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains("holds NUL or half of a character");
    assertThat(fresh(now.number()).version()).isEqualTo(1);
  }

  @Test
  void exportsTheListWithoutRunningFormulas() {
    open(TinyCity.NANLI, "=HYPERLINK(\"http://evil\")");
    MockHttpServletResponse answer = as(clerk).get("/work.csv?tab=all&q=HYPERLINK");

    assertThat(answer.getContentType()).startsWith("text/csv");
    assertThat(text(answer)).startsWith("\uFEFFNumber,Scenario").contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
  }

  @Test
  void namesThePromiseWhoseClockStandsInTheHeadAndListsThoseOfItsTasks() {
    Case now = handling("what is late here");
    long water = TinyCity.in(context).unit(TinyCity.EAST, "water").id();
    take(streetHead, now, "blow", Map.of("kind", "emergency", "matter", "come at once", "units",
        java.util.List.of(water), "meetingPlace", "at the gate"));

    String page = text(as(handler).get("/cases/" + now.number()));

    assertThat(page).containsPattern("<span class=\"muted\">[^<]*东城区水务局[^<]*</span> <span class=\"clock");
    assertThat(page.substring(page.indexOf("id=\"clocks\""))).containsPattern("(?s)^.{0,4000}东城区水务局");
  }

  @Test
  void boardsAWhistleWithTheStepsOfEachDepartment() {
    Case now = handling("a joint matter");
    long water = TinyCity.in(context).unit(TinyCity.EAST, "water").id();
    long urban = handler.seats().getFirst().unit().id();
    take(streetHead, now, "blow", Map.of("kind", "emergency", "matter", "come at once", "units",
        java.util.List.of(water, urban), "meetingPlace", "at the gate"));
    clock.advance(Duration.ofHours(2));

    String board = text(as(streetHead).get("/whistles"));
    String own = text(as(handler).get("/whistles"));

    assertThat(board).contains("Summons to report in", "come at once", "东城区水务局", "Arrive on site", "2 late");
    assertThat(own).contains("/tasks/2/sign?back=/whistles").doesNotContain("/tasks/1/sign");
    assertThat(text(as(elsewhere).get("/whistles"))).contains("No whistle is open");
  }

  @Test
  void boardsBrokenPromisesByUnitAndPlaceAndSaysWhoIsTold() {
    Case now = handling("will be late");
    clock.advance(Duration.ofDays(30));

    String board = text(as(dispatcher).get("/overdue"));

    assertThat(board).contains(now.number(), "Handling", "东城区城市管理委员会, Head of unit", "days late");
    assertThat(board).contains("/work?tab=overdue&amp;place=" + TinyCity.RIVERSIDE);
    assertThat(text(as(elsewhere).get("/overdue"))).doesNotContain(now.number());
  }

  @Test
  void speaksTheLanguageOfTheViewer() {
    Case now = filed("in two languages");
    Browser browser = as(dispatcher);

    assertThat(text(browser.get("/cases/" + now.number() + "?lang=zh"))).contains("待派遣", "派遣", "暴露垃圾", "lang=\"zh-CN\"");
    for (String page : java.util.List.of("/work", "/dispatch", "/whistles", "/overdue", "/cases/" + now.number(),
        "/cases/" + now.number() + "/steps/dispatch")) {
      for (String language : java.util.List.of("zh", "en")) {
        assertThat(text(browser.get(page + "?lang=" + language))).as(page).doesNotContain("??", "style=\"", "onclick");
      }
    }
  }

  @Test
  void showsAViewerWithoutASeatThatReachesCasesNothing() {
    Viewer administrator = TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.CITY, "office");
    Browser browser = new Browser(http);
    browser.signIn(administrator.login(), TinyCity.PASSWORD);

    assertThat(text(browser.get("/work?lang=en"))).contains("Nothing waits for you").doesNotContain("href=\"/whistles\"");
    assertThat(text(browser.get("/desks"))).contains("You hold no seat at present");
  }
}
