package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@CityTest
@DisplayName("A case in the database")
class CaseworkTest {

  private static final int CALLERS = 20;
  private static final int ROUNDS = 15;

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired CaseStore store;
  @Autowired CaseWriter writer;
  @Autowired PersonalStore personal;
  @Autowired BallotStore ballots;
  @Autowired Scenarios scenarios;
  @Autowired Directory directory;
  @Autowired Others others;
  @Autowired TransactionOperations transaction;
  @Autowired Audit audit;
  @Autowired FollowLinks links;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Viewer clerk;
  private Viewer chief;

  @BeforeEach
  void people() {
    city = TinyCity.in(context);
    clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    chief = city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
  }

  private Command.Open report(String key, PlaceCode place, String text) {
    return new Command.Open(
        new Actor.Reporter(), clock.instant(), key, "city-management", "matter", "06010", place, null, null, text,
        new Contact("Li", "13800001111", null), Map.of(), "web", false);
  }

  private Case open(String text) {
    Moved moved = (Moved) casework.open(report(null, TinyCity.NANLI, text));
    return store.find(moved.caseId()).orElseThrow().now();
  }

  private Outcome take(Viewer who, Case now, int seen, String key, String transition, Map<String, Object> input) {
    return casework.act(
        new Command.Take(new Actor.Staff(who), clock.instant(), key, now.id(), seen, transition, input));
  }

  @Test
  void isWhatItsTimelineSays() {
    Case opened = open("rubbish by the gate");
    take(clerk, opened, 1, null, "register", Map.of());
    casework.act(new Command.Note(new Actor.Staff(chief), clock.instant(), null, opened.id(), 0, "look again", false));

    Case now = store.find(opened.id()).orElseThrow().now();

    assertThat(now.state()).isEqualTo("registered");
    assertThat(now.version()).isEqualTo(3);
    assertThat(Evolution.replay(store.timeline(now.id(), 0))).isEqualTo(now);
  }

  @Test
  void isOpenedOnceUnderOneKey() {
    Moved first = (Moved) casework.open(report("phone-1", TinyCity.NANLI, "lamp out"));
    Moved again = (Moved) casework.open(report("phone-1", TinyCity.NANLI, "lamp out"));

    assertThat(again.caseId()).isEqualTo(first.caseId());
    assertThat(again.repeated()).isTrue();
    assertThat(links.token(again.number())).isEqualTo(links.token(first.number()));
  }

  @Test
  void isMovedOnceUnderOneKeyEvenAfterOthersMovedIt() {
    Case opened = open("lamp out");
    Moved first = (Moved) take(clerk, opened, 1, "step-1", "register", Map.of());
    casework.act(new Command.Note(new Actor.Staff(chief), clock.instant(), null, opened.id(), 0, "hm", false));

    Moved again = (Moved) take(clerk, opened, 1, "step-1", "register", Map.of());

    assertThat(again.repeated()).isTrue();
    assertThat(again.version()).isEqualTo(first.version());
  }

  @Test
  void refusesAKeyThatWasUsedForSomethingElse() {
    Case opened = open("lamp out");
    take(clerk, opened, 1, "step-2", "register", Map.of());

    Outcome other = casework.open(report("step-2", TinyCity.NANLI, "another matter"));

    assertThat(((Refused) other).reason()).isEqualTo(Reason.KEY_REUSED);
  }

  @Test
  void tellsTheSlowerOfTwoClerksWhatChanged() {
    Case opened = open("lamp out");
    take(clerk, opened, 1, null, "register", Map.of());

    Refused refused = (Refused) take(chief, opened, 1, null, "register", Map.of());

    assertThat(refused.reason()).isEqualTo(Reason.CONFLICT);
    assertThat(refused.since()).singleElement().satisfies(entry -> {
      assertThat(entry.name()).isEqualTo("register");
      assertThat(entry.by().person()).isEqualTo(clerk.person());
    });
  }

