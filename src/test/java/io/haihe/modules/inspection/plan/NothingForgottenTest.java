package io.haihe.modules.inspection.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.register.SentForms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@CityTest
@DisplayName("In inspections nothing is done twice or forgotten:")
class NothingForgottenTest {

  private static final Pattern NUMBER = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Plans plans;
  @Autowired Tasks tasks;
  @Autowired DrawStore draws;
  @Autowired VisitStore visits;
  @Autowired VisitOpening opening;
  @Autowired Targeted targeted;
  @Autowired LeadsAgain leads;
  @Autowired ForgottenDraws forgotten;
  @Autowired SentForms forms;
  @Autowired Cases cases;
  @Autowired Casework casework;
  @Autowired ProjectionsForTests projections;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private SampleDraws sample;
  private Viewer head;
  private Viewer centre;
  private Unit unit;
  private SampleRegister register;

  @BeforeEach
  void begin() {
    register = new SampleRegister(jdbc);
    sample = new SampleDraws(context, register);
    head = sample.head;
    centre = sample.centre;
    unit = sample.unit;
  }

  // Sent twice

  @Test
  void aFormSentTwiceMakesOneAndTheSecondAnswerLeadsToIt() {
    register.party("P1", TinyCity.NANLI, "D", "food");
    Browser browser = signedIn(head);
    String plan = once(browser, "/inspections/plans/new", "/inspections/plans", "inspection_plan", "unit", "" + unit.id(), "year", "2025", "title", "Food");
    once(browser, plan + "/tasks/new", plan + "/tasks", "inspection_task", fields("Restaurants"));
    String lead = lead();
    once(browser, "/inspections/tasks/targeted", "/inspections/tasks/targeted", "inspection_task",
        "title", "On a lead", "lead", lead, "parties", "P1 the bakery", "unit", "" + unit.id(), "items", SampleRegister.FOOD, "from", "2025-07-01", "until", "2025-07-05",
        "team", "2", "source", SampleDraws.SOURCE, "publicAt", SampleDraws.MOMENT);
    once(signedIn(centre), "/inspections/calm", "/inspections/calm", "inspection_calm",
        "place", TinyCity.EAST.toString(), "field", "", "from", "2025-07-01", "until", "2025-07-03", "reason", "Exams");
  }

  /** Sends a form as it stands on a page twice, and says where both answers lead. */
  private String once(Browser browser, String page, String action, String table, String... fields) {
    String[] sent = numbered(browser, page, fields);
    String first = Objects.requireNonNull(browser.post(page, action, sent).getRedirectedUrl());
    long made = count(table);
    var again = browser.post(page, action, sent);
    assertThat(again.getStatus()).as(action).isEqualTo(303);
    assertThat(again.getRedirectedUrl()).as(action).isEqualTo(first);
    assertThat(count(table)).as(action).isEqualTo(made);
    return first;
  }

  private String[] numbered(Browser browser, String page, String... fields) {
    Matcher number = NUMBER.matcher(Browser.text(browser.get(page)));
    assertThat(number.find()).as("the form on " + page + " has a number").isTrue();
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of("key", number.group(1)));
    return all.toArray(String[]::new);
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  @Test
  void twoTabsAndWhatWasChangedAfterGoingBackMakeTwo() {
    Browser browser = signedIn(head);
    String form = "/inspections/plans/new";
    String action = "/inspections/plans";
    browser.post(form, action, numbered(browser, form, "unit", "" + unit.id(), "year", "2025", "title", "Food"));
    String[] second = numbered(browser, form, "unit", "" + unit.id(), "year", "2025", "title", "Food");
    browser.post(form, action, second);
    assertThat(count("inspection_plan")).as("a tab of its own").isEqualTo(2);
    second[5] = "Fire";
    browser.post(form, action, second);
    assertThat(count("inspection_plan")).as("another content").isEqualTo(3);
  }

