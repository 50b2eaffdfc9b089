package io.haihe.modules.inspection.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.modules.inspection.register.RegisterImport;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

@CityTest
@DisplayName("A draw that somebody would have otherwise")
class UnbentDrawTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Plans plans;
  @Autowired Tasks tasks;
  @Autowired TaskStore taskStore;
  @Autowired Commitments commitments;
  @Autowired VisitStore visits;
  @Autowired VisitOpening opening;
  @Autowired Redraws redraws;
  @Autowired DrawStore drawStore;
  @Autowired Targeted targeted;
  @Autowired Freezing freezing;
  @Autowired TransactionOperations transaction;
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

  @Test
  void losesOneOfficerToEachWhoDecidesAndTheCommandCentreIsTold() {
    register.party("P1", TinyCity.NANLI, "D", "food");
    long visit = visits.of(sample.drawn(), 0, 1).getFirst().id();
    String page = "/inspections/visits/" + visit + "/team";
    Browser browser = signedIn(head);
    String first = going(visit).getFirst();
    assertThat(browser.post(page, page, "officer", first, "reason", "unavailable").getStatus()).isEqualTo(303);

    String second = going(visit).getFirst();
    var refused = browser.post(page, page, "officer", second, "reason", "unavailable");

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Browser.text(refused)).contains("have taken another officer out in this draw already", "another head of the unit or the command centre");
    assertThat(Browser.text(browser.get(page))).as("offers it no more").doesNotContain("Take " + second + " out of this visit");
    assertThat(going(visit)).contains(second);
    assertThat(jdbc.sql("select text_en from notice_message where person = ? and path = ?").params(centre.person(), page).query(String.class).list())
        .singleElement().asString().contains(head.name(), first, "away");
    Viewer other = sample.city.colleague(head, "second.head.e13");
    assertThat(redraws.redraw(other, visit, second, "unavailable")).as("somebody else may").isNotNull();
    assertThat(redraws.redraw(centre, visit, going(visit).getFirst(), "unavailable")).isNotNull();
  }

  @Test
  void isLeftByAnOfficerAsOftenAsItIsTrueAndThatIsNobodyElsesDoing() {
    register.party("P1", TinyCity.NANLI, "D", "food");
    long visit = visits.of(sample.drawn(), 0, 1).getFirst().id();
    register.account(going(visit).getFirst(), head.person());
    redraws.redraw(head, visit, going(visit).getFirst(), "declared");

    String other = going(visit).getLast();
    assertThat(wrong(() -> redraws.redraw(head, visit, other, "unavailable"))).as("whoever was drawn chooses no colleagues")
        .extracting(Finding::code).containsExactly("inspection.plan.redraw.own");
    Viewer second = sample.city.colleague(head, "second.head.own");
    assertThat(redraws.redraw(second, visit, other, "unavailable")).isNotNull();
    assertThat(jdbc.sql("select text_en from notice_message where path = ? and person = ?").params("/inspections/visits/" + visit + "/team", centre.person())
        .query(String.class).list()).as("told of what was not the officer's own").singleElement().asString().contains(other);
  }

  /** The decks are those of the whole draw: who takes several out elsewhere chooses who comes in here, or that nobody may. */
  @Test
  void losesOneOfficerToAHeadInAllItsVisitsTogether() {
    List.of("P1", "P2", "P3", "P4", "P5").forEach(code -> register.party(code, TinyCity.NANLI, "D", "food"));
    Map<String, List<Long>> going = new TreeMap<>();
    visits.of(sample.drawn(), 0, 9).forEach(visit -> going(visit.id()).forEach(one -> going.computeIfAbsent(one, _ -> new ArrayList<>()).add(visit.id())));
    Map.Entry<String, List<Long>> twice = going.entrySet().stream().filter(one -> one.getValue().size() == 2).findFirst().orElseThrow();
    Map.Entry<String, List<Long>> once = going.entrySet().stream()
        .filter(one -> one.getValue().size() == 1 && !twice.getValue().containsAll(one.getValue())).findFirst().orElseThrow();

    twice.getValue().forEach(visit -> assertThat(redraws.redraw(head, visit, twice.getKey(), "unavailable")).as("who is ill is ill everywhere").isNotNull());

    long elsewhere = once.getValue().getFirst();
    assertThat(wrong(() -> redraws.redraw(head, elsewhere, once.getKey(), "unavailable"))).extracting(Finding::code).containsExactly("inspection.plan.redraw.spent");
    assertThat(Browser.text(signedIn(head).get("/inspections/visits/" + elsewhere + "/team"))).doesNotContain("Take " + once.getKey() + " out of this visit");
    assertThat(redraws.redraw(centre, elsewhere, once.getKey(), "unavailable")).as("for another person").isNotNull();
  }

  @Test
  void losesWhomTheRegisterKnowsToHaveLeftAndNobodyElseToThatWord() {
    List.of("P1", "P2").forEach(code -> register.party(code, TinyCity.NANLI, "D", "food"));
    long task = sample.drawn();
    List<Long> both = visits.of(task, 0, 2).stream().map(VisitStore.Drawn::id).toList();
    long visit = both.getFirst();
    String first = going(visit).getFirst();
    assertThat(wrong(() -> redraws.redraw(head, visit, first, "left"))).extracting(Finding::code).containsExactly("inspection.plan.redraw.left");

    both.forEach(one -> going(one).forEach(officer ->
        jdbc.sql("update inspection_officer set status = 'SUSPENDED' where certificate = ?").param(officer).update()));
    String other = going(both.getLast()).getFirst();
    assertThat(redraws.redraw(head, visit, first, "left")).isNotNull();
    assertThat(redraws.redraw(head, both.getLast(), other, "left")).as("as many as the register says so of").isNotNull();
    assertThat(open(task)).contains("somebody else than the officer, and the register says the same");
  }

  @Test
  void isNotVoidedByOneWhoTakesTheLastOut() {
    register.empty().officers(unit, 3, "food");
    register.party("P1", TinyCity.NANLI, "D", "food");
    long visit = visits.of(sample.drawn(), 0, 1).getFirst().id();
    redraws.redraw(head, visit, going(visit).getFirst(), "unavailable");
    String last = going(visit).getFirst();

    assertThat(wrong(() -> redraws.redraw(centre, visit, last, "unavailable"))).extracting(Finding::code).containsExactly("inspection.plan.redraw.nobody");
    assertThat(going(visit)).as("nothing was done").contains(last).hasSize(2);
    assertThat(visits.find(visit).orElseThrow().problem()).isNull();

    jdbc.sql("update inspection_officer set status = 'SUSPENDED' where certificate = ?").param(last).update();
    assertThat(redraws.redraw(centre, visit, last, "left")).as("as the register says").isNull();
    assertThat(visits.find(visit).orElseThrow().problem()).isEqualTo("NO_TEAM");
  }

  @Test
  void losesOneOfficerToAHeadAndWhomeverTheHeadDelegatesTheSeatTo() {
    register.party("P1", TinyCity.NANLI, "D", "food");
    register.party("P2", TinyCity.NANLI, "D", "food");
    List<Long> both = visits.of(sample.drawn(), 0, 2).stream().map(VisitStore.Drawn::id).toList();
    long visit = both.getFirst();
    Viewer deputy = sample.city.person(Role.HANDLER, TinyCity.EAST, "water");
    long seat = head.seats().getFirst().id();
    Seats seats = context.getBean(Seats.class);
    long delegation = seats.delegate(
        head.person(), seat, deputy.person(), clock.instant(), clock.instant().plus(Duration.ofDays(3)), "away", Act.of(head, clock.instant()));
    Viewer acting = context.getBean(People.class).viewer(deputy.person(), clock.instant());

    redraws.redraw(acting, visit, going(visit).getFirst(), "unavailable");
    long another = both.getLast();
    assertThat(wrong(() -> redraws.redraw(head, visit, going(visit).getFirst(), "unavailable"))).extracting(Finding::code)
        .containsExactly("inspection.plan.redraw.spent");
    seats.endDelegation(head.person(), delegation, Act.of(head, clock.instant()));
    assertThat(wrong(() -> redraws.redraw(head, another, going(another).getFirst(), "unavailable"))).as("it was the same seat").extracting(Finding::code)
        .containsExactly("inspection.plan.redraw.spent");
  }

  @Test
  void losesNoSecondOneToWhomeverAHeadDelegatesTheSeatToAfterwards() {
    register.party("P1", TinyCity.NANLI, "D", "food");
    long visit = visits.of(sample.drawn(), 0, 2).getFirst().id();
    redraws.redraw(head, visit, going(visit).getFirst(), "unavailable");
    Viewer acting = sample.city.deputy(head, Role.UNIT_HEAD, "unbent.deputy", clock.instant());

    assertThat(wrong(() -> redraws.redraw(acting, visit, going(visit).getFirst(), "unavailable"))).extracting(Finding::code)
        .containsExactly("inspection.plan.redraw.spent");
  }

  @Test
  void losesOneOfficerToTwoPressesAtOnce() throws Exception {
    register.party("P1", TinyCity.NANLI, "D", "food");
    long visit = visits.of(sample.drawn(), 0, 1).getFirst().id();
    List<Callable<Boolean>> both = going(visit).stream().<Callable<Boolean>>map(officer -> () -> done(() -> redraws.redraw(head, visit, officer, "unavailable"))).toList();
    try (var threads = Executors.newFixedThreadPool(2)) {
      assertThat(threads.invokeAll(both)).extracting(Future::resultNow).containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void tellsAnybodyWhoWasRedrawnWhenWhyAndWhoseWishItWas() {
    register.party("P1", TinyCity.NANLI, "D", "food");
    long task = sample.drawn();
    long visit = visits.of(task, 0, 1).getFirst().id();
    assertThat(open(task)).contains("Everybody who was drawn goes");
    String first = going(visit).getFirst();
    String came = redraws.redraw(head, visit, first, "unavailable");
    clock.advance(Duration.ofMinutes(1));
    Viewer officer = sample.city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    String second = going(visit).getLast();
    register.account(second, officer.person());
    redraws.redraw(officer, visit, second, "declared");

    assertThat(open(task))
        .containsSubsequence("1. Sample P1", first, came, "away", "somebody else than the officer", "1. Sample P1", second, "own declaration", "the officer")
        .doesNotContain("Officer Z", "Everybody who was drawn goes");
  }

  @Test
  void tellsAnybodyWhatBecameOfEverybodyWhoWasDrawn() {
    projections.catchUp();
    jdbc.sql("truncate inspection_result, inspection_figure").update();
    for (String code : List.of("GONE", "OFF", "SHUT", "WAITS")) {
      register.party(code, TinyCity.NANLI, "D", "food");
    }
    long task = sample.drawn();
    jdbc.sql("update inspection_party set state = 'CLOSED' where code = 'SHUT'").update();
    opening.run();
    projections.catchUp();
    long off = visits.of(task, 0, 9).stream().filter(visit -> visit.code().equals("OFF")).findFirst().orElseThrow().caseId();
    jdbc.sql("update inspection_result set called_off = true, state = 'calledOff' where case_id = ?").param(off).update();
    jdbc.sql("update inspection_figure set visits = visits - 1, called_off = called_off + 1 where task = ?").param(task).update();
    jdbc.sql("update casework_case set facts = facts || '{\"calledOffFor\": \"other\", \"calledOffWords\": \"The street is flooded.\"}' where id = ?").param(off).update();
    long made = visits.of(task, 0, 9).stream().filter(visit -> visit.code().equals("GONE")).findFirst().orElseThrow().caseId();
    jdbc.sql("update inspection_result set recorded_at = now(), published_at = now() where case_id = ?").param(made).update();

    assertThat(open(task)).contains("4 were drawn: 1 visits made, 1 still to be made, 1 called off, 1 not opened", "party closed down since the draw", "Other: The street is flooded.",
        "/inspections/results/" + jdbc.sql("select number from inspection_result where case_id = ?").param(made).query(String.class).single());
    long plan = taskStore.find(task).orElseThrow().plan();
    String programme = Browser.text(new Browser(http).get("/inspections/programme/" + plan + "?lang=en"));
    assertThat(programme).contains("0 of 4 visits made", "1 called off", "1 not opened");
    assertThat(Browser.text(new Browser(http).get("/inspections?year=2025&lang=en"))).contains("1 of them called off, 1 not opened");
    assertThat(Browser.text(new Browser(http).get("/inspections/figures?year=2025&lang=en"))).contains("0 of 4", "1 of them called off, 1 not opened");
  }

  @Test
  void restsOnALeadThatWaitsForWhoeverOrdersItAndNamesItsParty() {
    register.party("P1", TinyCity.NANLI, "A", "food");
    register.party("P2", TinyCity.NANLI, "A", "food");
    String complaint = numberOf(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", TinyCity.NANLI, null, null, "Dirty kitchen", Contact.NONE, Map.of(), "web", false));
    jdbc.sql("update casework_case set responsible = ? where number = ?").params(unit.id(), complaint).update();
    assertThat(refusal(complaint, "P1")).extracting(Finding::code).containsExactly("inspection.plan.targeted.noLead");

    String lead = sample.lead(Map.of("subject", "Sample bakery", "subjectCode", "P2", "grounds", "Mice were seen."));
    assertThat(refusal(lead, "P1: the other shop")).singleElement().satisfies(finding -> {
      assertThat(finding.field()).isEqualTo("parties");
      assertThat(finding.code()).isEqualTo("inspection.plan.targeted.notNamed");
    });
    jdbc.sql("update casework_case set responsible = ? where number = ?").params(sample.city.unit(TinyCity.EAST, "water").id(), lead).update();
    assertThat(cases.find(head, lead)).as("seen, as one who had a part").isPresent();
    assertThat(refusal(lead, "P1 P2")).extracting(Finding::code).containsExactly("inspection.plan.targeted.others");
    jdbc.sql("update casework_case set responsible = ? where number = ?").params(unit.id(), lead).update();
    make(lead, "P1: the other shop\nP2");

    String rejected = sample.lead(Map.of("subject", "Sample bakery", "grounds", "Mice were seen."));
    assertThat(casework.act(new Command.Take(new Actor.Staff(head), clock.instant(), null, cases.find(head, rejected).orElseThrow().id(), 0, "reject",
        Map.of("rejection", "noGrounds", "explanation", "Nobody saw it.")))).isInstanceOf(Outcome.Moved.class);
    assertThat(refusal(rejected, "P1")).extracting(Finding::code).contains("inspection.plan.targeted.decided");
  }

  @Test
  void isOrderedByNobodyOnALeadTheyTookDownThemselves() {
    register.party("P1", TinyCity.NANLI, "A", "food");
    String lead = sample.lead(Map.of("subject", "Sample bakery", "subjectCode", "P1", "grounds", "Mice were seen."));
    Viewer clerk = sample.city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    Viewer both = sample.city.deputy(head, Role.UNIT_HEAD, clerk, clock.instant());
    TargetedForm form = sample.onLead(lead, "P1", List.of(SampleRegister.FOOD), "");

    assertThat(wrong(() -> targeted.make(both, form))).extracting(Finding::code).containsExactly("inspection.plan.targeted.own");
    assertThat(targeted.make(head, form)).isPositive();
  }

  /** Otherwise a file that gives a business another code would let no lead find it. */
  @Test
  void findsOnALeadABusinessThatGoesByAnotherCodeNow() {
    register.party("OLD-1", TinyCity.NANLI, "A", "food");
    register.party("NEW-1", TinyCity.NANLI, "A", "food");
    String lead = sample.lead(Map.of("subject", "Sample bakery", "subjectCode", "OLD-1", "grounds", "Mice were seen."));
    jdbc.sql("update inspection_party set state = 'CLOSED' where code = 'OLD-1'").update();

    assertThat(refusal(lead, "NEW-1")).extracting(Finding::code).containsExactly("inspection.plan.targeted.pointing");
    make(lead, "NEW-1: the same bakery");
  }

  @Test
  void isMadeForALeadOnceAtATimeAlsoByTwoAtOnce() throws Exception {
    register.party("P1", TinyCity.NANLI, "A", "food");
    String lead = sample.lead(Map.of("subject", "Sample bakery", "grounds", "Mice were seen."));
    Callable<Boolean> once = () -> done(() -> make(lead, "P1: the bakery"));
    try (var threads = Executors.newFixedThreadPool(2)) {
      assertThat(threads.invokeAll(List.of(once, once))).extracting(Future::resultNow).containsExactlyInAnyOrder(true, false);
    }
    long task = jdbc.sql("select id from inspection_task where lead_case = ?").param(lead).query(Long.class).single();
    assertThat(refusal(lead, "P1: the bakery")).singleElement().satisfies(finding -> {
      assertThat(finding.code()).isEqualTo("inspection.plan.targeted.running");
      assertThat(finding.args()).contains("" + task);
    });
    clock.advance(Duration.ofDays(2));
    sample.reveal(task);
    opening.run();
    assertThat(refusal(lead, "P1")).as("drawn, its visit to be made").extracting(Finding::code).contains("inspection.plan.targeted.running");
  }

  @Test
  void isCalledOffOnlyBeforeItsValueMayBeKnownAndStandsInPublicWithReasonAndDay() {
    register.party("P1", TinyCity.NANLI, "D", "food");
    String lead = sample.lead(Map.of("subject", "Sample bakery", "grounds", "Mice were seen."));
    long gone = make(lead, "P1: the bakery");
    long planned = sample.announced();
    long late = sample.announced();
    tasks.callOff(head, gone, version(gone), "The bakery is under repair");
    tasks.callOff(head, planned, version(planned), "The street is closed");
    assertThat(open(planned)).contains("Called off on 16 Jun 2025", "The street is closed", "nobody was drawn").doesNotContain("Not made yet");
    assertThat(Browser.text(new Browser(http).get("/inspections/programme/" + taskStore.find(planned).orElseThrow().plan() + "?lang=en")))
        .contains("Called off on 16 Jun 2025: The street is closed").doesNotContain("To be decided by");
    assertThat(Browser.text(new Browser(http).get("/inspections?year=2025&lang=en")))
        .contains("Targeted inspection " + gone, "The bakery is under repair").doesNotContain("On a lead");

    clock.advance(Duration.ofHours(37));
    String page = "/inspections/tasks/" + late;
    Browser browser = signedIn(head);
    assertThat(Browser.text(browser.get(page))).contains("can no longer be called off").doesNotContain(page + "/call-off");
    assertThatThrownBy(() -> tasks.callOff(head, late, version(late), "too late"))
        .isInstanceOfSatisfying(BadInput.class, bad -> assertThat(bad.findings().getFirst().code()).isEqualTo("inspection.plan.callOff.known"));
    long plan = taskStore.find(late).orElseThrow().plan();
    plans.withdraw(head, plan, plans.find(head, plan).version(), "no plan any more");
    assertThat(taskStore.find(late).orElseThrow().state()).as("not by the plan either").isEqualTo(PlannedTask.State.COMMITTED);
    assertThat(open(late)).contains("The plan of this draw was withdrawn on 17 Jun 2025, 22:00", "no plan any more", "The draw is made all the same");
    assertThat(Browser.text(new Browser(http).get("/inspections/programme/" + plan + "?lang=en")))
        .contains("Withdrawn on 17 Jun 2025", "no plan any more", "To be decided by: " + SampleDraws.SOURCE + ", 17 Jun 2025, 21:15").doesNotContain("2025-06-17");
    assertThat(Browser.text(new Browser(http).get("/inspections/programme/" + plan + "?lang=zh"))).contains("已于2025年6月17日撤回", "，2025年6月17日 21:15");
  }

  @Test
  void isDecidedByAValueThatAnybodyCanLookUpBeforeTheFirstDay() {
    register.party("P1", TinyCity.NANLI, "D", "food");
    long task = sample.task();

    assertThat(wrong(() -> commitments.commit(head, task, new DrawForm("Whatever I say", SampleDraws.MOMENT, 1)))).extracting(Finding::code).containsExactly("inspection.plan.draw.source");
    assertThat(wrong(() -> commitments.commit(head, task, new DrawForm("https://lottery.example/1", SampleDraws.MOMENT, 1)))).extracting(Finding::code)
        .containsExactly("inspection.plan.draw.source");
    assertThat(wrong(() -> commitments.commit(head, task, new DrawForm(SampleDraws.SOURCE, "2025-07-01T09:00", 1)))).extracting(Finding::code)
        .containsExactly("inspection.plan.draw.inWindow");
    commitments.commit(head, task, new DrawForm(SampleDraws.SOURCE, "2025-06-30T21:15", 1));
  }

  @Test
  void saysThatItsTaskIsFixedOnceItIsAnnounced() {
    register.party("P1", TinyCity.NANLI, "D", "food");
    String page = "/inspections/tasks/" + sample.announced();
    Browser browser = signedIn(head);

    var shown = browser.get(page + "/edit");
    assertThat(shown.getStatus()).isEqualTo(409);
    assertThat(Browser.text(shown)).contains("The draw of this task is announced").doesNotContain("name=\"ratioA\"");
    var sent = browser.post(page, page, "title", "Other", "version", "1");
    assertThat(sent.getStatus()).isEqualTo(409);
    assertThat(Browser.text(sent)).contains("The draw of this task is announced").doesNotContain("Somebody else was faster");
  }

  @Test
  void opensTheVisitOfAPartyThatIsInBusinessAgainOrSaysWhyNot() {
    register.party("SHUT", TinyCity.NANLI, "D", "food");
    long task = sample.drawn();
    jdbc.sql("update inspection_party set state = 'CLOSED' where code = 'SHUT'").update();
    opening.run();
    String page = "/inspections/tasks/" + task;
    Browser browser = signedIn(head);

    var still = browser.post(page, page + "/retry");
    assertThat(still.getStatus()).isEqualTo(422);
    assertThat(Browser.text(still)).contains("None of them can be opened as things stand", "party closed down since the draw: 1");

    jdbc.sql("update inspection_party set state = 'OPEN' where code = 'SHUT'").update();
    assertThat(browser.post(page, page + "/retry").getStatus()).isEqualTo(303);
    opening.run();
    assertThat(visits.of(task, 0, 1).getFirst().caseId()).isPositive();
  }

  @Test
  void marksTheVisitOfAnInventedPartyAsASampleWheneverItIsOpened() {
    register.party("SAMPLE-1", TinyCity.NANLI, "D", "food");
    register.party("REAL", TinyCity.NANLI, "D", "food");
    long task = sample.drawn();
    opening.run();

    Map<Boolean, List<String>> marked = visits.of(task, 0, 9).stream().collect(Collectors.groupingBy(
        visit -> cases.find(head, visit.caseId()).orElseThrow().sample(), Collectors.mapping(VisitStore.Drawn::code, Collectors.toList())));
    assertThat(marked).isEqualTo(Map.of(true, List.of("SAMPLE-1"), false, List.of("REAL")));
  }

  @Test
  void goesByThePoolThatWasAnnouncedWhateverIsImportedSince() {
    register.party("MOVED-1", TinyCity.NANLI, "D", "fire", "food");
    register.party("MOVED-2", TinyCity.NANLI, "D", "food");
    long task = sample.announced();
    take("MOVED-1", TinyCity.WEST, "9 Far Road", "fire");
    take("MOVED-1", TinyCity.BEILI, "8 Far Road", "food fire");
    take("MOVED-2", TinyCity.BEILI, "1 Sample Road", "fire");
    clock.advance(Duration.ofDays(2));
    assertThat(drawStore.forgetRegister()).as("a draw waits whose pool had it").isZero();
    sample.reveal(task);
    assertThat(drawStore.forgetRegister()).as("none does any more").isEqualTo(3);
    take("MOVED-2", TinyCity.WEST, "1 Sample Road", "fire");
    opening.run();

    Map<String, Case> opened = visits.of(task, 0, 9).stream().collect(Collectors.toMap(
        VisitStore.Drawn::code, visit -> cases.forProjection(List.of(visit.caseId())).getFirst()));
    assertThat(opened.values()).allSatisfy(matter -> {
      assertThat(matter.place()).isEqualTo(TinyCity.NANLI);
      assertThat(matter.address()).isEqualTo("1 Sample Road");
      assertThat(matter.category()).isEqualTo("food");
      assertThat(matter.form()).containsEntry("items", List.of(SampleRegister.FOOD));
    });
    assertThat(opened).containsOnlyKeys("MOVED-1", "MOVED-2");
    assertThat(jdbc.sql("select code || ' ' || array_to_string(v.fields, ' ') from inspection_visit v join inspection_party p on p.id = v.party where task = ? order by code")
        .param(task).query(String.class).list()).containsExactly("MOVED-1 fire food", "MOVED-2 food");
    assertThat(open(task)).contains("Since the pool was frozen the register has another place or other fields for it");
  }

  @Test
  void isFrozenFromARegisterThatNoImportChangesMeanwhile() throws Exception {
    register.party("MOVED-1", TinyCity.NANLI, "D", "food");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> importing = transaction.execute(status -> {
        freezing.freeze(taskStore.find(sample.task()).orElseThrow(), null);
        Future<?> begun = threads.submit(() -> take("MOVED-1", TinyCity.NANLI, "1 Sample Road", "fire"));
        await().atMost(Duration.ofSeconds(20)).until(() -> jdbc.sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)").query(Boolean.class).single());
        assertThat(jdbc.sql("select fields from inspection_party where code = 'MOVED-1'").query((row, n) -> row.getString(1)).single()).isEqualTo("{food}");
        return begun;
      });
      importing.get();
    }
    assertThat(jdbc.sql("select fields from inspection_party where code = 'MOVED-1'").query((row, n) -> row.getString(1)).single()).isEqualTo("{fire}");
  }

  private void take(String code, PlaceCode place, String address, String fields) {
    String file = "code,name,kind,place,address,fields,state\n" + code + ",Sample " + code + ",enterprise," + place + "," + address + "," + fields + ",open\n";
    sample.take(RegisterImport.Kind.PARTIES, file);
  }

  // What a lead is no licence for

  @Test
  void onALeadVisitsWhomItPointsToForWhatItTellsOf() {
    for (String code : List.of("P1", "P2", "P3", "P4", "P5", "P6")) {
      register.party(code, TinyCity.NANLI, "A", "food", "fire");
    }
    register.officers(sample.city.unit(TinyCity.EAST, "water"), 4, "fire");
    String lead = sample.lead(Map.of("subject", "Sample bakery", "grounds", "Mice were seen."));
    assertThat(refusal(lead, "P1\nP2: the shop beside")).singleElement().satisfies(finding -> {
      assertThat(finding.code()).isEqualTo("inspection.plan.targeted.pointing");
      assertThat(finding.args()).contains("P1");
    });
    assertThat(refusal(lead, "P1: the bakery\nP2 P3")).extracting(Finding::code).containsExactly("inspection.plan.targeted.oneALine");
    String many = List.of("P1", "P2", "P3", "P4", "P5", "P6").stream().map(code -> code + ": of the same owner").collect(Collectors.joining("\n"));
    assertThat(refusal(lead, many)).extracting(Finding::code).containsExactly("inspection.plan.targeted.few");
    TargetedForm once = form(lead, "P1: the bakery");
    TargetedForm long_ = new TargetedForm(
        once.title(), once.lead(), once.parties(), once.unit(), once.items(), once.itemsWhy(), "2025-07-01", "2025-10-02", once.team(), once.draw());
    assertThat(wrong(() -> targeted.make(head, long_))).extracting(Finding::code).containsExactly("inspection.plan.targeted.long");
    assertThat(wrong(() -> targeted.make(head, sample.onLead(lead, "P1: the bakery", List.of(SampleRegister.FOOD, SampleRegister.FIRE), "it may burn")))).singleElement()
        .satisfies(finding -> {
          assertThat(finding.field()).isEqualTo("items");
          assertThat(finding.code()).isEqualTo("inspection.plan.targeted.field");
        });

    long task = targeted.make(centre, form(lead, many));

    assertThat(Browser.text(signedIn(head).get("/inspections/tasks/" + task))).contains("How the lead points to parties", "Sample P6", "of the same owner");
    long other = make(sample.lead(Map.of("subject", "Sample bakery", "subjectCode", "P1", "grounds", "Mice were seen.")), "P1");
    assertThat(Browser.text(signedIn(head).get("/inspections/tasks/" + other))).doesNotContain("How the lead points to parties");
  }

  @Test
  void onALeadThatTellsOfNoFieldSaysWhyToTheCommandCentreAndWithTheResultToAnybody() {
    projections.catchUp();
    jdbc.sql("truncate inspection_result, inspection_figure").update();
    register.party("P1", TinyCity.NANLI, "A", "food");
    String lead = sample.lead(Map.of("subject", "Sample bakery", "grounds", "Something smells."));
    jdbc.sql("update casework_case set category = 'other' where number = ?").param(lead).update();
    assertThat(refusal(lead, "P1: the bakery")).extracting(Finding::code).containsExactly("inspection.plan.targeted.itemsWhy");

    long task = targeted.make(head, sample.onLead(lead, "P1: the bakery", List.of(SampleRegister.FOOD), "the smell comes from the kitchen"));

    assertThat(jdbc.sql("select text_en from notice_message where person = ? and path = ?").params(centre.person(), "/inspections/tasks/" + task).query(String.class).list())
        .singleElement().asString().contains(head.name(), lead, "P1 (the bakery)", "the smell comes from the kitchen");
    assertThat(Browser.text(signedIn(centre).get("/inspections/tasks/" + task))).contains("the bakery", "the smell comes from the kitchen");
    assertThat(open(task)).doesNotContain("the bakery", "the smell");
    clock.advance(Duration.ofDays(2));
    sample.reveal(task);
    opening.run();
    projections.catchUp();
    String number = jdbc.sql(
            "update inspection_result set recorded_at = now(), published_at = now(), result = 'noProblem', state = 'published' where task = ? returning number")
        .param(task).query(String.class).single();
    assertThat(Browser.text(new Browser(http).get("/inspections/results/" + number + "?lang=en")))
        .contains("How the lead points to this party: the bakery", "Why these items: the smell comes from the kitchen");
  }

  private List<String> going(long visit) {
    return visits.team(visit).stream().filter(VisitStore.Member::in).map(VisitStore.Member::certificate).toList();
  }

  private String open(long task) {
    return Browser.text(new Browser(http).get("/inspections/draws/" + task + "?lang=en"));
  }

  private static boolean done(Runnable deed) {
    try {
      deed.run();
      return true;
    } catch (BadInput refused) {
      return false;
    }
  }

  private static List<Finding> wrong(Runnable deed) {
    try {
      deed.run();
      return List.of();
    } catch (BadInput bad) {
      return bad.findings();
    }
  }

  private List<Finding> refusal(String lead, String parties) {
    return wrong(() -> targeted.make(head, form(lead, parties)));
  }

  private long make(String lead, String parties) {
    return targeted.make(head, form(lead, parties));
  }

  private TargetedForm form(String lead, String parties) {
    return sample.onLead(lead, parties, List.of(SampleRegister.FOOD), "");
  }

  private String numberOf(Command.Open open) {
    long id = ((Outcome.Moved) casework.open(open)).caseId();
    return jdbc.sql("select number from casework_case where id = ?").param(id).query(String.class).single();
  }

  private int version(long task) {
    return taskStore.find(task).orElseThrow().version();
  }

  private Browser signedIn(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    return browser;
  }
}