  @Test
  void isMovedByExactlyOneOfManyAtTheSameMoment() throws Exception {
    Case opened = open("lamp out");
    List<Callable<Outcome>> clerks = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      clerks.add(() -> take(clerk, opened, 1, null, "register", Map.of()));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(16)) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> future : pool.invokeAll(clerks)) {
        outcomes.add(future.get());
      }
      assertThat(outcomes).filteredOn(Moved.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(Refused.class::isInstance)
          .allSatisfy(outcome -> assertThat(((Refused) outcome).reason()).isEqualTo(Reason.CONFLICT));
    }
    assertThat(store.timeline(opened.id(), 0)).hasSize(2);
  }

  @Test
  void isOpenedOnceByManyRetriesAtTheSameMoment() throws Exception {
    List<Callable<Outcome>> retries = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      retries.add(() -> casework.open(report("burst", TinyCity.NANLI, "burst pipe")));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(12)) {
      List<Long> ids = new ArrayList<>();
      for (Future<Outcome> future : pool.invokeAll(retries)) {
        ids.add(((Moved) future.get()).caseId());
      }
      assertThat(ids).containsOnly(ids.getFirst());
    }
  }

  @Test
  void spoilsNothingForOthersWhoseStepsAreKeptWithIt() throws Exception {
    long before = count();
    Set<Long> ids = new HashSet<>();
    try (ExecutorService many = Executors.newFixedThreadPool(CALLERS)) {
      for (int round = 0; round < ROUNDS; round++) {
        CyclicBarrier together = new CyclicBarrier(CALLERS);
        List<Callable<Outcome>> reports = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
          Command.Open one = report("round " + round + (i % 4 == 0 ? " shared" : " own " + i), TinyCity.NANLI, "rubbish");
          reports.add(() -> {
            together.await();
            return casework.open(one);
          });
        }
        for (Future<Outcome> one : many.invokeAll(reports)) {
          ids.add(((Moved) one.get()).caseId());
        }
      }
    }

    assertThat(ids).as("each round fifteen of their own and one that five share").hasSize(ROUNDS * 16);
    assertThat(count() - before).isEqualTo(ROUNDS * 16);
    assertThat(audit.verify(done -> {}).first()).isEmpty();
  }

  private long count() {
    return jdbc.sql("select count(*) from casework_case").query(Long.class).single();
  }

  @Test
  void isMovedFromWhereAnotherServerHasLeftIt() {
    Casework otherServer = new Casework(store, scenarios, directory, others, otherKeeping());
    Case opened = open("moved here, then there");
    take(clerk, opened, 1, null, "register", Map.of());
    otherServer.act(new Command.Take(
        new Actor.Staff(chief), clock.instant(), null, opened.id(), 0, "file", Map.of("urgency", "normal", "unverifiedBasis", "seen")));

    assertThat(take(chief, opened, 2, null, "file", Map.of("urgency", "urgent", "unverifiedBasis", "seen")))
        .as("what was remembered is old: the conflict tells what happened")
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.since()).hasSize(1));
    assertThat(take(dispatcher(), opened, 0, null, "dispatch", Map.of())).isInstanceOf(Moved.class);
    assertThat(Evolution.replay(store.timeline(opened.id(), 0))).isEqualTo(store.find(opened.id()).orElseThrow().now());
  }

  @Test
  void isNotForbiddenWhatOnlyItsRememberedStateForbids() {
    Casework otherServer = new Casework(store, scenarios, directory, others, otherKeeping());
    Case opened = open("filed elsewhere");
    otherServer.act(new Command.Take(
        new Actor.Staff(chief), clock.instant(), null, opened.id(), 0, "file", Map.of("urgency", "normal", "unverifiedBasis", "seen")));

    assertThat(take(dispatcher(), opened, 0, null, "dispatch", Map.of())).isInstanceOf(Moved.class);
  }

  private Viewer dispatcher() {
    return city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre");
  }

  private Keeping otherKeeping() {
    return new Keeping(store, writer, personal, ballots, context.getBean(SameMarks.class), scenarios, directory, transaction, 100);
  }

  @Test
  void doesNotExistForThoseOutsideItsPlace() {
    Case opened = open("lamp out");
    Viewer west = city.person(Role.DUTY_CHIEF, TinyCity.WEST, "operations-centre");
    Viewer hotlineOnly = city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "hotline-centre", "hotline");
    Viewer administrator = city.person(Role.ADMINISTRATOR, TinyCity.CITY, "office");

    for (Viewer outsider : List.of(west, hotlineOnly, administrator)) {
      assertThat(cases.find(outsider, opened.number())).isEmpty();
      assertThat(cases.timeline(outsider, opened)).isEmpty();
      assertThat(cases.list(outsider, CaseFilter.ALL, clock.instant(), null, 500).rows())
          .noneMatch(row -> row.id() == opened.id());
      assertThat(((Refused) take(outsider, opened, 1, null, "register", Map.of())).reason())
          .isEqualTo(Reason.NO_SUCH_CASE);
    }
    assertThat(cases.find(chief, opened.number())).isPresent();
  }

  @Test
  void keepsContactApartFromTheTimelineAndLogsWhoReadsIt() {
    Case opened = open("lamp out");

    Contact contact = cases.personal(chief, opened, "call back", clock.instant()).orElseThrow().contact();

    assertThat(contact.phone()).isEqualTo("13800001111");
    assertThat(jdbc.sql("select purpose from casework_read where case_id = :id and person = :person")
            .param("id", opened.id())
            .param("person", chief.person())
            .query(String.class)
            .list())
        .containsExactly("call back");
    assertThat(jdbc.sql("select count(*) from casework_entry where body like '%13800001111%'")
            .query(Long.class)
            .single())
        .isZero();
    assertThat(jdbc.sql("select sealed from casework_personal where case_id = :id")
            .param("id", opened.id())
            .query(byte[].class)
            .single())
        .asString()
        .doesNotContain("13800001111");
  }

  @Test
  void isFollowedByItsOwnSecretLinkOnly() {
    Case one = open("lamp out");
    Case two = open("lamp out too");

    assertThat(links.open(one.number(), links.token(one.number()))).isPresent();
    assertThat(links.open(one.number(), links.token(two.number()))).isEmpty();
    assertThat(links.open("CM20200101999999", links.token(one.number()))).isEmpty();
  }

  @Test
  void pagesThroughEverythingOnceWhateverTheOrder() {
    for (int i = 0; i < 23; i++) {
      open("many " + i);
      clock.advance(Duration.ofSeconds(i % 3));
    }
    for (CaseFilter.Order order : CaseFilter.Order.values()) {
      CaseFilter filter =
          new CaseFilter(
              false, false, null, null, null, java.util.Set.of(), null, null, null, null, null, "many", order);
      List<Long> seen = new ArrayList<>();
      String cursor = null;
      do {
        Listing<CaseRow> page = cases.list(chief, filter, clock.instant(), cursor, 5);
        page.rows().forEach(row -> seen.add(row.id()));
        cursor = page.next();
      } while (cursor != null);
      assertThat(seen).doesNotHaveDuplicates().hasSize(23);
      assertThat(cases.count(chief, filter, clock.instant()).number()).isEqualTo(23);
    }
  }

  @Test
  void showsTheFirstBrokenEntryOfAChangedPast() {
    Case opened = open("lamp out");
    take(clerk, opened, 1, null, "register", Map.of());
    assertThat(audit.verify(entries -> {}).first()).isEmpty();

    tamper("update casework_entry set body = replace(body, 'lamp out', 'lamp fine') where case_id = " + opened.id());
    Audit.Break found = audit.verify(entries -> {}).first().orElseThrow();
    tamper("update casework_entry set body = replace(body, 'lamp fine', 'lamp out') where case_id = " + opened.id());

    assertThat(found.number()).isEqualTo(opened.number());
    assertThat(found.seq()).isEqualTo(1);
    assertThat(found.kind()).isEqualTo(Audit.Kind.CHANGED);
    assertThat(audit.verify(entries -> {}).first()).isEmpty();
  }

  @Test
  void showsAMissingLastEntry() {
    Case opened = open("lamp out");
    take(clerk, opened, 1, null, "register", Map.of());

    tamper("create table kept as select * from casework_entry where case_id = " + opened.id() + " and seq = 2");
    tamper("delete from casework_entry where case_id = " + opened.id() + " and seq = 2");
    Audit.Break found = audit.verify(entries -> {}).first().orElseThrow();
    tamper("insert into casework_entry overriding system value select * from kept");

    assertThat(found.kind()).isEqualTo(Audit.Kind.MISSING);
    assertThat(found.seq()).isEqualTo(2);
  }

  @Test
  void hasATimelineThatTheDatabaseItselfKeepsFromChanging() {
    open("lamp out");

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> jdbc.sql("update casework_entry set body = ''").update())
        .hasMessageContaining("append-only");
  }

  private void tamper(String sql) {
    jdbc.sql("alter table casework_entry disable trigger casework_entry_append_only").update();
    jdbc.sql(sql).update();
    jdbc.sql("alter table casework_entry enable trigger casework_entry_append_only").update();
  }

  @Test
  void neverGoesBackInTime() {
    Case opened = open("lamp out");
    casework.act(
        new Command.Take(
            new Actor.Staff(clerk), Instant.parse("2001-01-01T00:00:00Z"), null, opened.id(), 0, "register", Map.of()));

    assertThat(store.timeline(opened.id(), 0)).extracting(Entry::at).isSorted();
  }
}