  @Test
  void aFormThatWasRefusedIsNotTakenForOneThatWasSent() {
    Browser browser = signedIn(head);
    long sent = count("inspection_sent");
    String[] wrong = numbered(browser, "/inspections/plans/new", "unit", "" + unit.id(), "year", "1999", "title", "Food");
    assertThat(browser.post("/inspections/plans/new", "/inspections/plans", wrong).getStatus()).isEqualTo(422);
    assertThat(browser.post("/inspections/plans/new", "/inspections/plans", wrong).getStatus()).as("refused again").isEqualTo(422);
    assertThat(count("inspection_sent")).isEqualTo(sent);
  }

  @Test
  void aFormThatComesTwiceAtTheSameMomentMakesOneAndNobodyElsesIsTakenForIt() throws Exception {
    MultiValueMap<String, String> sent = new LinkedMultiValueMap<>(Map.of("key", List.of("7"), "title", List.of("Food")));
    AtomicInteger made = new AtomicInteger(100);
    Callable<Long> send = () -> forms.made(head, "/somewhere", sent, () -> {
      pause();
      return made.incrementAndGet();
    });
    try (var threads = Executors.newFixedThreadPool(4)) {
      assertThat(threads.invokeAll(Collections.nCopies(4, send))).extracting(Future::resultNow).containsOnly(101L);
    }
    assertThat(forms.made(centre, "/somewhere", sent, () -> 102)).as("somebody else's").isEqualTo(102);
    assertThat(forms.made(head, "/elsewhere", sent, () -> 103)).as("sent somewhere else").isEqualTo(103);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  // A server that ends between the case of a visit and the mark that it is there

  @Test
  void aVisitWhoseServerDiedAfterItsCaseWasOpenedHasThatCaseWhateverHasHappenedToThePartySince() {
    List.of("SHUT", "RENAMED", "SAME").forEach(code -> register.party(code, TinyCity.NANLI, "D", "food"));
    long task = sample.drawn();
    opening.run();
    Map<String, Long> before = opened(task);
    jdbc.sql("update inspection_visit set case_id = null where task = ?").param(task).update();
    jdbc.sql("update inspection_party set state = 'CLOSED' where code = 'SHUT'").update();
    jdbc.sql("update inspection_party set name = 'Another name' where code = 'RENAMED'").update();

    opening.run();

    assertThat(opened(task)).isEqualTo(before);
    assertThat(visits.of(task, 0, 9)).allSatisfy(visit -> assertThat(visit.problem()).isNull());
    assertThat(jdbc.sql("select count(*) from casework_case where type = 'visit' and form ->> 'task' = ?").param("" + task).query(Long.class).single()).isEqualTo(3);
  }

  @Test
  void aVisitThatOneServerOpensWhileAnotherFindsThePartyClosedIsOpen() {
    register.party("P1", TinyCity.NANLI, "D", "food");
    long task = sample.drawn();
    long visit = visits.of(task, 0, 1).getFirst().id();
    visits.unopened(visit, VisitStore.Problem.CLOSED, "");
    visits.opened(Map.of(visit, 4711L));
    assertThat(visits.find(visit).orElseThrow()).extracting(VisitStore.Drawn::caseId, VisitStore.Drawn::problem).containsExactly(4711L, null);
    visits.unopened(visit, VisitStore.Problem.CLOSED, "");
    assertThat(visits.find(visit).orElseThrow().problem()).as("too late").isNull();
  }

  @Test
  void aVisitWhosePartyAFileHadClosedForAWhileIsOpenedByItself() {
    register.party("P1", TinyCity.NANLI, "D", "food");
    long task = sample.announced();
    jdbc.sql("update inspection_party set state = 'CLOSED' where code = 'P1'").update();
    clock.advance(Duration.ofDays(2));
    sample.reveal(task);
    opening.run();
    assertThat(visits.of(task, 0, 1).getFirst().problem()).isEqualTo("CLOSED");
    opening.retryReopened();
    assertThat(visits.of(task, 0, 1).getFirst().problem()).as("still closed").isEqualTo("CLOSED");

    jdbc.sql("update inspection_party set state = 'OPEN' where code = 'P1'").update();
    opening.retryReopened();
    opening.run();

    assertThat(visits.of(task, 0, 1).getFirst()).satisfies(visit -> assertThat(visit.problem()).isNull()).satisfies(visit -> assertThat(visit.caseId()).isPositive());
  }

  private Map<String, Long> opened(long task) {
    return visits.of(task, 0, 9).stream().collect(java.util.stream.Collectors.toMap(VisitStore.Drawn::code, VisitStore.Drawn::caseId));
  }

  // A lead whose inspection visits nobody

  @Test
  void aLeadWaitsAgainWhenItsInspectionVisitsNobodyAndAnotherCanFollow() {
    register.party("P1", TinyCity.NANLI, "A", "food");
    register.party("P2", TinyCity.NANLI, "A", "food");
    String lead = lead();
    long task = target(lead, "P1: the bakery");
    accept(lead, task);
    clock.advance(Duration.ofDays(2));
    sample.reveal(task);
    assertThat(leads.run()).as("its visit is to be opened").isZero();
    jdbc.sql("update inspection_party set state = 'CLOSED' where code = 'P1'").update();
    opening.run();

    assertThat(leads.run()).isEqualTo(1);
    projections.catchUp();

    assertThat(matter(lead).state()).isEqualTo("received");
    assertThat(matter(lead).deadlines().get("leadDecision").dueAt()).as("its clock runs anew").isAfter(clock.instant());
    assertThat(jdbc.sql("select text_en from notice_message where person = ? and case_id = ?").params(head.person(), matter(lead).id()).query(String.class).list())
        .anySatisfy(text -> assertThat(text).contains("visits nobody", "waits for your decision again"));
    assertThat(take(lead, "accept", Map.of("task", task))).as("not with what visits nobody").isInstanceOf(Outcome.Refused.class);
    assertThat(leads.run()).as("once").isZero();
    long next = targeted.make(head, new TargetedForm(
        "Again", lead, "P2: the bakery", "" + unit.id(), List.of(SampleRegister.FOOD), "", "2025-07-01", "2025-07-05", "2", new DrawForm(SampleDraws.SOURCE, "2025-06-19T21:15", 0)));
    accept(lead, next);
    assertThat(leads.run()).isZero();
    assertThat(matter(lead).state()).isEqualTo("accepted");
  }

  @Test
  void aLeadWaitsAgainWhenNobodyMadeTheDrawOfItsInspection() {
    register.party("P1", TinyCity.NANLI, "A", "food");
    String lead = lead();
    long task = target(lead, "P1: the bakery");
    accept(lead, task);
    clock.set(Instant.parse("2025-07-05T12:00:00Z"));
    assertThat(leads.run()).as("on the last day").isZero();
    clock.advance(Duration.ofDays(1));

    assertThat(leads.run()).isEqualTo(1);
    assertThat(matter(lead).state()).isEqualTo("received");
    assertThat(targeted.make(head, new TargetedForm(
        "Again", lead, "P1: the bakery", "" + unit.id(), List.of(SampleRegister.FOOD), "", "2025-07-20", "2025-07-25", "2", new DrawForm(SampleDraws.SOURCE, "2025-07-07T21:15", 0)))).isPositive();
  }

  @Test
  void aLeadOneOfWhosePartiesIsVisitedDoesNotWaitAgain() {
    register.party("P1", TinyCity.NANLI, "A", "food");
    register.party("P2", TinyCity.NANLI, "A", "food");
    String lead = lead();
    long task = target(lead, "P1: the bakery\nP2: its other shop");
    accept(lead, task);
    clock.advance(Duration.ofDays(2));
    sample.reveal(task);
    jdbc.sql("update inspection_party set state = 'CLOSED' where code = 'P1'").update();
    opening.run();

    assertThat(leads.run()).isZero();
    assertThat(matter(lead).state()).isEqualTo("accepted");
  }

  // An announced draw that nobody makes

  @Test
  void anAnnouncedDrawNobodyMakesIsToldToTheHeadAndTheCommandCentreAfterThreeWorkingDays() {
    List.of("P1", "P2", "P3", "P4", "P5").forEach(code -> register.party(code, TinyCity.NANLI, "D", "food"));
    long task = sample.announced();
    clock.set(Instant.parse("2025-06-20T08:00:00Z"));
    forgotten.remind();
    assertThat(told(head, task)).as("Friday, the third working day").isEmpty();
    clock.set(Instant.parse("2025-06-20T16:00:00Z"));
    forgotten.remind();
    forgotten.remind();
    assertThat(told(head, task)).singleElement().asString().contains("Restaurants", "nobody has made it");
    assertThat(told(centre, task)).hasSize(1);
    sample.reveal(task);
    clock.advance(Duration.ofDays(60));
    forgotten.remind();
    assertThat(told(head, task)).as("made after all").hasSize(1);
  }

  @Test
  void aDrawNobodyMadeBeforeItsDaysWereOverIsNeverMadeAndEverybodyReadsThatAndWhy() {
    List.of("P1", "P2", "P3", "P4", "P5").forEach(code -> register.party(code, TinyCity.NANLI, "D", "food"));
    long task = sample.announced();
    String page = "/inspections/tasks/" + task;
    clock.set(Instant.parse("2025-07-31T12:00:00Z"));
    assertThat(open(task)).contains("Not made yet").doesNotContain("Never drawn");
    Browser early = signedIn(head);
    assertThat(early.post(page, page + "/never-drawn", "why", "no time").getStatus()).as("it can still be made").isEqualTo(409);
    clock.set(Instant.parse("2025-08-01T12:00:00Z"));

    assertThat(open(task)).contains("Never drawn", "has not said so yet").doesNotContain("Not made yet");
    forgotten.remind();
    assertThat(told(head, task)).singleElement().asString().contains("never made", "Why not is asked");
    assertThat(told(centre, task)).hasSize(1);
    Browser browser = signedIn(head);
    assertThat(Browser.text(browser.get("/admin?lang=en"))).contains("The draw of “Restaurants” was never made", page);
    assertThat(Browser.text(signedIn(centre).post(page, page + "/reveal", "value", "03", "again", "03", "confirmed", "true"))).contains("cannot be made any more");
    assertThat(draws.find(task).orElseThrow().revealed()).isFalse();
    assertThat(browser.post(page, page + "/never-drawn", "why", " ").getStatus()).isEqualTo(422);
    assertThat(browser.post(page, page + "/never-drawn", "why", "The head was ill and nobody stood in.").getStatus()).isEqualTo(303);

    assertThat(open(task)).contains("The department said on 1 Aug 2025", "The head was ill and nobody stood in.").doesNotContain("has not said so yet");
    assertThat(Browser.text(browser.get("/admin?lang=en"))).doesNotContain("was never made");
    var again = browser.post(page, page + "/never-drawn", "why", "Another reason");
    assertThat(again.getStatus()).as("it is published").isEqualTo(409);
    assertThat(open(task)).doesNotContain("Another reason");
  }

  private List<String> told(Viewer viewer, long task) {
    return jdbc.sql("select text_en from notice_message where person = ? and path = ? order by id").params(viewer.person(), "/inspections/tasks/" + task)
        .query(String.class).list();
  }

  private String open(long task) {
    return Browser.text(new Browser(http).get("/inspections/draws/" + task + "?lang=en"));
  }

  private String lead() {
    return sample.lead(Map.of("subject", "Sample bakery", "grounds", "Mice were seen."));
  }

  private Case matter(String number) {
    return cases.forProjection(number).orElseThrow();
  }

  private long target(String lead, String parties) {
    return targeted.make(head, sample.onLead(lead, parties, List.of(SampleRegister.FOOD), ""));
  }

  private Outcome take(String number, String step, Map<String, Object> input) {
    return casework.act(new Command.Take(new Actor.Staff(head), clock.instant(), null, matter(number).id(), 0, step, input));
  }

  private void accept(String lead, long task) {
    assertThat(take(lead, "accept", Map.of("task", task))).isInstanceOf(Outcome.Moved.class);
  }

  private static String[] fields(String title) {
    return new String[] {
      "title", title, "place", TinyCity.EAST.toString(), "items", SampleRegister.FOOD, "from", "2025-07-01", "until", "2025-07-31", "team", "2",
      "ratioA", "1", "ratioB", "5", "ratioC", "20", "ratioD", "100", "mostA", "1", "mostB", "1", "mostC", "2", "mostD", "4"
    };
  }

  private Browser signedIn(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    return browser;
  }
}
