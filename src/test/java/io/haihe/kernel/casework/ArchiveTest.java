package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import java.time.Duration;
import java.time.Instant;
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

@CityTest
@DisplayName("A sealed case")
class ArchiveTest {

  private static final Map<String, Object> REFUSAL = Map.of("refusal", "tooVague", "answer", "Where is it?");

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired CaseStore store;
  @Autowired Sealing sealing;
  @Autowired ProjectionsForTests projections;
  @Autowired Projection[] all;
  @Autowired Audit audit;
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

  private Command.Open report(String key, String text) {
    return new Command.Open(
        new Actor.Reporter(), clock.instant(), key, "city-management", "matter", "06010", TinyCity.NANLI, null, null,
        text, new Contact("Li", "13800001111", null), Map.of(), "web", false);
  }

  /** Opened by a resident, refused by the duty chief: the shortest way to an end. */
  private Case ended(String key, String text) {
    long id = ((Moved) casework.open(report(key, text))).caseId();
    clock.advance(Duration.ofMinutes(7));
    Outcome refused = take(chief, id, key == null ? null : key + "-2", "refuseFiling", REFUSAL);
    assertThat(refused).isInstanceOf(Moved.class);
    return store.find(id).orElseThrow().now();
  }

  private Outcome take(Viewer who, long id, String key, String transition, Map<String, Object> input) {
    return casework.act(new Command.Take(new Actor.Staff(who), clock.instant(), key, id, 0, transition, input));
  }

  private int seal() {
    projections.catchUp();
    return sealing.sealDue(clock.instant().plus(Duration.ofDays(60)));
  }

  private boolean sealed(Case one) {
    return jdbc.sql("select count(*) from casework_sealed where id = :id").param("id", one.id()).query(Long.class).single() == 1;
  }

  private static CaseFilter filter(String words) {
    return new CaseFilter(
        false, false, null, null, null, Set.of(), null, null, null, null, null, words, CaseFilter.Order.NEWEST);
  }

  private List<Long> found(Viewer viewer, CaseFilter filter) {
    List<Long> ids = new ArrayList<>();
    String cursor = null;
    do {
      Listing<CaseRow> page = cases.list(viewer, filter, clock.instant(), cursor, 3);
      page.rows().forEach(row -> ids.add(row.id()));
      cursor = page.next();
    } while (cursor != null);
    return ids;
  }

