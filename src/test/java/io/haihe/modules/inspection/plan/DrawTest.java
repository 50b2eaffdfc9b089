package io.haihe.modules.inspection.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.casework.Teams;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.inspection.draw.DrawRecord;
import io.haihe.modules.inspection.draw.Verification;
import io.haihe.modules.inspection.draw.Visit;
import io.haihe.modules.inspection.register.Officers;
import io.haihe.modules.inspection.register.Recusal;
import io.haihe.modules.inspection.register.Recusals;
import io.haihe.modules.inspection.visit.SampleVisit;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Digests;
import io.haihe.platform.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CityTest
@DisplayName("A draw of inspections")
class DrawTest {

  private static final String VALUE = "03 11 17 22 28 33 + 09";
  private static final String SOURCE = "Lottery https://lottery.example/2025070";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Plans plans;
  @Autowired Tasks tasks;
  @Autowired TaskStore taskStore;
  @Autowired Commitments commitments;
  @Autowired Revealing revealing;
  @Autowired Freezing freezing;
  @Autowired DrawStore draws;
  @Autowired VisitStore visits;
  @Autowired VisitOpening opening;
  @Autowired Redraws redraws;
  @Autowired Targeted targeted;
  @Autowired Officers officers;
  @Autowired Recusals recusals;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Cases cases;
  @Autowired Casework casework;
  @Autowired ProjectionsForTests projections;
  @Autowired People people;
  @Autowired Seats seats;
  @Autowired Teams teams;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Viewer head;
  private Viewer centre;
  private Unit unit;
  private SampleRegister register;

  @BeforeEach
  void begin() {
    city = TinyCity.in(context);
    clock.set(SettableClock.START);
    head = city.person(Role.UNIT_HEAD, TinyCity.EAST, "urban-management");
    centre = city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre");
    unit = city.unit(TinyCity.EAST, "urban-management");
    register = new SampleRegister(jdbc).empty();
  }

  @Test
  void ofThousandsIsAnnouncedMadeAndFoundTheSameByAnybodyAndItsVisitsAreOpenedOnce() {
    register.parties(1000, "food");
    register.officers(unit, 40, "food");
    long task = task("Restaurants", "2025-07-01", "2025-07-31", SampleRegister.FOOD);
    Browser maker = signedIn(head);
    Browser other = signedIn(centre);
    Browser anybody = new Browser(http);
    String page = "/inspections/tasks/" + task;

    assertThat(Browser.text(maker.get(page + "/draw"))).contains("1,000");
    var wrong = maker.post(page + "/draw", page + "/commit", "version", "1", "source", "Kept source", "publicAt", "2025-06-15T10:00");
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(Browser.text(wrong)).contains("Kept source", "not in the future");
    var soon = maker.post(page + "/draw", page + "/commit", "version", "1", "source", "Kept source", "publicAt", "2025-06-17T08:59");
    assertThat(soon.getStatus()).isEqualTo(422);
    assertThat(Browser.text(soon)).contains("Kept source", "less than 24 hours");
    assertThat(maker.post(page + "/draw", page + "/commit", "version", "1", "source", SOURCE, "publicAt", "2025-06-17T21:15").getStatus()).isEqualTo(303);
    String secret = revealing.secret(task).hex();
    String announced = Browser.text(anybody.get("/inspections/draws/" + task + "?lang=en"));
    Matcher plan = Pattern.compile("href=\"(/inspections/programme/\\d+)\"").matcher(announced);
    assertThat(plan.find()).as("the way back to the plan").isTrue();
    assertThat(anybody.get(plan.group(1)).getStatus()).isEqualTo(200);
    assertThat(announced).contains(draws.find(task).orElseThrow().commitment(), "Not made yet").doesNotContain(secret);
    byte[] announcement = anybody.get("/inspections/draws/" + task + "/announcement.zip").getContentAsByteArray();
    assertThat(Verification.of(announcement)).satisfies(found -> assertThat(found.whole()).isTrue(), found -> assertThat(found.record()).isEmpty());
    assertThat(new String(announcement, StandardCharsets.ISO_8859_1)).doesNotContain(secret, "Officer Z");
    assertThat(new String(jdbc.sql("select secret from inspection_draw where task = ?").param(task).query(byte[].class).single(), StandardCharsets.ISO_8859_1))
        .as("sealed").doesNotContain(secret);
    assertThat(anybody.get("/inspections/draws/" + task + "/record.zip").getStatus()).isEqualTo(404);

    var early = other.post(page, page + "/reveal", "value", VALUE, "again", VALUE);
    assertThat(early.getStatus()).isEqualTo(422);
    assertThat(Browser.text(early)).contains("cannot be there before 17 Jun 2025, 21:15");
    clock.advance(Duration.ofDays(2));
    var same = maker.post(page, page + "/reveal", "value", VALUE, "again", VALUE);
    assertThat(Browser.text(same)).contains("Whoever announced the draw does not make it");
    var slip = other.post(page, page + "/reveal", "value", VALUE, "again", "03 11");
    assertThat(slip.getStatus()).isEqualTo(422);
    assertThat(Browser.text(slip)).contains("The two entries differ", VALUE.replace("+", "+"));
    var asked = other.post(page, page + "/reveal", "value", VALUE, "again", " " + VALUE, "witness", "Wang Witness");
    assertThat(asked.getStatus()).isEqualTo(200);
    assertThat(Browser.text(asked)).contains("Is this what was published?", VALUE, SOURCE, "Wang Witness");
    assertThat(draws.find(task).orElseThrow().revealed()).as("nothing is drawn before it is confirmed").isFalse();
    assertThat(other.post(page, page + "/reveal", "value", VALUE, "again", " " + VALUE, "witness", "Wang Witness", "confirmed", "true").getStatus()).isEqualTo(303);
    assertThat(other.post(page, page + "/reveal", "value", "other", "again", "other", "confirmed", "true").getStatus()).isEqualTo(409);
    assertThat(other.post(page, page + "/reveal", "value", "other", "again", "other").getStatus()).isEqualTo(409);

    byte[] file = anybody.get("/inspections/draws/" + task + "/record.zip").getContentAsByteArray();
    Verification verified = Verification.of(file);
    assertThat(verified.faults()).isEmpty();
    DrawRecord record = verified.record().orElseThrow();
    assertThat(record.drawn().stream().collect(Collectors.groupingBy(visit -> visit.party().stratum(), Collectors.counting())))
        .isEqualTo(Map.of("A", 10L, "B", 50L, "C", 200L, "D", 1000L));
    assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain("Officer Z", "Wang Witness");
    assertThat(Browser.text(anybody.get("/inspections/draws/" + task + "?lang=en"))).contains(Digests.sha256Hex(file)).doesNotContain("Wang Witness", "Officer Z");
    assertThat(Browser.text(other.get(page))).doesNotContain("Wang Witness").contains("0 of 1,260 visits opened");
    assertThat(Browser.text(other.post(page, page + "/witness"))).contains("Wang Witness");

    assertThat(opening.run()).isEqualTo(1260);
    List<Long> opened = caseIds(task);
    jdbc.sql("update inspection_visit set case_id = null where task = ? and position <= 100").param(task).update();
    assertThat(opening.run()).as("as after a crash").isEqualTo(100);
    assertThat(caseIds(task)).isEqualTo(opened).doesNotHaveDuplicates().hasSize(1260);
    assertThat(opening.run()).isZero();
    assertThat(Browser.text(other.get(page))).contains("1,260 of 1,260 visits opened");
    assertThat(jdbc.sql("select count(*) from inspection_team").query(Long.class).single()).isEqualTo(2520);
    assertThat(visits.of(task, 0, 2000)).allSatisfy(visit -> assertThat(visit.day()).isBetween(LocalDate.of(2025, 7, 1), LocalDate.of(2025, 7, 31)));
  }

