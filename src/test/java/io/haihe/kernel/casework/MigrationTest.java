package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("A migration")
class MigrationTest {

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired CaseStore store;
  @Autowired Scenarios scenarios;
  @Autowired Migrations migrations;
  @Autowired MigrationWork work;
  @Autowired ProjectionsForTests projections;
  @Autowired Projection[] all;
  @Autowired Deadlines deadlines;
  @Autowired Sealing sealing;
  @Autowired Audit audit;
  @Autowired Cases cases;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  @TempDir Path folder;
  private TinyCity city;
  private Viewer clerk;
  private Viewer handler;
  private Viewer streetHead;
  private int first;

  @BeforeEach
  void firstVersion() throws Exception {
    city = TinyCity.in(context);
    clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    handler = city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    streetHead = city.person(Role.UNIT_HEAD, TinyCity.RIVERSIDE, "office");
    first = scenarios.idOf(scenarios.load(TwoVersions.first(folder)));
  }

  private Case open(String words) {
    Outcome opened = casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "minimal", "matter", "0101", TinyCity.NANLI, null, null, words,
        new Contact("Li", "13800001111", null), Map.of("urgency", "urgent", "plate", "A12345"), "web", false));
    assertThat(opened).isInstanceOf(Moved.class);
    return now(((Moved) opened).caseId());
  }

  private Case now(long id) {
    return store.find(id).orElseThrow().now();
  }

  private void take(Viewer who, Case one, String step, Map<String, Object> input) {
    Outcome outcome = casework.act(new Command.Take(new Actor.Staff(who), clock.instant(), null, one.id(), 0, step, input));
    assertThat(outcome).as(step).isInstanceOf(Moved.class);
  }

  private Case dispatched() {
    Case one = open("dispatched");
    take(clerk, one, "dispatch", Map.of("unit", handler.seats().getFirst().unit().id()));
    take(streetHead, one, "blow", Map.of("units", List.of(handler.seats().getFirst().unit().id()), "kind", "daily"));
    return now(one.id());
  }

  private Case handling(boolean askingForTime) {
    Case one = open("handled");
    take(clerk, one, "dispatch", Map.of("unit", handler.seats().getFirst().unit().id()));
    take(handler, one, "accept", Map.of());
    if (askingForTime) {
      take(handler, one, "askMoreTime", Map.of("amount", 2, "reason", "it rains and rains"));
    }
    return now(one.id());
  }

  private MigrationReport run(MigrationRun run) {
    while (work.work()) {
      // until all are through
    }
    return migrations.report(run.id());
  }

  private int secondVersion() throws Exception {
    return scenarios.idOf(scenarios.load(TwoVersions.second(folder)));
  }

  private MigrationReport migrate() {
    run(migrations.rehearse("minimal", first, null));
    return run(migrations.apply("minimal", first, null));
  }

  @Test
  void takesEveryRunningCaseToTheNewVersionWithAllItHas() throws Exception {
    Case waiting = dispatched();
    Case asking = handling(true);
    Case ended = open("ended");
    take(clerk, ended, "cancel", Map.of());
    projections.catchUp();
    int second = secondVersion();

    MigrationReport report = migrate();

    assertThat(report.run().moved()).isEqualTo(report.moves().stream().mapToLong(MigrationReport.Moves::number).sum()).isGreaterThanOrEqualTo(2);
    assertThat(report.moves()).anySatisfy(moves -> {
      assertThat(moves.from()).isEqualTo("dispatched");
      assertThat(moves.to()).isEqualTo("assigned");
    });
    assertThat(report.stays()).isEmpty();
    Case moved = now(waiting.id());
    assertThat(moved.scenarioVersion()).isEqualTo(second);
    assertThat(moved.state()).isEqualTo("assigned");
    assertThat(moved.form()).isEqualTo(Map.of("speed", "urgent"));
    assertThat(moved.facts()).containsEntry("givenOut", 1L).containsEntry("supervisions", 10L).doesNotContainKey("dispatches");
    assertThat(moved.desk()).isEqualTo(waiting.desk());
    assertThat(moved.tasks().get(1).type()).isEqualTo("call");
    assertThat(moved.deadlines().keySet()).containsExactlyInAnyOrder("taking", "handling", "call.sign#1", "call.arrive#1");
    assertThat(moved.deadlines().get("taking").dueAt()).isEqualTo(waiting.deadlines().get("accepting").dueAt());
    assertThat(moved.deadlines().get("call.sign#1").nextAt()).isEqualTo(waiting.deadlines().get("summons.sign#1").nextAt());
    assertThat(now(asking.id()).tasks().get(1).status()).isEqualTo(Task.Status.CANCELLED);
    assertThat(now(ended.id()).scenarioVersion()).as("closed cases are left as they are").isEqualTo(first);
    for (Case one : List.of(waiting, asking, ended)) {
      assertThat(Evolution.replay(store.timeline(one.id(), 0))).isEqualTo(now(one.id()));
    }
    assertThat(audit.verify(n -> {}).first()).isEmpty();
    goesOn(moved);
  }

  /** Under the new names, with clocks that ring, figures that agree, and into the archive. */
  private void goesOn(Case moved) {
    clock.advance(Duration.ofHours(2));
    deadlines.fireDue(clock.instant());
    assertThat(store.timeline(moved.id(), 0)).extracting(Entry::name).contains("taking.overdue", "call.sign#1.overdue");
    take(handler, moved, "accept", Map.of());
    step(moved, "sign", Map.of());
    step(moved, "arrive", Map.of());
    step(moved, "leave", Map.of("settled", true));
    take(handler, moved, "close", Map.of("answer", "It is done."));
    projections.catchUp();
    List<String> before = rollups();
    for (Projection each : all) {
      projections.rebuild(each);
    }
    projections.catchUp();
    assertThat(rollups()).isEqualTo(before).isNotEmpty();
    Case closed = now(moved.id());
    clock.advance(Duration.ofDays(60));
    deadlines.fireDue(clock.instant());
    projections.catchUp();
    sealing.sealDue(clock.instant());
    assertThat(store.find(moved.id()).orElseThrow().sealed()).isTrue();
    assertThat(now(moved.id()).facts()).isEqualTo(closed.facts());
    assertThat(cases.list(clerk, CaseFilter.ALL, clock.instant(), null, 500).rows())
        .filteredOn(row -> row.id() == moved.id()).allMatch(row -> row.scenarioVersion() == closed.scenarioVersion()).hasSize(1);
    assertThat(audit.verify(n -> {}).first()).isEmpty();
  }

  private void step(Case one, String step, Map<String, Object> input) {
    Outcome outcome =
        casework.act(new Command.TakeStep(new Actor.Staff(handler), clock.instant(), null, one.id(), 0, 1, step, input));
    assertThat(outcome).as(step).isInstanceOf(Moved.class);
  }

  private List<String> rollups() {
    List<String> rows = new ArrayList<>();
    for (String table : jdbc.sql("select tablename from pg_tables where tablename like 'screen%' order by 1").query(String.class).list()) {
      rows.addAll(jdbc.sql("select t::text from " + table + " t order by 1").query(String.class).list());
    }
    rows.removeIf(row -> row.endsWith(",0,0)")); // what has gone to another cell may leave one with nothing in it
    return rows;
  }

  /** The whole and its part come to their ends in the same batch; the joined one has ended before. */
  @Test
  void tellsWhoeverWaitsForACaseThatItBringsToItsEnd() throws Exception {
    Case reported = open("nobody waits for it");
    Case whole = related("the whole");
    Case joined = related("the same once more");
    take(clerk, joined, "join", Map.of("number", whole.number()));
    take(clerk, whole, "split", Map.of("answer", "the part"));
    Case part = now(relation(whole, Relation.Kind.PART).caseId());
    endingVersion();

    MigrationReport report = migrate();

    assertThat(report.moves()).filteredOn(moves -> moves.to().equals("done")).extracting(MigrationReport.Moves::number).containsExactly(2L);
    assertThat(relation(whole, Relation.Kind.PART).outcome()).isEqualTo("done");
    assertThat(relation(part, Relation.Kind.WHOLE).outcome()).isEmpty();
    assertThat(relation(joined, Relation.Kind.JOINED_INTO).outcome()).isEqualTo("done");
    assertThat(now(joined.id()).facts()).as("it takes the step it has for that").containsKey("heardAt");
    for (Case one : List.of(whole, part, joined)) {
      assertThat(Evolution.replay(store.timeline(one.id(), 0))).isEqualTo(now(one.id()));
    }
    assertThat(jdbc.sql("select remove_at from casework_personal where case_id = ?").param(reported.id()).query(java.time.OffsetDateTime.class).single())
        .as("its personal data go when their time is over").isNotNull();
    assertThat(audit.verify(n -> {}).first()).isEmpty();
  }

  private Case related(String words) {
    Outcome opened = casework.open(new Command.Open(
        new Actor.Staff(clerk), clock.instant(), null, "minimal", "related", "0101", TinyCity.NANLI, null, null, words, Contact.NONE,
        Map.of("size", 1), "counter", false));
    return now(((Moved) opened).caseId());
  }

  private Relation relation(Case of, Relation.Kind kind) {
    return now(of.id()).relations().stream().filter(relation -> relation.kind() == kind).findFirst().orElseThrow();
  }

  /** In which what was reported is void, and what has begun is done. */
  private void endingVersion() throws Exception {
    Path next = TwoVersions.second(folder);
    Path scenario = next.resolve("scenario.yaml");
    Files.writeString(scenario, Files.readString(scenario).replace("version: 2.0.0", "version: 3.0.0"));
    Files.writeString(next.resolve("migration.yaml"), TwoVersions.MIGRATION.replace("assigned}", "assigned, reported: void}") + "  related:\n    states: {begun: done}\n");
    scenarios.load(next);
  }

  @Test
  void stillRingsWhatWasAboutToRing() throws Exception {
    Case waiting = dispatched();
    clock.advance(Duration.ofMinutes(45));
    secondVersion();
    migrate();

    deadlines.fireDue(clock.instant());

    assertThat(store.timeline(waiting.id(), 0)).extracting(Entry::name).contains("taking.overdue").doesNotContain("accepting.overdue");
  }

  @Test
  void touchesNothingWhileItIsRehearsedAndMustBeRehearsed() throws Exception {
    Case waiting = dispatched();
    secondVersion();

    assertThatThrownBy(() -> migrations.apply("minimal", first, null)).isInstanceOf(Conflict.class);
    MigrationReport report = run(migrations.rehearse("minimal", first, null));

    assertThat(report.run().moved()).isPositive();
    assertThat(now(waiting.id())).isEqualTo(waiting);
    assertThatThrownBy(() -> migrations.rehearse("minimal", scenarios.currentId("minimal"), null)).isInstanceOf(BadInput.class);
    migrate();
  }

  @Test
  void saysWhichCasesStayAndWhyAndLeavesThemAsTheyAre() throws Exception {
    Case odd = open("a category that is gone");
    jdbc.sql("update casework_case set category = '0999' where id = ?").param(odd.id()).update();
    secondVersion();

    MigrationReport report = migrate();

    assertThat(report.stays()).singleElement().satisfies(stays -> {
      assertThat(stays.why().code()).isEqualTo("casework.migration.category");
      assertThat(stays.examples()).containsExactly(odd.number());
    });
    assertThat(now(odd.id()).scenarioVersion()).isEqualTo(first);
    jdbc.sql("update casework_case set category = '0101' where id = ?").param(odd.id()).update();
    migrate();
  }

  @Test
  void isStoppedBetweenBatchesAndGoesOnWhereItWas() throws Exception {
    for (int i = 0; i < 500; i++) {
      open("many " + i);
    }
    secondVersion();
    run(migrations.rehearse("minimal", first, null));
    MigrationRun run = migrations.apply("minimal", first, null);
    work.work();
    migrations.stop(run.id());

    assertThat(work.work()).isFalse();
    long moved = migrations.report(run.id()).run().moved();
    assertThat(moved).isEqualTo(200);
    assertThatThrownBy(() -> migrations.rehearse("minimal", first, null)).isInstanceOf(Conflict.class);
    migrations.resume(run.id());
    MigrationReport report = run(run);
    assertThat(report.run().moved()).isGreaterThanOrEqualTo(500);
    assertThat(report.run().state()).isEqualTo(MigrationRun.State.DONE);
    assertThat(jdbc.sql("select count(*) from casework_case where scenario_version = ? and not ended").param(first).query(Long.class).single())
        .isZero();
  }

  @Test
  void tellsAClerkWhoLooksAtTheCaseWhatHappened() throws Exception {
    Case waiting = open("seen before");
    secondVersion();
    migrate();

    Outcome late = casework.act(new Command.Take(
        new Actor.Staff(clerk), clock.instant(), null, waiting.id(), waiting.version(), "dispatch", Map.of()));

    assertThat(late).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
      assertThat(refused.reason()).isEqualTo(Outcome.Reason.CONFLICT);
      assertThat(refused.since()).extracting(Entry::kind).containsExactly(Entry.Kind.MIGRATED);
    });
    assertThat(EntryVersions.of(now(waiting.id()), store.timeline(waiting.id(), 0)))
        .isEqualTo(Map.of(1, first, 2, scenarios.currentId("minimal")));
  }
}
