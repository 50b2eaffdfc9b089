package io.haihe.modules.inspection.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.register.Officers;
import io.haihe.modules.inspection.register.RegisterFile;
import io.haihe.modules.inspection.register.RegisterImport;
import io.haihe.platform.Finding;
import io.haihe.platform.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("Whoever was drawn for a visit and has other seats too")
class OwnVisitTest {

  private static final Map<String, Object> GOOD = Map.of("explanation", "It was good.", "result", "noProblem", "problems", 0, "summary", "All is well.");

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired People people;
  @Autowired Seats seats;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;
  @Autowired ProjectionsForTests projections;
  @Autowired Officers officers;
  @Autowired RegisterImport imports;
  @Autowired Places places;
  @Autowired MockMvcTester http;

  private SampleVisit sample;

  @BeforeEach
  void begin() {
    clock.set(SettableClock.START.plusSeconds(3600));
    sample = SampleVisit.in(context);
  }

  private Viewer also(Viewer who, Role role, String unitKey) {
    Unit unit = TinyCity.in(context).unit(TinyCity.EAST, unitKey);
    seats.give(new NewSeat(who.person(), unit.id(), role, Set.of(), LocalDate.of(2020, 1, 1), null), Act.bySystem(clock.instant()));
    return people.viewer(who.person(), clock.instant());
  }

  /** The second officer, who neither enters, seals nor countersigns anything. */
  private Viewer alsoHead() {
    return also(sample.people[1], Role.UNIT_HEAD, "urban-management");
  }

  private Viewer clerk() {
    return TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
  }

  private Outcome take(Viewer viewer, String step, Map<String, Object> input) {
    clock.advance(Duration.ofMinutes(1));
    return casework.act(new Command.Take(new Actor.Staff(viewer), clock.instant(), null, sample.caseId, 0, step, input));
  }

