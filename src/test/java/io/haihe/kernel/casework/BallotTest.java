package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@CityTest
@DisplayName("A secret ballot")
class BallotTest {

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired CaseStore store;
  @Autowired BallotStore ballots;
  @Autowired TransactionOperations transaction;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private Viewer chief;
  private List<Viewer> jurors;
  private long review;

  @BeforeEach
  void open() {
    TinyCity city = TinyCity.in(context);
    Viewer clerk = city.person(Role.INTAKE_CLERK, TinyCity.CITY, "operations-centre");
    Viewer employer = city.person(Role.HANDLER, TinyCity.EAST, "office");
    chief = city.person(Role.DUTY_CHIEF, TinyCity.CITY, "operations-centre");
    jurors = Stream.of("urban-management", "water", "transport").map(unit -> city.person(Role.HANDLER, TinyCity.EAST, unit)).toList();
    review = opened(clerk);
    take(clerk, "sendToEmployer", Map.of());
    take(employer, "startPosting", Map.of("employmentFound", "enterprise", "postedWhere", "intranet", "checked", "right"));
    moved(casework.act(new Command.Take(new Actor.Clock(), clock.instant(), null, review, 0, "endPosting", Map.of())));
    take(employer, "recommend", Map.of("opinion", "yes", "objectionsHeard", "none"));
    take(clerk, "accept", Map.of());
    take(city.person(Role.CHECKER, TinyCity.CITY, "operations-centre"), "qualify", Map.of("checked", "right"));
    take(chief, "recordExperts", Map.of(
        "experts", 3, "recused", 0, "defence", "held", "expertOpinion", "recommend", "expertGrounds", "sound"));
    take(chief, "openBallot", Map.of("jurors", jurors.stream().map(juror -> juror.seats().getFirst().unit().id()).toList(), "recused", 0));
  }

  private long opened(Viewer clerk) {
    return moved(casework.open(new Command.Open(
        new Actor.Staff(clerk), clock.instant(), null, "title-review", "review", "NT1", TinyCity.EAST, null, null, "on paper", Contact.NONE,
        Map.of("employment", "enterprise", "employer", "Hai Net", "presentTitle", "engineer", "yearsInTitle", 6, "achievements", "much"),
        "counter", false))).caseId();
  }

  private static Moved moved(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Moved.class);
    return (Moved) outcome;
  }

  private void take(Viewer who, String transition, Map<String, Object> input) {
    moved(casework.act(new Command.Take(new Actor.Staff(who), clock.instant(), null, review, 0, transition, input)));
  }

  private Case now() {
    return store.find(review).orElseThrow().now();
  }

  private Outcome vote(int juror, String choice, String key) {
    return casework.act(new Command.TakeStep(
        new Actor.Staff(jurors.get(juror)), clock.instant(), key, review, 0, juror + 1, "cast", Map.of("vote", choice)));
  }

  private Set<String> rows() {
    Set<String> rows = new HashSet<>();
    for (String table : jdbc.sql("select tablename from pg_tables where schemaname = 'public' and tablename <> 'casework_ballot'").query(String.class).list()) {
      rows.addAll(jdbc.sql("select '" + table + " ' || t::text from " + table + " t").query(String.class).list());
    }
    return rows;
  }

  @Test
  void tellsWhoHasVotedAndNowhereWhat() {
    Set<String> before = rows();
    moved(vote(0, "against", "a-key"));

    Set<String> written = rows();
    written.removeAll(before);

    assertThat(written).anyMatch(row -> row.startsWith("casework_entry ")).anyMatch(row -> row.startsWith("casework_task "))
        .noneMatch(row -> row.contains("against"));
    Entry told = store.timeline(review, 0).getLast();
    assertThat(told.name()).isEqualTo("vote.cast");
    assertThat(told.by().person()).isEqualTo(jurors.getFirst().person());
    assertThat(told.input()).isEmpty();
  }

  @Test
  void keepsOneRowForAllVotesAndTellsNoCountBeforeItIsClosed() {
    moved(vote(0, "for", null));
    moved(vote(1, "against", null));

    assertThat(ballots.votes(review)).isEqualTo(Map.of("for", 1L, "against", 1L));
    assertThat(jdbc.sql("select count(*) from casework_ballot where case_id = ?").param(review).query(Long.class).single()).isOne();
    assertThat(now().facts()).doesNotContainKeys("agree", "opposed", "present");
  }

  @Test
  void becomesFactsWhenItIsClosedAndIsForgotten() {
    moved(vote(0, "for", null));
    moved(vote(1, "against", null));
    take(chief, "closeBallot", Map.of());

    assertThat(now().facts()).containsEntry("agree", 1L).containsEntry("opposed", 1L).containsEntry("present", 2L);
    assertThat(ballots.votes(review)).isEmpty();
    assertThat(vote(2, "for", null)).isInstanceOf(Refused.class);
    assertThat(Evolution.replay(store.timeline(review, 0))).isEqualTo(now());
  }

  @Test
  void forgetsItsVotesWhenItIsAdjourned() {
    moved(vote(0, "for", null));
    take(chief, "adjournBallot", Map.of("reason", "two were ill"));

    assertThat(ballots.votes(review)).isEmpty();
  }

  @Test
  void countsAJurorOnce() {
    moved(vote(0, "for", "once"));
    assertThat(moved(vote(0, "for", "once")).repeated()).isTrue();
    assertThat(vote(0, "against", "twice")).isInstanceOf(Refused.class);

    assertThat(ballots.votes(review)).isEqualTo(Map.of("for", 1L));
  }

  @Test
  void countsEveryJurorOnceThatVotesAtTheSameMoment() throws Exception {
    CyclicBarrier together = new CyclicBarrier(6);
    List<Callable<Outcome>> votes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      int juror = i / 2;
      votes.add(() -> {
        together.await();
        return vote(juror, juror == 0 ? "against" : "for", null);
      });
    }
    int moved = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
      for (Future<Outcome> vote : pool.invokeAll(votes)) {
        moved += vote.get() instanceof Moved ? 1 : 0;
      }
    }

    assertThat(moved).isEqualTo(3);
    assertThat(ballots.votes(review)).isEqualTo(Map.of("against", 1L, "for", 2L));
  }

  @Test
  void losesAVoteWithTheStepThatCastIt() {
    transaction.executeWithoutResult(status -> {
      moved(vote(0, "for", null));
      status.setRollbackOnly();
    });

    assertThat(ballots.votes(review)).isEmpty();
    moved(vote(0, "against", null));
    assertThat(ballots.votes(review)).isEqualTo(Map.of("against", 1L));
  }
}
