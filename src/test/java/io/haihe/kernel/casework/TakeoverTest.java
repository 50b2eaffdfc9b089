package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("A case taken over")
class TakeoverTest {

  private static final Actor IMPORTER = new Actor.Importer(0, 0, Map.of());

  @Autowired ApplicationContext context;
  @Autowired Takeover takeover;
  @Autowired Casework casework;
  @Autowired CaseStore store;
  @Autowired Deadlines deadlines;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private static Command.Open opening(Instant at, String key) {
    return new Command.Open(
        IMPORTER, at, key, "city-management", "matter", "06010", TinyCity.NANLI, null, null, "rubbish by the gate",
        new Contact("Li", "13800001111", null), Map.of(), "import", false);
  }

  private static Command.Take refusal(long id, Instant at, String key) {
    return new Command.Take(
        IMPORTER, at, key, id, 0, "refuseFiling", Map.of("refusal", "tooVague", "answer", "Where is it?"));
  }

  private Case played(Instant at, String key) {
    Takeover.Batch batch = takeover.batch(1);
    Takeover.Played played = ((Takeover.Begun.Opened) batch.open(opening(at, key))).played();
    played.moveTo(at.plus(Duration.ofDays(9)));
    assertThat(played.act(refusal(played.now().id(), at.plus(Duration.ofDays(9)), key + "-2"))).isInstanceOf(Outcome.Moved.class);
    assertThat(batch.keep(List.of(played), clock.instant())).isEmpty();
    return store.find(played.now().id()).orElseThrow().now();
  }

  private Case stepByStep(Instant at, String key) {
    long id = ((Outcome.Moved) casework.open(opening(at, key))).caseId();
    deadlines.fireCase(id, at.plus(Duration.ofDays(9)));
    assertThat(casework.act(refusal(id, at.plus(Duration.ofDays(9)), key + "-2"))).isInstanceOf(Outcome.Moved.class);
    return store.find(id).orElseThrow().now();
  }

  /** The same but for the id and the number made of it. */
  private static List<String> told(List<Entry> timeline, Case one) {
    return timeline.stream()
        .map(entry -> entry.at() + EntryCodec.body(entry).replace(one.number(), "NUMBER"))
        .toList();
  }

  @Test
  void isToldLikeOneMovedStepByStep() {
    TinyCity.in(context);
    for (Duration ago : List.of(Duration.ofDays(400), Duration.ofDays(12))) {
      Instant at = clock.instant().minus(ago);
      Case whole = played(at, "taken-" + ago);
      Case slowly = stepByStep(at, "slow-" + ago);

      List<String> timeline = told(store.timeline(whole.id(), 0), whole);
      assertThat(timeline).hasSizeGreaterThan(3).isEqualTo(told(store.timeline(slowly.id(), 0), slowly));
    }
    assertThat(audit.verify(n -> {}).first()).isEmpty();
  }

  @Test
  void goesStraightIntoTheArchiveOnlyIfItEndedLongAgo() {
    TinyCity.in(context);
    Case old = played(clock.instant().minus(Duration.ofDays(400)), "old");
    Case young = played(clock.instant().minus(Duration.ofDays(12)), "young");

    assertThat(jdbc.sql("select id from casework_sealed").query(Long.class).list()).contains(old.id()).doesNotContain(young.id());
    assertThat(jdbc.sql("select id from casework_case").query(Long.class).list()).contains(young.id()).doesNotContain(old.id());
  }

  @Test
  void isLeftOutIfItsKeyWasUsed() {
    TinyCity.in(context);
    Instant at = clock.instant().minus(Duration.ofDays(300));
    played(at, "twice");
    Takeover.Batch batch = takeover.batch(1);
    Takeover.Played again = ((Takeover.Begun.Opened) batch.open(opening(at, "twice"))).played();

    assertThat(batch.keep(List.of(again), clock.instant())).containsExactly(again);
    assertThat(takeover.used(List.of("twice", "never"))).containsExactly("twice");
    assertThat(store.find(again.now().id())).isEmpty();
  }

  @Test
  void findsRoomInANewYearAlsoIfManyComeToItAtOnce() {
    TinyCity.in(context);
    List<Integer> lanes = java.util.stream.IntStream.range(0, 24).boxed().toList();
    io.haihe.platform.SideBySide.each(lanes, 8, lane -> {
      Takeover.Batch batch = takeover.batch(4);
      List<Takeover.Played> cases = new java.util.ArrayList<>();
      for (int n = 0; n < 4; n++) {
        Instant at = Instant.parse("2011-03-01T02:00:00Z").plus(Duration.ofDays((lane * 7 + n) % 8 * 365L));
        Takeover.Played played = ((Takeover.Begun.Opened) batch.open(opening(at, "room-" + lane + "-" + n))).played();
        played.moveTo(at.plus(Duration.ofDays(9)));
        played.act(refusal(played.now().id(), at.plus(Duration.ofDays(9)), null));
        cases.add(played);
      }
      batch.keep(cases, clock.instant());
    });

    assertThat(jdbc.sql("select count(*) from casework_sealed where opened_at < '2019-01-01'").query(Long.class).single())
        .isEqualTo(96);
  }

  @Test
  void isTakenOverByOneAtATime() {
    boolean[] second = {true};
    assertThat(takeover.alone(() -> second[0] = takeover.alone(() -> {}))).isTrue();
    assertThat(second[0]).isFalse();
    assertThat(takeover.alone(() -> {})).isTrue();
  }
}
