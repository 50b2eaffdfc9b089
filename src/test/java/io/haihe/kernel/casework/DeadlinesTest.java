package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("Deadlines")
class DeadlinesTest {

  /** 100,000 by {@code -Dhaihe.test.overdue=100000}; it takes some minutes. */
  private static final int CROWD = Integer.getInteger("haihe.test.overdue", 3_000);

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired CaseStore store;
  @Autowired Deadlines deadlines;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  @BeforeEach
  void city() {
    TinyCity.in(context);
    jdbc.sql("truncate casework_deadline").update();
  }

  private Case open() {
    Outcome.Moved opened =
        (Outcome.Moved)
            casework.open(
                new Command.Open(
                    new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", TinyCity.NANLI,
                    null, null, "rubbish", Contact.NONE, Map.of(), "web", false));
    return store.find(opened.caseId()).orElseThrow().now();
  }

  private long firings(String like) {
    return jdbc.sql("select count(*) from casework_entry where body like :like")
        .param("like", "%\"kind\":\"FIRED\",\"name\":\"" + like + "\"%")
        .query(Long.class)
        .single();
  }

  @Test
  void fireEachRungOnceAndInOrder() {
    Case opened = open();
    Instant later = clock.advance(Duration.ofDays(30));

    deadlines.fireDue(later);
    deadlines.fireDue(later);

    assertThat(store.timeline(opened.id(), 1)).extracting(Entry::name)
        .contains("filing.warn", "filing.overdue", "filing.1", "filing.2", "filing.3")
        .doesNotHaveDuplicates();
    assertThat(store.timeline(opened.id(), 1)).filteredOn(entry -> entry.name().startsWith("filing."))
        .extracting(Entry::name)
        .containsExactly("filing.warn", "filing.overdue", "filing.1", "filing.2", "filing.3");
  }

  @Test
  void fireOnceThoughTheClockJumpsForwardsAndBack() {
    Case opened = open();
    Instant right = clock.instant();
    clock.advance(Duration.ofDays(30));
    deadlines.fireDue(clock.instant());
    int after = store.find(opened.id()).orElseThrow().now().version();

    clock.set(right.minus(Duration.ofDays(1)));
    deadlines.fireDue(clock.instant());
    Case wrong = store.find(opened.id()).orElseThrow().now();
    Outcome moved =
        casework.act(new Command.Note(new Actor.Reporter(), clock.instant(), null, wrong.id(), 0, "meanwhile", true));
    clock.set(right.plus(Duration.ofDays(31)));
    deadlines.fireDue(clock.instant());

    assertThat(wrong.version()).isEqualTo(after);
    assertThat(moved).isInstanceOf(Outcome.Moved.class);
    assertThat(store.timeline(opened.id(), 1)).extracting(Entry::name).filteredOn(name -> !name.isEmpty()).doesNotHaveDuplicates();
    assertThat(Evolution.replay(store.timeline(opened.id(), 0))).isEqualTo(store.find(opened.id()).orElseThrow().now());
    clock.set(right);
  }

  @Test
  void fireOnceThoughTwoServersFireThem() {
    for (int i = 0; i < 200; i++) {
      open();
    }
    long before = firings("filing.overdue");
    Instant later = clock.advance(Duration.ofHours(30));

    CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> deadlines.fireDue(later));
    int fired = deadlines.fireDue(later) + other.join();

    assertThat(firings("filing.overdue") - before).isEqualTo(200);
    assertThat(fired).isEqualTo(jdbc.sql("select count(*) from casework_entry where body like '%\"FIRED\"%' and at = :at")
        .param("at", CaseStore.time(later)).query(Integer.class).single());
  }

  @Test
  void reachEveryOneOfACrowdOverdueAtOnceThoughTheServerDiesInTheMiddle() {
    Case model = open();
    clone(model, CROWD - 1);
    long before = firings("filing.overdue");
    Instant later = clock.advance(Duration.ofDays(6));

    CompletableFuture<Void> dying = CompletableFuture.runAsync(() -> deadlines.fireDue(later));
    await(() -> firings("filing.overdue") - before > CROWD / 10);
    assertThat(killEveryConnection()).isPositive();
    assertThat(dying.handle((done, died) -> died).join()).as("the first run died").isNotNull();
    assertThat(firings("filing.overdue") - before).isLessThan(CROWD);

    deadlines.fireDue(later);

    for (String rung : new String[] {"filing.warn", "filing.overdue", "filing.1", "filing.2", "filing.3"}) {
      assertThat(twice(rung)).as("cases for which %s fired twice", rung).isZero();
      assertThat(firings(rung) - (rung.equals("filing.overdue") ? before : 0)).as(rung).isGreaterThanOrEqualTo(CROWD);
    }
    assertThat(jdbc.sql("select count(*) from casework_deadline where next_at <= :now")
        .param("now", CaseStore.time(later)).query(Long.class).single()).isZero();
  }

  private long twice(String rung) {
    return jdbc.sql(
            "select count(*) from (select case_id from casework_entry where body like :like group by case_id having count(*) > 1) t")
        .param("like", "%\"kind\":\"FIRED\",\"name\":\"" + rung + "\"%")
        .query(Long.class)
        .single();
  }

  /** Only what firing reads: the rows of a case and its deadlines, and a first entry for the chain to go on from. */
  private void clone(Case model, int copies) {
    jdbc.sql(
            """
            insert into casework_case
            select (c).* from (
              select jsonb_populate_record(c, jsonb_build_object('id', c.id + 1000000 + n, 'number', c.number || '-' || n)) as c
              from casework_case c, generate_series(1, :copies) n where c.id = :id) t
            """)
        .param("copies", copies)
        .param("id", model.id())
        .update();
    jdbc.sql(
            """
            insert into casework_deadline
            select d.case_id + 1000000 + n, d.key, d.status, d.due_at, d.next_at, d.body
            from casework_deadline d, generate_series(1, :copies) n where d.case_id = :id
            """)
        .param("copies", copies)
        .param("id", model.id())
        .update();
    jdbc.sql("analyze").update();
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }

  /** What a crash of the server looks like to the database: transactions under way are gone. */
  private int killEveryConnection() {
    return jdbc.sql(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()")
        .query(Integer.class)
        .single();
  }
}