  @Test
  void isOfferedToWhoeverCanMakeItOnceItsValueIsThere() {
    register.parties(20, "food");
    register.officers(unit, 6, "food");
    long task = task("Waiting restaurants", "2025-07-01", "2025-07-31", SampleRegister.FOOD);
    commitments.commit(head, task, new DrawForm(SOURCE, "2025-06-17T21:15", 1));
    Browser other = signedIn(centre);
    assertThat(Browser.text(other.get("/admin?lang=en"))).as("not yet").doesNotContain("Waiting restaurants");
    clock.advance(Duration.ofDays(2));
    Browser own = signedIn(head);
    other = signedIn(centre);

    assertThat(Browser.text(other.get("/admin?lang=en"))).contains("The draw of “Waiting restaurants” can be made", "/inspections/tasks/" + task);
    assertThat(Browser.text(other.get("/inspections/plans"))).contains("Draws to be made now", "/inspections/tasks/" + task);
    assertThat(Browser.text(own.get("/admin?lang=en"))).as("who announced it does not make it").doesNotContain("Waiting restaurants");
    reveal(task);
    assertThat(Browser.text(other.get("/inspections/plans"))).as("made").doesNotContain("Draws to be made now");
  }

  @Test
  void ofADistrictIsNotOfferedToItsDistricts() {
    long task = task("Restaurants", "2025-07-01", "2025-07-31", SampleRegister.FOOD);

    assertThat(Browser.text(signedIn(head).get("/inspections/tasks/" + task + "?lang=en"))).contains("Call off").doesNotContain("/inspections/tasks/" + task + "/districts");
  }

  @Test
  void isMadeByOneOfManyAtTheSameMomentAndTheOthersAreTold() throws Exception {
    register.parties(20, "food");
    register.officers(unit, 6, "food");
    long task = task("Restaurants", "2025-07-01", "2025-07-31", SampleRegister.FOOD);
    commitments.commit(head, task, new DrawForm(SOURCE, "2025-06-17T21:15", 1));
    clock.advance(Duration.ofDays(2));
    Callable<Boolean> once = () -> {
      try {
        revealing.reveal(centre, task, new Revealing.Entered(VALUE, VALUE, ""));
        return true;
      } catch (Conflict late) {
        return false;
      }
    };
    List<Boolean> won;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      won = threads.invokeAll(java.util.Collections.nCopies(6, once)).stream().map(future -> future.resultNow()).toList();
    }