  private static void refused(Outcome outcome) {
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, no ->
        assertThat(no.findings()).map(Finding::code).containsExactly("inspection.visit.ownVisit"));
  }

  /** By the scenario's own rule, which needs no module. */
  private static void refused(Outcome outcome, String rule) {
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, no -> assertThat(no.text()).isEqualTo("refusals." + rule));
  }

  @Test
  void doNotPublishWhatWasFoundThereEvenIfTheyWereReplaced() {
    Viewer both = alsoHead();
    SampleVisit.leftOpen(context, sample.people[0], sample.id);
    refused(take(both, "publish", Map.of()));
    refused(take(also(sample.people[0], Role.UNIT_HEAD, "urban-management"), "publish", Map.of()), "ownRecord");

    jdbc.sql("update inspection_team set out_at = now(), reason = 'RELATION' where visit = ? and officer = ?").params(sample.id, sample.officers[1]).update();
    refused(take(both, "publish", Map.of()));

    assertThat(take(sample.head, "publish", Map.of())).as("another head").isInstanceOf(Outcome.Moved.class);
  }

  @Test
  void doNotCallItOffAsTheHead() {
    assertThat(take(sample.people[0], "askOff", Map.of("calledOffFor", "other", "published", "They moved away.", "explanation", "They moved the day before.")))
        .isInstanceOf(Outcome.Moved.class);

    Viewer both = alsoHead();
    refused(take(both, "callOff", Map.of()));
    refused(take(both, "keepOn", Map.of("explanation", "Go there.")));

    assertThat(take(sample.head, "callOff", Map.of())).isInstanceOf(Outcome.Moved.class);
  }

  @Test
  void doNotDecideOnAnObjectionToIt() {
    TinyCity city = TinyCity.in(context);
    SampleVisit.leftOpen(context, sample.people[0], sample.id);
    take(sample.head, "publish", Map.of());
    assertThat(take(sample.head, "object", Map.of("objection", "Use it up."))).as("the one objection there is, is not the department's").isInstanceOf(Outcome.Refused.class);
    assertThat(take(clerk(), "object", Map.of("objection", "They say it was never tested."))).isInstanceOf(Outcome.Moved.class);
    Viewer both = also(sample.people[1], Role.COMMAND_CENTRE, "operations-centre");

    Map<String, Object> words = Map.of("explanation", "The sample was taken and is being tested.");
    refused(take(both, "upholdResult", words));
    refused(take(both, "changeResult", Map.of("explanation", "It was good.", "result", "noProblem", "problems", 0, "summary", "All is well.")));

    assertThat(take(city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre"), "upholdResult", words)).isInstanceOf(Outcome.Moved.class);
  }

  /** The link of the party is on a paper that its officers print: who objects by it may be anybody. */
  @Test
  void neitherDoesWhoeverBelongsToTheDepartmentItIsAgainst() {
    TinyCity city = TinyCity.in(context);
    SampleVisit.leftOpen(context, sample.people[0], sample.id);
    take(sample.head, "publish", Map.of());
    assertThat(casework.act(new Command.Take(new Actor.Reporter(), clock.instant(), null, sample.caseId, 0, "object", Map.of("objection", "It was good."))))
        .isInstanceOf(Outcome.Moved.class);
    Viewer centre = city.colleague(city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre"), "centre.and.head");
    Viewer both = also(centre, Role.UNIT_HEAD, "urban-management");

    for (Outcome outcome : List.of(take(both, "upholdResult", Map.of("explanation", "It stands.")), take(both, "changeResult", GOOD))) {
      assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, no ->
          assertThat(no.findings()).map(Finding::code).containsExactly("inspection.visit.ownDepartment"));
    }
    assertThat(take(city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre"), "changeResult", GOOD)).isInstanceOf(Outcome.Moved.class);
  }

  @Test
  void neitherDoesWhoeverPublishedItDecideOnAnObjectionToIt() {
    SampleVisit.leftOpen(context, sample.people[0], sample.id);
    take(sample.head, "publish", Map.of());
    take(clerk(), "object", Map.of("objection", "They say it was never tested."));
    Viewer publisher = also(sample.head, Role.COMMAND_CENTRE, "operations-centre");

    refused(take(publisher, "upholdResult", Map.of("explanation", "It stands.")), "ownDecision");
    refused(take(publisher, "changeResult", Map.of("explanation", "It was good.", "result", "noProblem", "problems", 0, "summary", "All is well.")), "ownDecision");
  }

  @Test
  void norDoesWhoeverTookItDownAtACounter() {
    SampleVisit.leftOpen(context, sample.people[0], sample.id);
    take(sample.head, "publish", Map.of());
    Viewer both = TinyCity.in(context).colleague(clerk(), "own.visit.counter");
    take(both, "object", Map.of("objection", "Somehow not."));
    both = also(both, Role.COMMAND_CENTRE, "operations-centre");

    refused(take(both, "upholdResult", Map.of("explanation", "It stands.")), "ownObjection");
    refused(take(both, "changeResult", GOOD), "ownObjection");

    Viewer another = TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre");
    assertThat(take(another, "changeResult", GOOD)).as("another person").isInstanceOf(Outcome.Moved.class);
  }

  // Who delegates a seat is no second person

  private Viewer delegate(Viewer whose, Role role, String login) {
    return TinyCity.in(context).deputy(whose, role, login, clock.instant());
  }

  private static void sameSeat(Outcome outcome) {
    assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, no ->
        assertThat(no.findings()).map(Finding::code).containsExactly("inspection.visit.sameSeat"));
  }

  @Test
  void delegateNoDecisionOnItToAnybodyElse() {
    Viewer deputy = delegate(alsoHead(), Role.UNIT_HEAD, "own.visit.drawn");
    SampleVisit.leftOpen(context, sample.people[0], sample.id);

    refused(take(deputy, "publish", Map.of()));
  }

  @Test
  void andAHeadWhoAsksForItToBeCalledOffLetsNoDeputyDecideNorTheOtherWayRound() {
    Map<String, Object> why = Map.of("calledOffFor", "other", "published", "They moved away.", "explanation", "They moved the day before.");
    Viewer deputy = delegate(sample.head, Role.UNIT_HEAD, "own.visit.asking");
    assertThat(take(sample.head, "askOff", why)).isInstanceOf(Outcome.Moved.class);
    sameSeat(take(deputy, "callOff", Map.of()));

    assertThat(take(deputy, "keepOn", Map.of("explanation", "Go there."))).isInstanceOf(Outcome.Moved.class);
    assertThat(take(deputy, "askOff", why)).isInstanceOf(Outcome.Moved.class);
    sameSeat(take(sample.head, "callOff", Map.of()));

    assertThat(take(TinyCity.in(context).colleague(sample.head, "own.visit.head"), "callOff", Map.of())).isInstanceOf(Outcome.Moved.class);
  }

  @Test
  void andWhoPublishedItLetsNoDeputyDecideOnAnObjectionToIt() {
    SampleVisit.leftOpen(context, sample.people[0], sample.id);
    take(sample.head, "publish", Map.of());
    take(clerk(), "object", Map.of("objection", "They say it was never tested."));
    also(sample.head, Role.COMMAND_CENTRE, "operations-centre");
    Viewer deputy = delegate(sample.head, Role.COMMAND_CENTRE, "own.visit.publishing");

    sameSeat(take(deputy, "upholdResult", Map.of("explanation", "It stands.")));
    sameSeat(take(deputy, "changeResult", Map.of("explanation", "It was good.", "result", "noProblem", "problems", 0, "summary", "All is well.")));
  }

  @Test
  void andWhoTookAnObjectionDownLetsNoDeputyDecideOnItNorTheOtherWayRound() {
    SampleVisit.leftOpen(context, sample.people[0], sample.id);
    take(sample.head, "publish", Map.of());
    Viewer taker = TinyCity.in(context).colleague(clerk(), "own.visit.taking");
    take(taker, "object", Map.of("objection", "Somehow not."));
    Viewer deputy = delegate(also(taker, Role.COMMAND_CENTRE, "operations-centre"), Role.COMMAND_CENTRE, "own.visit.deciding");

    sameSeat(take(deputy, "upholdResult", Map.of("explanation", "It stands.")));
    sameSeat(take(deputy, "changeResult", GOOD));

    sample = SampleVisit.in(context);
    SampleVisit.leftOpen(context, sample.people[0], sample.id);
    take(sample.head, "publish", Map.of());
    Viewer own = also(TinyCity.in(context).colleague(clerk(), "own.visit.whose"), Role.COMMAND_CENTRE, "operations-centre");
    assertThat(take(delegate(own, Role.INTAKE_CLERK, "own.visit.for"), "object", Map.of("objection", "Somehow not."))).isInstanceOf(Outcome.Moved.class);

    sameSeat(take(own, "upholdResult", Map.of("explanation", "It stands.")));
  }

  @Test
  void keepTheirAccountUntilItIsEndedSoThatOneDoesNotSignForTwoNorDecideLater() {
    Browser admin = new Browser(http);
    admin.signIn(TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.CITY, "operations-centre").login(), TinyCity.PASSWORD);
    String page = "/admin/inspection/officers/" + sample.officers[0];
    SampleVisit.leftOpen(context, sample.people[0], sample.id);

    assertThat(Browser.text(admin.post(page, page + "/account", "login", ""))).contains("has entered something in a visit that is not ended");
    assertThat(linked()).isEqualTo(sample.people[0].person());
    assertThat(fileWithAnotherLogin()).as("nor by a file").containsExactly("inspection.register.officer.entered");
    assertThat(linked()).isEqualTo(sample.people[0].person());

    projections.catchUp();
    jdbc.sql("update inspection_result set state = 'closed' where case_id = ?").param(sample.caseId).update();
    assertThat(admin.post(page, page + "/account", "login", "").getStatus()).isEqualTo(303);
    assertThat(linked()).isZero();
  }

  private List<String> fileWithAnotherLogin() {
    Viewer colleague = TinyCity.in(context).person(Role.HANDLER, TinyCity.EAST, "urban-management");
    String certificate = officers.find(sample.officers[0]).orElseThrow().certificate();
    String file = "certificate,name,unit,region,fields,valid_from,valid_until,status,login\n" + certificate + ",Zhang San," + TinyCity.EAST + "/urban-management,"
        + TinyCity.EAST + ",food,2020-01-01,2099-01-01,active," + colleague.login() + "\n";
    List<String> faults = new ArrayList<>();
    imports.take(
        RegisterImport.Kind.OFFICERS, RegisterFile.of("f.csv", file.getBytes(StandardCharsets.UTF_8)), places.city("tiny").orElseThrow(), true,
        fault -> faults.add(fault.code()), Progress.silent());
    return faults;
  }

  private long linked() {
    return jdbc.sql("select coalesce(person, 0) from inspection_officer where id = ?").param(sample.officers[0]).query(Long.class).single();
  }
}