  @Test
  void isListedByItsCommunityItsStreetAndItsDistrictPageByPageTheNewestFirst() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ids.add(ended(null, "listed by place " + i).id());
    }
    seal();
    ids.add(ended(null, "listed by place, still live").id());

    for (PlaceCode place : List.of(TinyCity.NANLI, TinyCity.RIVERSIDE, TinyCity.EAST)) {
      List<Long> found = found(chief, within(place));
      assertThat(found).as(place.toString()).containsSubsequence(ids.reversed()).doesNotHaveDuplicates();
    }
    assertThat(found(chief, within(TinyCity.BEILI))).doesNotContainAnyElementsOf(ids);
  }

  @Test
  void isListedOnceThoughManyWereOpenedInTheSameMoment() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(((Moved) casework.open(report(null, "the same moment " + i))).caseId());
    }
    clock.advance(Duration.ofMinutes(7));
    ids.forEach(id -> take(chief, id, null, "refuseFiling", REFUSAL));
    seal();

    assertThat(found(chief, within(TinyCity.NANLI))).containsAll(ids).doesNotHaveDuplicates();
  }

  private static CaseFilter within(PlaceCode place) {
    return new CaseFilter(
        false, false, null, null, null, Set.of(), null, place, null, null, null, null, CaseFilter.Order.NEWEST);
  }

  @Test
  void isTheSameCaseWithTheSameTimeline() {
    Case before = ended(null, "路灯不亮 \\ \"quoted\"\nsecond line");
    List<Entry> timeline = store.timeline(before.id(), 0);

    assertThat(seal()).isPositive();

    assertThat(sealed(before)).isTrue();
    assertThat(store.find(before.id()).orElseThrow().now()).isEqualTo(before);
    assertThat(store.find(before.number()).orElseThrow().now()).isEqualTo(before);
    assertThat(store.find(List.of(before.id()))).containsExactly(before);
    assertThat(store.timeline(before.id(), 0)).isEqualTo(timeline);
    assertThat(store.timeline(before.id(), 1)).isEqualTo(timeline.subList(1, timeline.size()));
    assertThat(jdbc.sql("select count(*) from casework_entry where case_id = :id").param("id", before.id()).query(Long.class).single())
        .isZero();
    assertThat(cases.personal(chief, before, "call back", clock.instant()).orElseThrow().contact().phone()).isEqualTo("13800001111");
  }

  @Test
  void standsInListsAmongTheOthersForTheSameEyes() {
    List<Long> newest = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      newest.addFirst(ended(null, "archive list " + i).id());
    }
    Viewer west = city.person(Role.DUTY_CHIEF, TinyCity.WEST, "operations-centre");
    seal();
    Case open = store.find(((Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", TinyCity.NANLI, null, null,
        "archive list open", Contact.NONE, Map.of(), "web", false))).caseId()).orElseThrow().now();
    newest.addFirst(open.id());

    assertThat(found(chief, filter("archive list"))).isEqualTo(newest);
    assertThat(cases.count(chief, filter("archive list"), clock.instant())).isEqualTo(new Cases.Count(9, false));
    assertThat(found(west, filter("archive list"))).isEmpty();
    assertThat(cases.count(west, filter("archive list"), clock.instant()).number()).isZero();
    CaseRow row = cases.list(chief, filter("archive list 7"), clock.instant(), null, 5).rows().getFirst();
    Case whole = store.find(row.id()).orElseThrow().now();
    assertThat(row.number()).isEqualTo(whole.number());
    assertThat(row.text()).isEqualTo("archive list 7");
    assertThat(row.version()).isEqualTo(whole.version());
    assertThat(row.closedAt()).isEqualTo(whole.closedAt());
  }

  @Test
  void isFoundByItsWordsAndByItsNumber() {
    Case one = ended(null, "南门外大街141号楼下水道堵塞 Smell of gas");
    seal();

    for (String words : List.of("下水道", "堵塞", "141", "141号楼", "smell", "smell of gas", one.number())) {
      assertThat(found(chief, filter(words))).as(words).contains(one.id());
    }
    for (String words : List.of("上水道", "楼堵塞", "smells", "堵")) {
      assertThat(found(chief, filter(words))).as(words).doesNotContain(one.id());
    }
  }

  @Test
  void isFoundByItsWordsYearByYearTheNewestFirst() {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(ended(null, "罕见的词语在第" + i).id());
      clock.advance(Duration.ofDays(200));
    }
    seal();

    assertThat(found(chief, filter("罕见的词语"))).isEqualTo(ids.reversed());
    assertThat(jdbc.sql("select count(distinct extract(year from opened_at)) from casework_sealed where id = any(:ids)")
        .param("ids", ids.toArray(Long[]::new)).query(Long.class).single()).isGreaterThan(2);
  }

  @Test
  void comesOutOfTheArchiveWhenSomebodyGoesOnWithIt() {
    Case before = ended(null, "goes on");
    List<Entry> timeline = store.timeline(before.id(), 0);
    seal();

    Outcome noted = casework.act(
        new Command.Note(new Actor.Staff(chief), clock.instant(), null, before.id(), before.version(), "seen again", false));

    assertThat(noted).isInstanceOf(Moved.class);
    assertThat(sealed(before)).isFalse();
    List<Entry> after = store.timeline(before.id(), 0);
    assertThat(after).startsWith(timeline.toArray(Entry[]::new)).hasSize(timeline.size() + 1);
    assertThat(Evolution.replay(after)).isEqualTo(store.find(before.id()).orElseThrow().now());
    assertThat(audit.verify(n -> {}).first()).isEmpty();
    assertThat(seal()).isPositive();
    assertThat(store.timeline(before.id(), 0)).isEqualTo(after);
  }

  @Test
  void isLeftInTheArchiveByWhatIsRefused() {
    Case before = ended(null, "refused");
    seal();

    Outcome refused = take(clerk, before.id(), null, "register", Map.of());

    assertThat(refused).isInstanceOf(Refused.class);
    assertThat(sealed(before)).isTrue();
  }

  @Test
  void knowsItsCommandsAgainSealedAndUnsealed() {
    Case before = ended("archive-key", "keys");
    seal();
    for (int round = 0; round < 2; round++) {
      Moved opened = (Moved) casework.open(new Command.Open(
          new Actor.Reporter(), clock.instant(), "archive-key", "city-management", "matter", "06010", TinyCity.NANLI, null,
          null, "keys", Contact.NONE, Map.of(), "web", false));
      assertThat(opened.caseId()).isEqualTo(before.id());
      assertThat(opened.repeated()).isTrue();
      Moved again =
          (Moved) take(chief, before.id(), "archive-key-2", "refuseFiling", REFUSAL);
      assertThat(again.repeated()).isTrue();
      Outcome other = take(chief, before.id(), "archive-key", "refuseFiling", REFUSAL);
      assertThat(((Refused) other).reason()).isEqualTo(Reason.KEY_REUSED);
      casework.act(new Command.Note(new Actor.Staff(chief), clock.instant(), null, before.id(), 0, "out", false));
    }
    seal();
    assertThat(((Moved) take(chief, before.id(), "archive-key-2", "refuseFiling", REFUSAL)).repeated())
        .isTrue();
  }

  @Test
  void waitsUntilEveryProjectionHasReadIt() {
    projections.catchUp();
    Case unread = ended(null, "unread");

    sealing.sealDue(clock.instant().plus(Duration.ofDays(60)));

    assertThat(sealed(unread)).isFalse();
    seal();
    assertThat(sealed(unread)).isTrue();
  }

  @Test
  void waitsUntilItHasEndedForAWhile() {
    Case fresh = ended(null, "fresh");
    projections.catchUp();

    sealing.sealDue(clock.instant().plus(Duration.ofDays(44)));
    assertThat(sealed(fresh)).isFalse();

    sealing.sealDue(clock.instant().plus(Duration.ofDays(46)));
    assertThat(sealed(fresh)).isTrue();
  }

  @Test
  void countsInTheRollupsOnceSealedUnsealedAndRebuilt() {
    Case one = ended(null, "counted");
    ended(null, "counted too");
    projections.catchUp();
    List<Map<String, Object>> before = rollups();

    seal();
    assertThat(rollups()).isEqualTo(before);
    casework.act(new Command.Note(new Actor.Staff(chief), clock.instant(), null, one.id(), 0, "again", false));
    projections.catchUp();
    assertThat(rollups()).isEqualTo(before);
    for (Projection projection : all) {
      projections.rebuild(projection);
    }
    assertThat(rollups()).isEqualTo(before);
  }

  private List<Map<String, Object>> rollups() {
    return jdbc.sql(
            """
            select * from (
              select 'months', m.* from screen_month m union all select 'areas', a.* from screen_area_month a
              union all select 'days', d.* from screen_area_day d) t (kind, scenario, indicator, place, starts, unit, whole, part)
            where whole <> 0 or part <> 0 order by 1, 2, 3, 4, 5, 6
            """)
        .query()
        .listOfRows();
  }

  @Test
  void isVerifiedToTheLetter() {
    Case one = ended(null, "verified words");
    ended(null, "beside it");
    seal();
    assertThat(audit.verify(n -> {}).first()).isEmpty();

    assertThat(broken(one, "text", "'falsified words'")).isEqualTo(Audit.Kind.CHANGED);
    assertThat(broken(one, "state", "'closed'")).isEqualTo(Audit.Kind.CASE_DIFFERS);
    assertThat(broken(one, "place", String.valueOf(TinyCity.BEILI.value()))).isEqualTo(Audit.Kind.CASE_DIFFERS);
    assertThat(broken(one, "body", "set_byte(body, 5, (get_byte(body, 5) + 1) % 256)")).isEqualTo(Audit.Kind.CHANGED);
    assertThat(broken(one, "body", "substring(body for 80)")).isEqualTo(Audit.Kind.UNREADABLE);
    assertThat(audit.verify(n -> {}).first()).isEmpty();
  }

  private Audit.Kind broken(Case one, String column, String value) {
    jdbc.sql("create table kept as select * from casework_sealed where id = " + one.id()).update();
    jdbc.sql("update casework_sealed set " + column + " = " + value + " where id = " + one.id()).update();
    Audit.Break found = audit.verify(n -> {}).first().orElseThrow();
    jdbc.sql("delete from casework_sealed where id = " + one.id()).update();
    jdbc.sql("insert into casework_sealed select * from kept").update();
    jdbc.sql("drop table kept").update();
    assertThat(found.caseId()).isEqualTo(one.id());
    return found.kind();
  }

  @Test
  void isPutIntoThePartOfTheYearItWasOpenedIn() {
    Instant start = clock.instant();
    Case old = ended(null, "old year");
    clock.set(start.plus(Duration.ofDays(400)));
    Case young = ended(null, "next year");
    seal();

    assertThat(List.of(part(old), part(young))).containsExactly("casework_sealed_2025", "casework_sealed_2026");
    clock.set(start);
  }

  private String part(Case one) {
    return jdbc.sql("select tableoid::regclass::text from casework_sealed where id = :id").param("id", one.id()).query(String.class).single();
  }

  @Test
  void isMovedByOneOfManyWhoTakeItOutAtTheSameMoment() throws Exception {
    Case before = ended(null, "crowd");
    seal();
    try (var pool = java.util.concurrent.Executors.newFixedThreadPool(8)) {
      List<java.util.concurrent.Callable<Outcome>> notes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String text = "note " + i;
        notes.add(() -> casework.act(new Command.Note(new Actor.Staff(chief), clock.instant(), null, before.id(), 0, text, false)));
      }
      for (var done : pool.invokeAll(notes)) {
        assertThat(done.get()).isInstanceOf(Moved.class);
      }
    }
    assertThat(store.timeline(before.id(), 0)).hasSize(before.version() + 8);
    assertThat(audit.verify(n -> {}).first()).isEmpty();
  }

  @Test
  void isSmall() {
    for (int i = 0; i < 300; i++) {
      ended(null, "第" + i + "号院门前垃圾清运不及时，请尽快处理");
    }
    seal();
    assertThat(jdbc.sql("select count(*) from casework_dictionary").query(Long.class).single()).isPositive();
    assertThat(jdbc.sql("select avg(pg_column_size(c.*)) from casework_sealed c where dictionary is not null").query(Double.class).single())
        .isLessThan(400);
    assertThat(audit.verify(n -> {}).first()).isEmpty();
    PlaceCode place = jdbc.sql("select place from casework_sealed limit 1").query((row, n) -> new PlaceCode(row.getLong(1))).single();
    assertThat(place).isEqualTo(TinyCity.NANLI);
  }

  @Test
  void isNamedInAFormLikeALiveOne() {
    Viewer dispatcher = city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre");
    Map<String, Object> plan = Map.of("section", "GL03-2", "chainage", 1000, "metres", 2400, "dueAt", "2030-03-02T17:00:00+08:00");
    Moved patrol = (Moved) casework.open(patrolled(dispatcher, "patrol", "L901", plan));
    assertThat(take(dispatcher, patrol.caseId(), null, "callOff", Map.of("reason", "Storm over the river"))).isInstanceOf(Moved.class);
    seal();
    assertThat(sealed(store.find(patrol.caseId()).orElseThrow().now())).isTrue();

    Map<String, Object> leak =
        Map.of("section", "GL03-2", "chainage", 1250, "defectKind", "leak", "grade", "serious", "patrolNumber", patrol.number());
    assertThat(casework.open(patrolled(dispatcher, "defect", "L303", leak))).isInstanceOf(Moved.class);
  }

  private Command.Open patrolled(Viewer by, String type, String category, Map<String, Object> form) {
    return new Command.Open(
        new Actor.Staff(by), clock.instant(), null, "pipeline-patrol", type, category, TinyCity.EAST, null, null, "words",
        Contact.NONE, form, "web", false);
  }
}
