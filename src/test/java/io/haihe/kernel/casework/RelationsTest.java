package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.casework.Relation.Kind;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.platform.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("Cases that have to do with each other")
class RelationsTest {

  private static final Map<String, Object> FILED = Map.of("urgency", "normal", "unverifiedBasis", "seen");

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired CaseStore store;
  @Autowired Followed followed;
  @Autowired FollowLinks links;
  @Autowired ProjectionsForTests projections;
  @Autowired Sealing sealing;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Viewer clerk;
  private Viewer chief;
  private Viewer dispatcher;

  @BeforeEach
  void people() {
    city = TinyCity.in(context);
    clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    chief = city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    dispatcher = city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre");
  }

  private Case open(String text) {
    return open(text, TinyCity.NANLI);
  }

  private Case open(String text, PlaceCode place) {
    Moved moved = (Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", place, null, null, text,
        new Contact("Li", "13800001111", null), Map.of(), "web", false));
    return now(moved.caseId());
  }

  private Case now(long id) {
    return store.find(id).orElseThrow().now();
  }

  private Outcome take(Actor who, Case matter, String key, String transition, Map<String, Object> input) {
    return casework.act(new Command.Take(who, clock.instant(), key, matter.id(), 0, transition, input));
  }

  private Outcome join(Viewer who, Case one, String number) {
    return take(new Actor.Staff(who), one, null, "join", Map.of("number", number, "answer", "Reported before."));
  }

  private void end(Case matter) {
    assertThat(take(new Actor.Staff(chief), matter, null, "refuseFiling", Map.of("refusal", "alreadySolved", "answer", "It is done.")))
        .isInstanceOf(Moved.class);
  }

  private static String code(Outcome outcome) {
    return ((Refused) outcome).findings().stream().map(Finding::code).findFirst().orElse("");
  }

  private static Optional<Relation> relation(Case of, Kind kind) {
    return of.relations().stream().filter(relation -> relation.kind() == kind).findFirst();
  }

  @Test
  void areJoinedInOneStepAndBothSayWithWhat() {
    Case first = open("lamp out");
    Case second = open("no light");

    Moved joined = (Moved) join(clerk, second, first.number().toLowerCase());

    assertThat(joined.caseId()).isEqualTo(second.id());
    assertThat(now(second.id()).ended()).isTrue();
    assertThat(relation(now(second.id()), Kind.JOINED_INTO)).get().extracting(Relation::number).isEqualTo(first.number());
    assertThat(relation(now(first.id()), Kind.DUPLICATE)).get().extracting(Relation::number).isEqualTo(second.number());
    for (Case each : List.of(first, second)) {
      assertThat(Evolution.replay(store.timeline(each.id(), 0))).isEqualTo(now(each.id()));
    }
    assertThat(audit.verify(read -> {}).first()).isEmpty();
  }

  @Test
  void areJoinedOnceUnderOneKey() {
    Case first = open("lamp out");
    Case second = open("no light");
    Map<String, Object> input = Map.of("number", first.number(), "answer", "Reported before.");

    take(new Actor.Staff(clerk), second, "join-1", "join", input);
    Outcome again = take(new Actor.Staff(clerk), second, "join-1", "join", input);

    assertThat(again).isInstanceOfSatisfying(Moved.class, moved -> assertThat(moved.repeated()).isTrue());
    assertThat(now(first.id()).version()).isEqualTo(2);
  }

  @Test
  void areNotJoinedWhereItMakesNoSense() {
    Case one = open("lamp out");
    Case ended = open("long gone");
    end(ended);
    Case elsewhere = open("not in the clerk's sight", TinyCity.STATION);
    Case joined = open("no light");
    Case survivor = open("dark");
    join(clerk, joined, survivor.number());

    assertThat(code(join(clerk, one, one.number()))).isEqualTo("casework.merge.self");
    assertThat(code(join(clerk, one, "CM19990101000001"))).isEqualTo("casework.merge.unknown");
    assertThat(code(join(clerk, one, elsewhere.number()))).as("as if there were none").isEqualTo("casework.merge.unknown");
    assertThat(code(join(clerk, one, ended.number()))).isEqualTo("casework.merge.ended");
    assertThat(join(clerk, one, joined.number())).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.reason()).isEqualTo(Reason.BAD_INPUT);
      assertThat(refused.findings().getFirst().field()).isEqualTo("number");
      assertThat(refused.findings().getFirst().args()).contains(survivor.number());
    });
    assertThat(now(one.id()).version()).isEqualTo(1);
  }

  @Test
  void areNotJoinedIntoOneThatWaitsForThem() {
    Case whole = open("crossing broken");
    take(new Actor.Staff(chief), whole, null, "file", FILED);
    take(new Actor.Staff(dispatcher), whole, null, "splitOff", Map.of("partText", "the lamp"));
    Case part = now(relation(now(whole.id()), Kind.PART).orElseThrow().caseId());

    assertThat(code(join(chief, part, whole.number()))).isEqualTo("casework.merge.waits");
  }

  @Test
  void areNotJoinedIntoOneThatWaitsForThemThroughOthers() {
    Case whole = open("crossing broken");
    take(new Actor.Staff(chief), whole, null, "file", FILED);
    take(new Actor.Staff(dispatcher), whole, null, "splitOff", Map.of("partText", "the lamp"));
    Case part = now(relation(now(whole.id()), Kind.PART).orElseThrow().caseId());
    take(new Actor.Staff(chief), part, null, "file", FILED);
    take(new Actor.Staff(dispatcher), part, null, "splitOff", Map.of("partText", "its cable"));
    Case partOfPart = now(relation(now(part.id()), Kind.PART).orElseThrow().caseId());

    assertThat(code(join(chief, partOfPart, whole.number()))).isEqualTo("casework.merge.waits");
    assertThat(now(partOfPart.id()).ended()).isFalse();
  }

  @Test
  void areNotJoinedIntoAMatterOfAnotherKind() {
    Moved moved = (Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "dispute-mediation", "dispute", "M02", TinyCity.NANLI, null, null, "Water",
        new Contact("Li", "13800001111", null),
        Map.of("source", "oral", "applicantName", "Li", "respondentName", "Wang", "account", "Water comes through."), "web", false));
    Viewer everywhere = city.person(Role.INTAKE_CLERK, TinyCity.CITY, "office");
    assertThat(cases.find(everywhere, now(moved.caseId()).number())).isPresent();

    assertThat(code(join(everywhere, open("lamp out"), now(moved.caseId()).number()))).isEqualTo("casework.merge.otherKind");
  }

  /** The other one may come to its end between being looked up and being told. */
  @Test
  void areNotJoinedIntoOneThatEndedMeanwhile() {
    Case ended = open("lamp out");
    Case late = open("no light");
    end(ended);

    Outcome told = casework.act(new Command.Hear(
        new Actor.Other(By.SYSTEM), clock.instant(), null, ended.id(), 0, Relation.to(Kind.DUPLICATE, late, null), false));

    assertThat(code(told)).isEqualTo("casework.merge.ended");
    assertThat(now(ended.id()).relations()).isEmpty();
  }

  /** Whoever follows the first joined one is heard where the matter goes on by now. */
  @Test
  void passOnWhatAReporterSaysThroughSeveralJoins() {
    Case first = open("lamp out");
    Case second = open("no light");
    Case third = open("dark");
    join(clerk, first, second.number());
    join(clerk, second, third.number());
    end(third);

    assertThat(take(new Actor.Reporter(), first, null, "askAgainJoined", Map.of("objection", "It is still dark."))).isInstanceOf(Moved.class);

    assertThat(now(third.id()).state()).isEqualTo("reported");
    assertThat(now(second.id()).state()).isEqualTo("joined");
  }

  @Test
  void joinEachOtherAtTheSameMomentOnlyOneWay() throws Exception {
    for (int round = 0; round < 10; round++) {
      Case one = open("lamp out");
      Case other = open("no light");
      List<Outcome> outcomes =
          together(List.of(() -> join(clerk, one, other.number()), () -> join(chief, other, one.number())));

      assertThat(outcomes).filteredOn(Moved.class::isInstance).hasSize(1);
      assertThat(List.of(now(one.id()), now(other.id()))).filteredOn(Case::ended).hasSize(1);
    }
  }

  @Test
  void loseNoneOfManyThatAreJoinedIntoOneAtTheSameMoment() throws Exception {
    Case earlier = open("burst pipe");
    joinsAllOrNothing(earlier, openMany());
  }

  /** What is written first must go back where the other one has moved on. */
  @Test
  void loseNoneOfManyThatAreJoinedIntoOneOpenedLater() throws Exception {
    List<Case> many = openMany();
    joinsAllOrNothing(open("burst pipe"), many);
  }

  private List<Case> openMany() {
    return IntStream.range(0, 6).mapToObj(i -> open("water everywhere " + i)).toList();
  }

  private void joinsAllOrNothing(Case survivor, List<Case> many) throws Exception {
    List<Callable<Outcome>> joins = new ArrayList<>();
    many.forEach(one -> joins.add(() -> join(clerk, one, survivor.number())));

    List<Outcome> outcomes = together(joins);

    long done = outcomes.stream().filter(Moved.class::isInstance).count();
    assertThat(done).isPositive();
    assertThat(now(survivor.id()).relations()).hasSize((int) done);
    assertThat(many.stream().filter(one -> now(one.id()).ended()).count()).as("joined, or nothing happened").isEqualTo(done);
  }

  @Test
  void doNothingHereWhereTheOtherOneRefuses() {
    Case survivor = open("lamp out");
    Case one = open("no light");
    Case other = open("dark");
    join(clerk, one, survivor.number());
    join(clerk, other, survivor.number());
    end(survivor);
    take(new Actor.Reporter(), one, null, "askAgainJoined", Map.of("objection", "It is still dark."));
    end(survivor);
    int version = now(other.id()).version();

    Outcome askedOnceTooOften = take(new Actor.Reporter(), other, null, "askAgainJoined", Map.of("objection", "Dark again."));

    assertThat(askedOnceTooOften).isInstanceOf(Refused.class);
    assertThat(now(other.id()).version()).isEqualTo(version);
    assertThat(now(survivor.id()).state()).isEqualTo("notFiled");
  }

  @Test
  void leaveContactBehindWhereTheyAreSplit() {
    Case whole = open("crossing broken");
    take(new Actor.Staff(chief), whole, null, "file", FILED);
    take(new Actor.Staff(dispatcher), whole, null, "splitOff", Map.of("partText", "the lamp"));
    long part = relation(now(whole.id()), Kind.PART).orElseThrow().caseId();

    assertThat(jdbc.sql("select count(*) from casework_personal where case_id = ?").param(whole.id()).query(Long.class).single()).isPositive();
    assertThat(jdbc.sql("select count(*) from casework_personal where case_id = ?").param(part).query(Long.class).single()).isZero();
  }

  private static List<Outcome> together(List<Callable<Outcome>> calls) throws Exception {
    List<Outcome> outcomes = new ArrayList<>();
    try (ExecutorService side = Executors.newFixedThreadPool(calls.size())) {
      for (Future<Outcome> answer : side.invokeAll(calls)) {
        outcomes.add(answer.get());
      }
    }
    return outcomes;
  }

  @Test
  void tellEveryReporterOfTheEndAlsoThroughTheArchive() {
    Case survivor = open("lamp out");
    Case live = open("no light");
    Case old = open("dark corner");
    join(clerk, old, survivor.number());
    clock.advance(Duration.ofDays(60));
    projections.catchUp();
    sealing.sealDue(clock.instant());
    assertThat(store.find(old.id()).orElseThrow().sealed()).isTrue();
    assertThat(relation(now(old.id()), Kind.JOINED_INTO)).isPresent();
    join(clerk, live, survivor.number());

    end(survivor);

    for (Case joined : List.of(live, old)) {
      Followed.View view = followed.find(joined.number(), links.token(joined.number()), clock.instant()).orElseThrow();
      assertThat(view.timeline().getLast().kind()).isEqualTo(Entry.Kind.RELATED);
      assertThat(view.timeline().getLast().name()).isEqualTo("joinedInto.ended");
      assertThat(view.matter().facts()).containsKey("closedAt");
      assertThat(view.onward()).isNotNull().satisfies(onward -> {
        assertThat(onward.number()).isEqualTo(survivor.number());
        assertThat(onward.settled()).isTrue();
      });
      assertThat(view.choices()).extracting(Choice::key).contains("askAgainJoined");
    }
    assertThat(take(new Actor.Reporter(), old, null, "askAgainJoined", Map.of("objection", "It is still dark."))).isInstanceOf(Moved.class);
    assertThat(now(survivor.id()).state()).isEqualTo("reported");
    assertThat(now(live.id()).settled()).isFalse();
    assertThat(audit.verify(read -> {}).first()).isEmpty();
  }

  @Test
  void showTheReporterNothingOfWhatWasEnteredInTheOtherCase() {
    Case survivor = open("lamp out, ask my neighbour Wang");
    Case second = open("no light");
    join(clerk, second, survivor.number());
    casework.act(new Command.Note(new Actor.Staff(clerk), clock.instant(), null, survivor.id(), 0, "rang Wang", true));

    Followed.View view = followed.find(second.number(), links.token(second.number()), clock.instant()).orElseThrow();

    assertThat(view.onward()).isNotNull().asString().doesNotContain("Wang");
    assertThat(followed.find(survivor.number(), links.token(second.number()), clock.instant())).isEmpty();
  }

  @Test
  void areOpenedInAnotherScenarioWithWhatItAsksFor() {
    Viewer collector = city.person(Role.COLLECTOR, TinyCity.NANLI, "office");
    Moved planned = (Moved) casework.open(new Command.Open(
        new Actor.Staff(dispatcher), clock.instant(), null, "grid-patrol", "patrol", "G101", TinyCity.NANLI, null, null, "Morning round",
        Contact.NONE,
        Map.of("stops", "yards", "startBy", clock.instant().plusSeconds(3600).toString(), "finishBy", clock.instant().plusSeconds(9000).toString()),
        "staff", false));
    Case patrol = now(planned.caseId());
    take(new Actor.Staff(collector), patrol, null, "start", Map.of());

    Outcome handed = take(
        new Actor.Staff(collector), patrol, null, "handOn",
        Map.of("matter", "lamp", "where", "North gate", "seen", "The lamp hangs loose.", "danger", true));

    assertThat(handed).isInstanceOf(Moved.class);
    Case opened = now(relation(now(patrol.id()), Kind.FOLLOW_UP).orElseThrow().caseId());
    assertThat(opened.scenario()).isEqualTo("city-management");
    assertThat(opened.category()).isEqualTo("01037");
    assertThat(opened.text()).isEqualTo("The lamp hangs loose.");
    assertThat(opened.form()).containsEntry("danger", true).containsEntry("landmark", "North gate");
    assertThat(opened.place()).isEqualTo(patrol.place());
    assertThat(opened.number()).isEqualTo(relation(now(patrol.id()), Kind.FOLLOW_UP).orElseThrow().number());
    assertThat(store.timeline(opened.id(), 0).getFirst().by().person()).isEqualTo(collector.person());

    end(opened);

    assertThat(relation(now(patrol.id()), Kind.FOLLOW_UP)).get().extracting(Relation::outcome).isEqualTo("notFiled");
  }

  @Test
  void showOfWhatIsOutOfSightNothingButTheNumber() {
    Case whole = open("crossing broken");
    take(new Actor.Staff(chief), whole, null, "file", FILED);
    take(new Actor.Staff(dispatcher), whole, null, "splitOff", Map.of("partText", "the lamp"));
    Viewer west = city.person(Role.INTAKE_CLERK, TinyCity.WEST, "operations-centre");
    List<Long> parts = now(whole.id()).relations().stream().map(Relation::caseId).toList();

    assertThat(cases.find(chief, parts)).hasSize(1);
    assertThat(cases.find(west, parts)).isEmpty();
  }
}