    assertThat(won).containsOnlyOnce(true);
    assertThat(draws.versions(task)).hasSize(1);
    assertThat(visits.progress(task).drawn()).isEqualTo(26);
    assertThatThrownBy(() -> commitments.commit(head, task, new DrawForm(SOURCE, "2025-06-20T21:15", 3))).isInstanceOf(Conflict.class);
  }

  @Test
  void leavesOutWhoWasDrawnOftenEnoughWhoIsVisitedAnywayAndWhoHasOnlyCalmDays() {
    register.officers(unit, 6, "food");
    register.party("OFTEN", TinyCity.NANLI, "D", "food");
    long first = drawn("First", "2025-07-01", "2025-07-31");
    register.party("OVERLAP", TinyCity.NANLI, "D", "food");
    long second = drawn("Second", "2025-08-01", "2025-08-31");
    register.party("CALM", TinyCity.BEILI, "D", "food");
    register.party("FREE", TinyCity.NANLI, "D", "food");
    jdbc.sql("insert into inspection_calm (place, field, from_day, until_day, reason, made_at) values (?, '', '2025-08-20', '2025-09-10', 'fair', '2025-06-16T01:00Z')").param(TinyCity.BEILI.value()).update();
    jdbc.sql("update inspection_task set most_a_year = '{\"A\":1,\"B\":1,\"C\":1,\"D\":1}'").update();
    jdbc.sql("delete from inspection_team where visit in (select id from inspection_visit where task = ? and party = (select id from inspection_party where code = 'OFTEN'))").param(second).update();
    jdbc.sql("delete from inspection_visit where task = ? and party = (select id from inspection_party where code = 'OFTEN')").param(second).update();
    long task = task("Third", "2025-08-25", "2025-09-05", SampleRegister.FOOD);
    jdbc.sql("update inspection_task set most_a_year = '{\"A\":1,\"B\":1,\"C\":1,\"D\":1}' where id = ?").param(task).update();

    String preview = Browser.text(signedIn(head).get("/inspections/tasks/" + task + "/draw"));
    commitments.commit(head, task, new DrawForm(SOURCE, "2025-08-20T10:00", 1));

    assertThat(preview).contains("drawn this year as often as allowed: 1", "visited by another task in these days: 1", "only calm days: 1");
    assertThat(draws.leftOut(task)).isEqualTo(Map.of("OFTEN", 1L, "OVERLAP", 1L, "CALM", 1L));
    assertThat(draws.leftOut(task, 0, 10)).allSatisfy(left -> assertThat(left.code()).isEqualTo(left.reason()));
    assertThat(Verification.of(draws.announcement(task)).announcement().orElseThrow().pools().parties()).extracting(party -> party.code()).containsExactly("FREE");
    assertThat(first).isPositive();
    jdbc.sql("update inspection_calm set ended_at = '2026-01-01T00:00Z'").update();
    assertThat(Browser.text(new Browser(http).get("/inspections/draws/" + task + "?lang=en"))).as("anybody sees what days those were, why, and that they were taken back")
        .contains("only calm days: 1", "20 Aug 2025 – 10 Sep 2025", "fair", "Entered 16 Jun 2025, 09:00.", "Taken back 1 Jan 2026, 08:00.");
    jdbc.sql("update inspection_calm set made_at = (select committed_at + interval '0.4 s' from inspection_draw where task = ?)").param(task).update();
    assertThat(Browser.text(new Browser(http).get("/inspections/draws/" + task + "?lang=en"))).as("also where they were entered in the second of the announcement").contains("fair");
  }

  @Test
  void takesWhomNobodyVisitedBecauseTheVisitWasCalledOff() {
    register.officers(unit, 6, "food");
    register.party("OFF", TinyCity.NANLI, "D", "food");
    long first = drawn("First", "2025-07-01", "2025-07-31");
    opening.run();
    long beside = task("Beside", "2025-07-15", "2025-07-31", SampleRegister.FOOD);
    long later = task("Later", "2025-09-01", "2025-09-30", SampleRegister.FOOD);
    jdbc.sql("update inspection_task set most_a_year = '{\"A\":1,\"B\":1,\"C\":1,\"D\":1}'").update();
    assertThatThrownBy(() -> freezing.freeze(taskStore.find(later).orElseThrow(), null)).as("drawn often enough").isInstanceOf(BadInput.class);
    assertThat(freezing.visited(taskStore.find(beside).orElseThrow(), null)).hasSize(1);

    take(head, caseIds(first).getFirst(), "askOff", Map.of("calledOffFor", "other", "published", "They moved away.", "explanation", "They moved the day."));
    take(city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre"), caseIds(first).getFirst(), "callOff", Map.of());
    projections.catchUp();

    assertThat(freezing.visited(taskStore.find(beside).orElseThrow(), null)).isEmpty();
    for (long task : List.of(beside, later)) {
      assertThat(freezing.freeze(taskStore.find(task).orElseThrow(), null).pools().parties()).extracting(party -> party.code()).containsExactly("OFF");
    }
  }

  @Test
  void takesNoOfficerWhoseCertificateEndsIsForAnotherFieldOrAnotherRegionAndSaysSo() {
    register.party("P1", TinyCity.NANLI, "D", "food");
    register.officer(unit, "ENDS", TinyCity.EAST, LocalDate.of(2025, 7, 30), "food");
    register.officer(unit, "WEST", TinyCity.WEST, LocalDate.of(2026, 7, 30), "food");
    register.officer(unit, "FIRE", TinyCity.EAST, LocalDate.of(2026, 7, 30), "fire");
    register.officer(unit, "GOOD", TinyCity.EAST, LocalDate.of(2026, 7, 30), "food");
    long task = task("Restaurants", "2025-07-01", "2025-07-31", SampleRegister.FOOD);
    Browser browser = signedIn(head);
    String page = "/inspections/tasks/" + task;

    String called = unit.nameIn(Locale.ENGLISH);
    assertThat(Browser.text(browser.get(page + "/draw"))).contains(called + ": 1", "too few", "ENDS", "WEST", "FIRE").doesNotContain("GOOD", unit.key());
    var refused = browser.post(page + "/draw", page + "/commit", "version", "1", "source", SOURCE, "publicAt", "2025-06-17T21:15");
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Browser.text(refused)).contains("The deck of " + called + " has 1 officers, and 2 have to go; 3 hold no certificate that fits", "Renew certificates");
    assertThat(draws.find(task)).isEmpty();
    register.officer(unit, "LOCAL", TinyCity.NANLI, LocalDate.of(2026, 7, 30), "food");
    assertThat(Browser.text(browser.get(page + "/draw?lang=en"))).contains(called + ", only for 南里社区居委会: 2").doesNotContain(unit.key());
    assertThat(Browser.text(browser.get(page + "/draw?lang=zh"))).contains("东城区城市管理委员会（仅限南里社区居委会）: 2");
    commitments.commit(head, task, new DrawForm(SOURCE, "2025-06-17T21:15", 1));

    assertThat(Verification.of(draws.announcement(task)).announcement().orElseThrow().pools().deck(unit.key() + "@" + TinyCity.NANLI)).containsExactly("GOOD", "LOCAL");
  }

  @Test
  void ofSeveralDepartmentsMakesOneVisitOfThoseThatAreConcernedAndWholeTheLeadingOneFirst() {
    Unit water = city.unit(TinyCity.EAST, "water");
    register.officers(unit, 4, "food");
    register.officers(water, 4, "fire");
    register.party("BOTH", TinyCity.NANLI, "D", "food", "fire");
    register.party("FOOD", TinyCity.NANLI, "D", "food");
    Unit food = unit;
    head = city.person(Role.UNIT_HEAD, TinyCity.EAST, "water");
    unit = water;
    long task = task("Restaurants", "2025-07-01", "2025-07-31", SampleRegister.FOOD, SampleRegister.FIRE);
    commitments.commit(head, task, new DrawForm(SOURCE, "2025-06-17T21:15", 1));
    clock.advance(Duration.ofDays(2));
    reveal(task);
    opening.run();

    Map<String, VisitStore.Drawn> drawn = visits.of(task, 0, 9).stream().collect(Collectors.toMap(VisitStore.Drawn::code, visit -> visit));
    assertThat(visits.team(drawn.get("BOTH").id())).extracting(VisitStore.Member::unit).containsExactly(water.id(), water.id(), food.id(), food.id());
    assertThat(visits.team(drawn.get("FOOD").id())).extracting(VisitStore.Member::unit).containsExactly(food.id(), food.id());
    var both = cases.find(head, drawn.get("BOTH").caseId()).orElseThrow();
    assertThat(both.responsible()).isEqualTo(water.id());
    assertThat(Browser.text(signedIn(head).get("/cases/" + both.number() + "?lang=en"))).contains("by a draw").doesNotContain("on the web page");
    assertThat(both.form()).containsEntry("items", List.of(SampleRegister.FIRE, SampleRegister.FOOD));
  }

  @Test
  void ofSeveralDepartmentsHasAnOrderThatOfficersOfEachLookAtAgain() {
    Unit water = city.unit(TinyCity.EAST, "water");
    register.officers(unit, 2, "food");
    register.officers(water, 2, "fire");
    register.party("BOTH", TinyCity.NANLI, "D", "food", "fire");
    long task = task("Both", "2025-07-01", "2025-07-31", SampleRegister.FOOD, SampleRegister.FIRE);
    commitments.commit(head, task, new DrawForm(SOURCE, "2025-06-17T21:15", 1));
    clock.advance(Duration.ofDays(2));
    reveal(task);
    opening.run();
    VisitStore.Drawn visit = visits.of(task, 0, 1).getFirst();
    Viewer leading = city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    Viewer joining = city.person(Role.HANDLER, TinyCity.EAST, "water");
    Viewer other = city.colleague(joining, "water.not.drawn");
    register.account(visits.team(visit.id()).getFirst().certificate(), leading.person());
    register.account(visits.team(visit.id()).getLast().certificate(), joining.person());
    clock.set(Instant.parse("2025-07-02T02:00:00Z"));
    SampleVisit.ordered(context, leading, visit.id(), "Open the doors.", "2025-08-29");
    long order = jdbc.sql("select id from casework_case where type = 'rectification' order by id desc limit 1").query(Long.class).single();

    clock.advance(Duration.ofHours(1));
    take(leading, order, "report", Map.of("done", "The doors are open."));
    assertThat(cases.find(joining, order)).as("seen by the department that came along").isPresent();
    assertThat(casework.act(new Command.Take(new Actor.Staff(other), clock.instant(), null, order, 0, "reinspect", Map.of())))
        .as("not by those who were not drawn").isInstanceOf(Outcome.Refused.class);
    take(joining, order, "reinspect", Map.of());
    take(joining, order, "confirm", Map.of("seenAt", clock.instant().toString(), "seen", "The doors are open."));
    assertThat(casework.act(new Command.Take(new Actor.Staff(joining), clock.instant(), null, order, 0, "countersign", Map.of()))).isInstanceOf(Outcome.Refused.class);
    take(leading, order, "countersign", Map.of());
    assertThat(cases.find(head, order).orElseThrow().state()).isEqualTo("corrected");
  }

  @Test
  void opensNoVisitToWhomHasClosedDownSinceNorASecondOneAtTheSameTime() {
    register.officers(unit, 6, "food");
    register.party("CLOSING", TinyCity.NANLI, "D", "food");
    register.party("TWICE", TinyCity.NANLI, "D", "food");
    long one = task("One", "2025-07-01", "2025-07-31", SampleRegister.FOOD);
    long two = task("Two", "2025-07-10", "2025-08-10", SampleRegister.FOOD);
    commitments.commit(head, one, new DrawForm(SOURCE, "2025-06-17T21:15", 1));
    commitments.commit(head, two, new DrawForm(SOURCE, "2025-06-17T21:15", 1));
    clock.advance(Duration.ofDays(2));
    reveal(one);
    reveal(two);
    jdbc.sql("update inspection_party set state = 'CLOSED' where code = 'CLOSING'").update();

    opening.run();

    assertThat(visits.of(one, 0, 9)).filteredOn(visit -> visit.code().equals("CLOSING")).singleElement().extracting(VisitStore.Drawn::problem).isEqualTo("CLOSED");
    assertThat(visits.of(two, 0, 9)).allSatisfy(visit -> assertThat(visit.problem()).isEqualTo("DOUBLE"));
    assertThat(Browser.text(signedIn(head).get("/inspections/tasks/" + one + "/visits"))).contains("party closed down since the draw");
  }

  @Test
  void hasATeamWhoseTheOrderOfItsVisitIsTooAndNoOtherOfficerIsToldOfIt() {
    register.officers(unit, 5, "food");
    register.party("P1", TinyCity.NANLI, "D", "food");
    Viewer officer = city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    long colleague = colleague();
    long task = drawn("Restaurants", "2025-07-01", "2025-07-31");
    long visit = visits.of(task, 0, 1).getFirst().id();
    register.account(visits.team(visit).getFirst().certificate(), officer.person());
    opening.run();
    long matter = visits.find(visit).orElseThrow().caseId();
    clock.advance(Duration.ofHours(1));
    clock.set(Instant.parse("2025-07-02T02:00:00Z"));
    SampleVisit.ordered(context, officer, visit, "Open the doors.", "2025-08-29");

    long order = jdbc.sql("select id from casework_case where type = 'rectification' order by id desc limit 1").query(Long.class).single();
    assertThat(teams.members(order)).containsExactly(officer.person());
    projections.catchUp();
    assertThat(jdbc.sql("select person from notice_message where case_id = ?").param(order).query(Long.class).list())
        .as("the officer did it and knows; the colleague was not drawn").containsExactly(head.person()).doesNotContain(colleague);
  }

  @Test
  void tellsEachTeamOfItsOwnVisitWhenManyVisitsAreOpenedTogether() {
    register.officers(unit, 6, "food");
    List.of("P1", "P2", "P3").forEach(code -> register.party(code, TinyCity.NANLI, "D", "food"));
    long task = drawn("Restaurants", "2025-07-01", "2025-07-31");
    Map<String, Long> accounts = new TreeMap<>();
    for (VisitStore.Drawn visit : visits.of(task, 0, 9)) {
      visits.team(visit.id()).forEach(member -> accounts.computeIfAbsent(member.certificate(), certificate -> {
        long person = colleague("officer" + accounts.size());
        register.account(certificate, person);
        return person;
      }));
    }
    opening.run();
    Map<Long, List<Long>> drawn = new TreeMap<>();
    visits.of(task, 0, 9).forEach(visit ->
        drawn.put(visit.caseId(), visits.team(visit.id()).stream().map(member -> accounts.get(member.certificate())).toList()));

    assertThat(drawn).hasSize(3);
    assertThat(teams.members(drawn.keySet())).isEqualTo(drawn);
    projections.catchUp();
    drawn.forEach((matter, team) -> assertThat(jdbc.sql("select person from notice_message where case_id = ? and person = any(?)")
        .params(matter, accounts.values().toArray(Long[]::new)).query(Long.class).list()).containsExactlyInAnyOrderElementsOf(team));
  }

  private long colleague() {
    return colleague("colleague");
  }

  private long colleague(String login) {
    Act act = Act.bySystem(clock.instant());
    long person = people.open(new NewPerson(login, login, "en", unit.id(), TinyCity.PASSWORD, false), act);
    seats.give(new NewSeat(person, unit.id(), Role.HANDLER, Set.of(), LocalDate.of(2020, 1, 1), null), act);
    return person;
  }

  private void take(Viewer viewer, long matter, String transition, Map<String, Object> input) {
    assertThat(casework.act(new Command.Take(new Actor.Staff(viewer), clock.instant(), null, matter, 0, transition, input))).isInstanceOf(Outcome.Moved.class);
  }

  @Test
  void isRedrawnForAReasonAndTheRecordGrowsByIt() {
    register.officers(unit, 5, "food");
    register.party("P1", TinyCity.NANLI, "D", "food");
    Viewer officer = city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    long task = drawn("Restaurants", "2025-07-01", "2025-07-31");
    VisitStore.Drawn visit = visits.of(task, 0, 1).getFirst();
    String leading = visits.team(visit.id()).getFirst().certificate();
    register.account(leading, officer.person());
    opening.run();
    visit = visits.find(visit.id()).orElseThrow();
    assertThat(teams.members(visit.caseId())).containsExactly(officer.person());
    assertThat(Objects.requireNonNull(cases.find(head, visit.caseId()).orElseThrow().desk()).assignee()).isEqualTo(officer.person());
    String before = draws.versions(task).getFirst().sha256();

    String page = "/inspections/visits/" + visit.id() + "/team";
    Browser own = signedIn(officer);
    assertThat(own.post(page, page, "officer", leading, "reason", "").getStatus()).isEqualTo(422);
    String second = visits.team(visit.id()).get(1).certificate();
    assertThat(own.post(page, page, "officer", second, "reason", "declared").getStatus()).as("another's").isEqualTo(422);
    assertThat(own.post(page, page, "officer", leading, "reason", "declared").getStatus()).isEqualTo(303);

    DrawRecord record = Verification.of(draws.record(task)).record().orElseThrow();
    assertThat(record.redraws()).singleElement().satisfies(redraw -> {
      assertThat(redraw.out()).isEqualTo(leading);
      assertThat(visits.team(visits.of(task, 0, 1).getFirst().id())).filteredOn(VisitStore.Member::in).extracting(VisitStore.Member::certificate).contains(redraw.in());
    });
    assertThat(teams.members(visit.caseId())).isEmpty();
    assertThat(cases.timeline(head, cases.find(head, visit.caseId()).orElseThrow()))
        .filteredOn(entry -> entry.kind() == Entry.Kind.NOTED).singleElement().satisfies(note -> assertThat(note.input().get("text").toString()).contains(leading));
    long declaring = officers.byCertificate(leading).orElseThrow().id();
    assertThat(recusals.of(declaring)).singleElement().satisfies(recusal -> {
      assertThat(recusal.reason()).isEqualTo(Recusal.Reason.DECLARED);
      assertThat(recusal.until()).isNull();
      assertThat(recusal.declaredBy()).isEqualTo(officer.person());
    });
    assertThat(jdbc.sql("select detail from inspection_register_log where kind = 'RECUSAL_DECLARED' and about = ?").param(leading).query(String.class).list())
        .containsExactly("P1 DECLARED");
    long next = task("Again", "2025-09-01", "2025-09-30", SampleRegister.FOOD);
    commitments.commit(head, next, new DrawForm(SOURCE, "2025-06-20T21:15", 1));
    assertThat(Verification.of(draws.announcement(next)).announcement().orElseThrow().pools().recused("P1")).as("the next draw leaves them out").containsExactly(leading);
    byte[] old = new Browser(http).get("/inspections/draws/" + task + "/records/1.zip").getContentAsByteArray();
    assertThat(HexFormat.of().formatHex(Digests.sha256(old))).isEqualTo(before);
    assertThat(draws.versions(task)).hasSize(2);
    long id = visit.id();
    assertThatThrownBy(() -> redraws.redraw(head, id, leading, "interest")).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> redraws.redraw(city.person(Role.UNIT_HEAD, TinyCity.EAST, "water"), id, second, "interest")).isInstanceOf(NotFound.class);
  }

  @Test
  void saysInPublicHowManyRecusalsWereEnteredByOthers() {
    register.officers(unit, 5, "food");
    register.party("P1", TinyCity.NANLI, "D", "food");
    long party = context.getBean(io.haihe.modules.inspection.register.Parties.class).byCode("P1").orElseThrow().id();
    List<Long> ids = officers.ofUnit(unit.id()).stream().map(officer -> officer.id()).toList();
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      recusals.declare(ids.get(0), party, Recusal.Reason.RELATION, null, head.person(), "", clock.instant());
      recusals.declare(ids.get(1), party, Recusal.Reason.DECLARED, null, head.person(), "I say so", clock.instant());
      recusals.declare(ids.get(2), party, Recusal.Reason.DECLARED, null, head.person(), "I say so", clock.instant());
      List.of(ids.getFirst(), ids.getLast()).forEach(id ->
          recusals.declare(id, party, Recusal.Reason.DECLARED, null, head.person(), "nobody confirmed it", clock.instant()));
    });
    Browser second = signedIn(centre);
    ids.subList(1, 3).forEach(id ->
        second.post("/inspection/recusals/waiting", "/inspection/recusals/" + recusals.of(id).getFirst().id() + "/confirm"));
    long task = task("Restaurants", "2025-07-01", "2025-07-31", SampleRegister.FOOD);
    commitments.commit(head, task, new DrawForm(SOURCE, "2025-06-17T21:15", 1));

    assertThat(Browser.text(new Browser(http).get("/inspections/draws/" + task + "?lang=en")))
        .contains("by their own recusal, a relation: 1", "by a recusal entered by others, another reason: 2").doesNotContain("I say so", "nobody confirmed it");
    assertThat(draws.leftOut(task)).as("parties").isEmpty();
  }

  @Test
  void isRedrawnPastWhoWasRecusedSinceAndSaysNothingOfAPartyWhereSomebodyIsOnlyAway() {
    register.officers(unit, 4, "food");
    register.party("P1", TinyCity.NANLI, "D", "food");
    long task = drawn("Restaurants", "2025-07-01", "2025-07-31");
    VisitStore.Drawn visit = visits.of(task, 0, 1).getFirst();
    String leading = visits.team(visit.id()).getFirst().certificate();
    DrawRecord ahead = Verification.of(draws.record(task)).record().orElseThrow();
    String next = ahead.redraw("P1", leading, io.haihe.modules.inspection.draw.RedrawReason.UNAVAILABLE, clock.instant()).redraws().getFirst().in();
    long nextId = officers.byCertificate(next).orElseThrow().id();
    new TransactionTemplate(transactions).executeWithoutResult(status -> {
      assertThat(recusals.declare(nextId, visit.party(), Recusal.Reason.INTEREST, null, head.person(), "", clock.instant())).isTrue();
      assertThat(recusals.declare(nextId, visit.party(), Recusal.Reason.INTEREST, null, head.person(), "", clock.instant())).as("again").isFalse();
    });

    String came = redraws.redraw(head, visit.id(), leading, "unavailable");

    assertThat(came).isNotNull().isNotIn(next, leading);
    assertThat(Verification.of(draws.record(task)).record().orElseThrow().redraws()).extracting(redraw -> redraw.out()).containsExactly(leading, next);
    assertThat(recusals.of(officers.byCertificate(leading).orElseThrow().id())).isEmpty();
    String second = visits.team(visit.id()).stream().filter(VisitStore.Member::in).map(VisitStore.Member::certificate).filter(one -> !one.equals(came)).findFirst().orElseThrow();
    assertThatThrownBy(() -> redraws.redraw(centre, visit.id(), second, "interest", "2020-01-01")).isInstanceOf(BadInput.class);
    assertThat(recusals.of(officers.byCertificate(second).orElseThrow().id())).as("not entered without the redraw").isEmpty();
    assertThat(visits.team(visit.id())).filteredOn(VisitStore.Member::in).extracting(VisitStore.Member::certificate).contains(second);
  }

  @Test
  void takesNoOfficerWhoHasLeftAndSaysSoAndIsRedrawnPastWhomeverLeftSince() {
    register.officers(unit, 5, "food");
    register.party("P1", TinyCity.NANLI, "D", "food");
    Act act = Act.bySystem(clock.instant());
    long closed = colleague("left.closed");
    long seatless = colleague("left.seatless");
    long stays = colleague("left.stays");
    List.of(closed, seatless, stays).forEach(person -> {
      register.officer(unit, "L" + person, TinyCity.EAST, LocalDate.of(2026, 12, 31), "food");
      register.account("L" + person, person);
    });
    people.disable(closed, act);
    seats.end(seats.of(seatless).getFirst().id(), LocalDate.of(2025, 6, 1), act);
    long task = task("Restaurants", "2025-07-01", "2025-07-31", SampleRegister.FOOD);

    assertThat(Browser.text(signedIn(head).get("/inspections/tasks/" + task + "/draw"))).contains("left: the account is closed", "L" + closed, "L" + seatless)
        .doesNotContain("L" + stays);
    assertThat(freezing.freeze(taskStore.find(task).orElseThrow(), null).pools().deck(unit.key())).contains("L" + stays).hasSize(6);

    jdbc.sql("delete from inspection_officer where certificate in (?, ?)").params("L" + closed, "L" + seatless).update();
    long drawn = drawn("Bakeries", "2025-08-01", "2025-08-31");
    long visit = visits.of(drawn, 0, 1).getFirst().id();
    List<String> going = visits.team(visit).stream().map(VisitStore.Member::certificate).toList();
    String next = Verification.of(draws.record(drawn)).record().orElseThrow()
        .redraw("P1", going.getFirst(), io.haihe.modules.inspection.draw.RedrawReason.DECLARED, clock.instant()).redraws().getFirst().in();
    jdbc.sql("update inspection_officer set person = null where certificate = ?").param("L" + stays).update();
    register.account(next, closed);

    assertThat(redraws.redraw(head, visit, going.getFirst(), "declared")).isNotNull().isNotEqualTo(next).isNotIn(going);
    assertThat(jdbc.sql("select reason from inspection_team where visit = ? and officer = (select id from inspection_officer where certificate = ?)")
        .params(visit, next).query(String.class).single()).isEqualTo("left");
    assertThat(Verification.of(draws.record(drawn)).whole()).isTrue();
  }

  @Test
  void isRedrawnPastWhomseCertificateHasRunOutAndLeavesNoTeamOfFewer() {
    register.officers(unit, 4, "food");
    register.party("P1", TinyCity.NANLI, "D", "food");
    long task = drawn("Restaurants", "2025-07-01", "2025-07-31");
    opening.run();
    VisitStore.Drawn visit = visits.of(task, 0, 1).getFirst();
    List<String> going = visits.team(visit.id()).stream().map(VisitStore.Member::certificate).toList();
    DrawRecord ahead = Verification.of(draws.record(task)).record().orElseThrow();
    String next = ahead.redraw("P1", going.getFirst(), io.haihe.modules.inspection.draw.RedrawReason.DECLARED, clock.instant()).redraws().getFirst().in();
    jdbc.sql("update inspection_officer set status = 'SUSPENDED' where certificate = ?").param(next).update();

    String came = redraws.redraw(head, visit.id(), going.getFirst(), "declared");

    assertThat(came).isNotNull().isNotEqualTo(next).isNotIn(going);
    jdbc.sql("update inspection_officer set status = 'SUSPENDED' where certificate = ?").param(going.get(1)).update();
    assertThat(redraws.redraw(centre, visit.id(), going.get(1), "left")).isNull();
    assertThat(visits.find(visit.id()).orElseThrow().problem()).isEqualTo("NO_TEAM");
    assertThat(teams.members(visit.caseId())).isEmpty();
    assertThat(Verification.of(draws.record(task)).whole()).isTrue();
    assertThat(Verification.of(draws.record(task)).record().orElseThrow().visits()).noneMatch(Visit::complete);
  }

  @Test
  void ofATargetedVisitHasItsTeamDrawnForWhomALeadNames() {
    register.officers(unit, 5, "food");
    register.party("P1", TinyCity.NANLI, "A", "food");
    register.party("WEST", TinyCity.STATION, "A", "food");
    register.party("SHUT", TinyCity.NANLI, "A", "food");
    jdbc.sql("update inspection_party set state = 'CLOSED' where code = 'SHUT'").update();
    jdbc.sql("insert into inspection_calm (place, field, from_day, until_day, reason) values (?, '', '2025-01-01', '2025-12-31', 'calm')").param(TinyCity.EAST.value()).update();
    long drawnTask = task("Restaurants", "2025-07-01", "2025-07-31", SampleRegister.FOOD);
    assertThat(Browser.text(signedIn(head).get("/inspections/tasks/" + drawnTask + "/draw"))).contains("No party can be drawn", "1 have only calm days");
    Browser browser = signedIn(head);
    String page = "/inspections/tasks/targeted";
    String[] form = {
      "title", "Kept title", "lead", "NO-1", "parties", "P1\nWEST\nSHUT\nNOBODY", "unit", "" + unit.id(), "items", SampleRegister.FOOD, "from", "2025-07-01", "until",
      "2025-07-05", "team", "2", "source", SOURCE, "publicAt", "2025-06-16T21:15"
    };
    var wrong = browser.post(page, page, form);
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(Browser.text(wrong)).contains("Kept title", "no such case that you see", "WEST is not in the place", "SHUT has closed down", "No party has the code NOBODY");

    form[3] = cases.find(head, leadOnPaper(city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"))).orElseThrow().number();
    form[5] = "P1：the kitchen it tells of";
    String made = Objects.requireNonNull(browser.post(page, page, form).getRedirectedUrl());
    long task = Long.parseLong(made.substring(made.lastIndexOf('/') + 1));
    clock.advance(Duration.ofHours(13));
    reveal(task);
    opening.run();

    String open = "/inspections/draws/" + task;
    assertThat(Browser.text(new Browser(http).get(open + "?lang=en")))
        .as("binds, and warns nobody").contains(draws.find(task).orElseThrow().commitment(), "targeted inspection " + task).doesNotContain("P1", "Kept title");
    assertThat(new Browser(http).get(open + "/announcement.zip").getStatus()).isEqualTo(404);
    assertThat(new Browser(http).get(open + "/record.zip").getStatus()).isEqualTo(404);
    assertThat(visits.of(task, 0, 9)).singleElement().satisfies(visit -> {
      assertThat(visit.code()).isEqualTo("P1");
      assertThat(cases.find(head, visit.caseId()).orElseThrow().form()).containsEntry("kind", "targeted").containsEntry("lead", form[3]);
    });
    form[19] = "2025-06-17T21:15";
    assertThat(Browser.text(browser.post(page, page, form))).contains("The party P1 is visited in these days already: IV");

    long visited = caseIds(task).getFirst();
    take(head, visited, "askOff", Map.of("calledOffFor", "other", "published", "They are at a fair.", "explanation", "They moved the day."));
    take(city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre"), visited, "callOff", Map.of());
    projections.catchUp();
    String after = Objects.requireNonNull(browser.post(page, page, form).getRedirectedUrl());
    clock.advance(Duration.ofDays(2));
    long again = Long.parseLong(after.substring(after.lastIndexOf('/') + 1));
    reveal(again);
    assertThat(visits.of(again, 0, 9)).as("nobody comes for the other one any more").singleElement().satisfies(visit -> assertThat(visit.problem()).isNull());
  }

  @Test
  void ofALeadEndsItOnlyIfItNamesIt() {
    register.officers(unit, 5, "food");
    register.party("P1", TinyCity.NANLI, "A", "food");
    Viewer clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    long lead = leadOnPaper(clerk);
    long other = leadOnPaper(clerk);
    String number = cases.find(head, lead).orElseThrow().number();
    long task = targeted.make(head, new TargetedForm(
        "On a lead", number, "P1: the kitchen", "" + unit.id(), List.of(SampleRegister.FOOD), "", "2025-07-01", "2025-07-05", "2", new DrawForm(SOURCE, "2025-06-17T21:15", 0)));

    for (long made : new long[] {999_999, task("Of a plan", "2025-07-01", "2025-07-31", SampleRegister.FOOD)}) {
      assertThat(act(head, lead, "accept", Map.of("task", made))).isInstanceOfSatisfying(io.haihe.kernel.casework.Outcome.Refused.class, refused ->
          assertThat(refused.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.field()).isEqualTo("task");
            assertThat(finding.code()).isEqualTo("inspection.plan.lead.task");
          }));
    }
    assertThat(act(head, other, "accept", Map.of("task", task))).as("it names another").isInstanceOf(io.haihe.kernel.casework.Outcome.Refused.class);
    assertThat(cases.find(head, other).orElseThrow().state()).isEqualTo("received");
    assertThat(act(head, lead, "accept", Map.of("task", task))).isInstanceOf(io.haihe.kernel.casework.Outcome.Moved.class);
    assertThat(cases.find(head, lead).orElseThrow().state()).isEqualTo("accepted");
  }

  @Test
  void onALeadIsCalledOffWhileTheLeadWaitsAndNotOnceItEndedWithIt() {
    register.officers(unit, 5, "food");
    register.party("P1", TinyCity.NANLI, "A", "food");
    long lead = leadOnPaper(city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"));
    String number = cases.find(head, lead).orElseThrow().number();
    long first = targeted(number);
    tasks.callOff(head, first, taskStore.find(first).orElseThrow().version(), "wrong days");
    assertThat(cases.find(head, lead).orElseThrow().state()).as("it goes on waiting").isEqualTo("received");
    assertThat(act(head, lead, "accept", Map.of("task", first))).as("called off").isInstanceOf(Outcome.Refused.class);
    long task = targeted(number);
    assertThat(act(head, lead, "accept", Map.of("task", task))).isInstanceOf(Outcome.Moved.class);
    Browser browser = signedIn(head);
    String page = "/inspections/tasks/" + task;

    var refused = browser.post(page, page + "/call-off", "version", "" + taskStore.find(task).orElseThrow().version(), "why", "not needed");

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Browser.text(refused)).contains("The lead " + number + " ended with this inspection", "not needed");
    assertThat(taskStore.find(task).orElseThrow().state()).isEqualTo(PlannedTask.State.COMMITTED);
  }

  private long targeted(String lead) {
    return targeted.make(head, new TargetedForm(
        "On a lead", lead, "P1: the kitchen", "" + unit.id(), List.of(SampleRegister.FOOD), "", "2025-07-01", "2025-07-05", "2", new DrawForm(SOURCE, "2025-06-17T21:15", 0)));
  }

  @Test
  void saysInWordsWhyAVisitCouldNotBeOpened() {
    register.officers(unit, 5, "food");
    register.party("P1", TinyCity.NANLI, "D", "food");
    long task = drawn("Restaurants", "2025-07-01", "2025-07-31");
    jdbc.sql("update inspection_party set name = repeat('x', 201) where code = 'P1'").update();

    opening.run();

    Browser browser = signedIn(head);
    assertThat(Browser.text(browser.get("/inspections/tasks/" + task + "/visits?lang=en"))).contains("no case could be opened", "Party: ", "longer than 200 characters").doesNotContain("BAD_INPUT");
    assertThat(Browser.text(browser.get("/inspections/tasks/" + task + "/visits?lang=zh"))).contains("检查对象：", "200").doesNotContain("BAD_INPUT", "longer than");
    assertThat(Browser.text(browser.get("/inspections/visits/" + visits.of(task, 0, 1).getFirst().id() + "/team?lang=en"))).contains("longer than 200 characters");
    jdbc.sql("update inspection_visit set detail = 'GUARD, once.a.code' where task = ?").param(task).update();
    assertThat(Browser.text(browser.get("/inspections/tasks/" + task + "/visits?lang=en"))).as("kept in codes, of before").doesNotContain("once.a.code");
    jdbc.sql("update inspection_party set name = 'P1' where code = 'P1'").update();
    browser.post("/inspections/tasks/" + task, "/inspections/tasks/" + task + "/retry");
    opening.run();
    assertThat(caseIds(task)).doesNotContainNull();
  }

  @Test
  void isRedrawnOnlyInTheRecordThatWasPublishedLast() {
    register.officers(unit, 6, "food");
    register.party("P1", TinyCity.NANLI, "D", "food");
    long task = drawn("Restaurants", "2025-07-01", "2025-07-31");
    long visit = visits.of(task, 0, 1).getFirst().id();
    byte[] first = draws.record(task);
    redraws.redraw(head, visit, going(visit).getFirst(), "unavailable");
    byte[] second = draws.record(task);
    jdbc.sql("update inspection_draw set record = ? where task = ?").params(first, task).update();

    String next = going(visit).getFirst();
    assertThatThrownBy(() -> redraws.redraw(centre, visit, next, "unavailable"))
        .as("whole as it is, it would take back what was published")
        .isInstanceOfSatisfying(BadInput.class, bad -> assertThat(bad.findings().getFirst().code()).isEqualTo("inspection.plan.redraw.differs"));
    assertThat(going(visit)).contains(next);

    jdbc.sql("update inspection_draw set record = ? where task = ?").params(second, task).update();
    redraws.redraw(centre, visit, next, "unavailable");
    assertThat(draws.versions(task)).hasSize(3);
  }

  @Test
  void isRedrawnByTwoAtOnceOneAfterTheOther() throws Exception {
    register.officers(unit, 8, "food");
    register.party("P1", TinyCity.NANLI, "D", "food");
    register.party("P2", TinyCity.NANLI, "D", "food");
    long task = drawn("Restaurants", "2025-07-01", "2025-07-31");
    List<Long> two = visits.of(task, 0, 9).stream().map(VisitStore.Drawn::id).toList();
    assertThat(two).hasSize(2);

    try (var threads = java.util.concurrent.Executors.newFixedThreadPool(2)) {
      for (var done : threads.invokeAll(two.stream().map(visit -> (java.util.concurrent.Callable<String>) () ->
          redraws.redraw(visit.equals(two.getFirst()) ? head : centre, visit, going(visit).getFirst(), "unavailable")).toList())) {
        assertThat(done.get()).isNotNull();
      }
    }

    Verification verified = Verification.of(draws.record(task));
    assertThat(verified.record().orElseThrow().redraws()).hasSize(2);
    assertThat(draws.versions(task)).hasSize(3);
  }

  private List<String> going(long visit) {
    return visits.team(visit).stream().filter(VisitStore.Member::in).map(VisitStore.Member::certificate).toList();
  }

  private io.haihe.kernel.casework.Outcome act(Viewer viewer, long caseId, String step, Map<String, Object> input) {
    return context.getBean(io.haihe.kernel.casework.Casework.class).act(new io.haihe.kernel.casework.Command.Take(
        new io.haihe.kernel.casework.Actor.Staff(viewer), clock.instant(), null, caseId, 0, step, input));
  }

  /** A lead that lies with the head of the unit. */
  private long leadOnPaper(Viewer clerk) {
    var open = new io.haihe.kernel.casework.Command.Open(
        new io.haihe.kernel.casework.Actor.Staff(clerk), clock.instant(), null, "inspection", "lead", "food", TinyCity.NANLI, null, null, "On paper",
        io.haihe.kernel.casework.Contact.NONE, Map.of("subject", "Sample bakery", "grounds", "Mice were seen."), "staff", false);
    long id = ((io.haihe.kernel.casework.Outcome.Moved) context.getBean(io.haihe.kernel.casework.Casework.class).open(open)).caseId();
    assertThat(cases.find(head, id).orElseThrow().responsible()).isEqualTo(unit.id());
    return id;
  }

  private long drawn(String title, String from, String until) {
    long task = task(title, from, until, SampleRegister.FOOD);
    String tomorrow = clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().plusDays(1) + "T21:15";
    commitments.commit(head, task, new DrawForm(SOURCE, tomorrow, 1));
    clock.advance(Duration.ofDays(2));
    reveal(task);
    return task;
  }

  private void reveal(long task) {
    revealing.reveal(centre, task, new Revealing.Entered(VALUE, VALUE, ""));
  }

  private long task(String title, String from, String until, String... items) {
    long plan = plans.make(head, new PlanForm("2025", title, "" + unit.id(), 0));
    long task = tasks.make(head, plan, new TaskForm(
        title, TinyCity.EAST.toString(), List.of(items), Map.of("A", "1", "B", "5", "C", "20", "D", "100"), Map.of("A", "1", "B", "1", "C", "2", "D", "4"), from,
        until, "2", 0));
    plans.publish(head, plan, 1);
    return task;
  }

  private List<Long> caseIds(long task) {
    return jdbc.sql("select case_id from inspection_visit where task = ? order by position").param(task).query(Long.class).list();
  }

  private Browser signedIn(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    return browser;
  }
}
