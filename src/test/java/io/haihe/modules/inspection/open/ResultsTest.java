package io.haihe.modules.inspection.open;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Happening;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.modules.inspection.register.Mark;
import io.haihe.modules.inspection.register.Marks;
import io.haihe.modules.inspection.register.Parties;
import io.haihe.platform.Conflict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

@CityTest
@DisplayName("Results of inspections")
class ResultsTest {

  private static final List<PlaceCode> PLACES = List.of(TinyCity.NANLI, TinyCity.BEILI, TinyCity.STATION);
  private static final String CODE = "91990101MA0000001X";

  @Autowired ApplicationContext context;
  @Autowired ResultProjection projection;
  @Autowired ResultStore store;
  @Autowired Results results;
  @Autowired Figures figures;
  @Autowired CreditMarks credit;
  @Autowired Marks marks;
  @Autowired Parties parties;
  @Autowired Loads loads;
  @Autowired MinistryRecords ministry;
  @Autowired Agencies agencies;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;
  @Autowired MockMvcTester http;
  @Autowired TransactionOperations transaction;

  private TinyCity city;
  private long unit;
  private long task;
  private long next = 900_000;

  @BeforeEach
  void begin() {
    city = TinyCity.in(context);
    unit = city.unit(TinyCity.EAST, "urban-management").id();
    jdbc.sql("truncate inspection_plan, inspection_task, inspection_party, inspection_officer cascade").update();
    projection.reset();
    party(CODE, "海河示例餐饮有限公司");
    long plan = jdbc.sql("""
        insert into inspection_plan (year, title, unit, place, state, made_by, made_at, published_at)
        values (2026, 'Plan of the year', ?, ?, 'PUBLISHED', 1, now(), now()) returning id
        """).params(unit, TinyCity.EAST.value()).query(Long.class).single();
    task = jdbc.sql("""
        insert into inspection_task (plan, title, kind, place, items, units, ratios, most_a_year, from_day, until_day, state)
        values (?, 'Food in spring', 'DRAWN', ?, '{12000000000001/1}', array[?::bigint], '{"A": 100, "D": 10000}', '{}', '2026-03-01', '2026-03-31', 'DRAWN')
        returning id
        """).params(plan, TinyCity.EAST.value(), unit).query(Long.class).single();
  }

  private void party(String code, String name) {
    jdbc.sql("""
        insert into inspection_party (code, name, kind, place, address, fields, state, changed_at)
        values (?, ?, 'ENTERPRISE', ?, '1 River Road', '{food}', 'OPEN', now())
        """).params(code, name, TinyCity.NANLI.value()).update();
  }

  private Timelines visit() {
    return Timelines.visit(next++, task, "drawn", CODE, "海河示例餐饮有限公司", TinyCity.NANLI, "food", unit, "B");
  }

  private void take(Timelines... timelines) {
    projection.projectSealed(Stream.of(timelines).map(Timelines::entries).toList());
  }

  /** Entry by entry, as they come while the city runs. */
  private void follow(List<Entry> entries) {
    entries.forEach(entry -> projection.project(List.of(new Happening(entry, "1", 1))));
  }

  private MockHttpServletResponse get(String address) {
    return http.get().uri(address).header("Accept-Language", "en").exchange().getResponse();
  }

  private String page(String address) {
    return new String(get(address).getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void areNotShownBeforeTheyArePublished() {
    Timelines one = visit().start().record("unreachable", 0);
    take(one);
    String number = "IV" + (next - 1);

    assertThat(get("/inspections/results/" + number).getStatus()).isEqualTo(404);
    assertThat(get("/api/v1/inspections/results/" + number).getStatus()).isEqualTo(404);
    assertThat(page("/inspections/results?q=" + CODE)).doesNotContain(number).contains("Nothing was found");
    assertThat(page("/api/v1/inspections/results")).doesNotContain(number);
    assertThat(page("/inspections/results.csv")).doesNotContain(number);
    assertThat(page("/inspections/parties/" + CODE)).doesNotContain(number);

    List<Entry> all = one.publish().entries();
    follow(all.subList(3, all.size()));

    assertThat(page("/inspections/results/" + number)).contains("Not to be found at its registered address", "12", "what was seen", "in time").doesNotContain("??");
    assertThat(page("/inspections/results?q=" + CODE)).contains(number);
    assertThat(page("/inspections/results.csv")).contains(number);
    assertThat(page("/inspections/parties/" + CODE)).contains(number, "Why this class").doesNotContain("??");
  }

  @Test
  void areHiddenAgainWhileWhatWasLeftOpenIsSettledAndNotYetPublishedAnew() {
    Timelines one = visit().start().record("pending", 1).publish();
    take(one);
    String number = "IV" + (next - 1);
    assertThat(results.published(number)).isPresent();

    List<Entry> settled = one.settle("orderedToCorrect", 1).entries();
    follow(settled.subList(4, 5));
    assertThat(results.published(number)).isEmpty();

    follow(one.publish().entries().subList(5, 6));
    assertThat(results.published(number)).hasValueSatisfying(shown -> assertThat(shown.result()).isEqualTo("orderedToCorrect"));
  }

  @Test
  void sentBackBeforePublicationAreRecordedAnewAndStayVisited() {
    Timelines one = visit().start().record("unreachable", 0).correct();
    take(one);
    long id = next - 1;

    Result now = store.results(List.of(id)).get(id);
    assertThat(now.recordedAt()).isNotNull();
    assertThat(now.inspectedAt()).isNull();
    assertThat(now.publishDue()).isNull();
    assertThat(now.result()).isEmpty();
    assertThat(figures.of(2026)).extracting(Counts::visited, Counts::judged, Counts::found).containsExactly(1L, 0L, 0L);

    follow(one.record("noProblem", 0).entries().subList(4, 5));
    Result anew = store.results(List.of(id)).get(id);
    assertThat(anew.recordedAt()).as("as the platform of the ministries takes it: after it was inspected").isAfter(now.recordedAt()).isAfter(anew.inspectedAt());
    assertThat(figures.of(2026)).extracting(Counts::visited, Counts::judged, Counts::found).containsExactly(1L, 1L, 0L);
  }

  @Test
  void sayWhetherThePartyObjectedItselfOrSomebodyTookItDownForIt() {
    take(visit().start().record("notDisclosed", 1).publish().object());
    String itself = "/inspections/results/IV" + (next - 1);
    take(visit().start().record("notDisclosed", 1).publish().objectAtCounter());
    String counter = "/inspections/results/IV" + (next - 1);

    assertThat(page(itself)).contains("An objection to this result came by the secret link", "one more is heard at any service counter").doesNotContain("taken down at a service counter");
    assertThat(page(counter)).contains("was taken down at a service counter", "one more is heard by the secret link").doesNotContain("came by the secret link");
    assertThat(chinese(counter)).contains("服务窗口登记了", "服务窗口已登记").doesNotContain("秘密链接自行");

    Timelines decided = visit().start().record("notDisclosed", 1).publish().objectAtCounter();
    take(decided);
    follow(decided.change("noProblem", 0).entries().subList(5, 6));
    assertThat(page("/inspections/results/IV" + (next - 1))).as("also once it is decided").contains("was taken down at a service counter");
  }

  @Test
  void nameNoOfficer() {
    jdbc.sql("""
        insert into inspection_officer (certificate, name, unit, region, fields, valid_from, valid_until, status, changed_at)
        values ('ZF-1', 'Secret Name', ?, ?, '{food}', '2020-01-01', '2030-01-01', 'ACTIVE', now()), ('ZF-2', 'Secret Name', ?, ?, '{food}', '2020-01-01',
        '2030-01-01', 'ACTIVE', now())
        """).params(unit, TinyCity.EAST.value(), unit, TinyCity.EAST.value()).update();
    team(published());

    String shown = page("/inspections/results/IV" + (next - 1));
    assertThat(shown).contains("ZF-1", "ZF-2").doesNotContain("Secret Name");
  }

  @Test
  void nameWhoeverSatThereWhenItWasInspectedWhereThereIsNoRecord() {
    jdbc.sql("""
        insert into inspection_officer (certificate, name, unit, region, fields, valid_from, valid_until, status, changed_at)
        select 'ZF-' || n, 'Officer', ?, ?, '{food}', '2020-01-01', '2030-01-01', 'ACTIVE', now() from generate_series(1, 4) n order by n
        """).params(unit, TinyCity.EAST.value()).update();
    long visit = published();
    team(visit);
    jdbc.sql("update inspection_team set seat = 1 where visit = ? and seat > 2").param(visit).update();
    jdbc.sql("update inspection_team set out_at = '2099-01-01', reason = 'unavailable' where visit = ? and officer = (select id from inspection_officer where certificate = 'ZF-1')")
        .param(visit).update();
    jdbc.sql("update inspection_team set out_at = '2020-01-01', reason = 'unavailable' where visit = ? and officer = (select id from inspection_officer where certificate = 'ZF-4')")
        .param(visit).update();

    assertThat(results.certificates(visit)).as("not who was out before it, nor who came in later").containsExactly("ZF-1", "ZF-2");
  }

  /** A published visit, whose row of the draw is there too. */
  private long published() {
    Timelines one = visit().start().record("orderedToCorrect", 3).publish();
    long id = next - 1;
    jdbc.sql("insert into inspection_visit (id, task, party, position, case_id) overriding system value select ?, ?, id, ?, ? from inspection_party where code = ?")
        .params(id, task, (int) id, id, CODE).update();
    take(one);
    return id;
  }

  private void team(long visit) {
    jdbc.sql("insert into inspection_team (visit, officer, unit, seat) select ?, id, unit, row_number() over (order by id) from inspection_officer")
        .param(visit).update();
  }

  @Test
  @DisplayName("of a joint visit name every department that went, with its fields, and are found and handed on by each of them")
  void nameAllDepartments() throws Exception {
    long fire = city.unit(TinyCity.EAST, "water").id();
    jdbc.sql("delete from inspection_item where code in ('12000000000001', '12000000000002', '12000000000003')").update();
    jdbc.sql("""
        insert into inspection_item (code, version, name_zh, name_en, field, department, basis, checklist, published_at)
        values ('12000000000001', 1, 'a', 'a', 'food', 'urban-management', '', '[]', now()), ('12000000000002', 1, 'b', 'b', 'fire', 'water', '', '[]', now()),
          ('12000000000003', 1, 'c', 'c', 'noise', 'ecology', '', '[]', now())
        """).update();
    jdbc.sql("""
        insert into inspection_officer (certificate, name, unit, region, fields, valid_from, valid_until, status, changed_at)
        select 'ZF-' || n, 'Officer', case when n > 2 then ? else ? end, ?, '{food}', '2020-01-01', '2030-01-01', 'ACTIVE', now()
        from generate_series(1, 4) n order by n
        """).params(fire, unit, TinyCity.EAST.value()).update();
    Timelines one = visit("12000000000001/1", "12000000000002/1", "12000000000003/1").start().record("orderedToCorrect", 3);
    long id = next - 1;
    jdbc.sql("insert into inspection_visit (id, task, party, position, case_id) overriding system value select ?, ?, id, ?, ? from inspection_party where code = ?")
        .params(id, task, (int) id, id, CODE).update();
    team(id);
    take(one);
    assertThat(store.results(List.of(id)).get(id).units()).isEmpty();
    List<Entry> all = one.publish().entries();
    follow(all.subList(all.size() - 1, all.size()));
    take(visit().start().record("noProblem", 0).publish());

    String east = city.unit(TinyCity.EAST, "urban-management").name();
    String other = city.unit(TinyCity.EAST, "water").name();
    assertThat(store.results(List.of(id)).get(id).units()).containsExactly(unit, fire);
    assertThat(results.find(new ResultQuery("", "", "water", 0, "", 0, ""), 10).rows()).extracting(Result::caseId).containsExactly(id);
    assertThat(results.find(new ResultQuery("", "", "urban-management", 0, "", 0, ""), 10).rows()).hasSize(2);
    assertThat(page("/api/v1/inspections/results/IV" + id))
        .contains("\"departments\":[\"990101000000/urban-management\",\"990101000000/water\"]", "\"fields\":[\"food\",\"fire\"]");
    assertThat(chinese("/inspections/results/IV" + id)).contains(east + ", " + other);
    assertThat(chinese("/inspections/results?department=water")).contains("IV" + id, east + ", " + other).doesNotContain("IV" + (id + 1));
    assertThat(chinese("/inspections/results.csv?department=water")).contains("IV" + id, east + ", " + other);
    assertThat(records(city.person(Role.UNIT_HEAD, TinyCity.EAST, "water"))).extracting(MinistryRecord::catalogCode).contains("12000000000002");

    Result before = store.results(List.of(id)).get(id);
    projection.reset();
    take(one);
    assertThat(store.results(List.of(id)).get(id)).as("built again").isEqualTo(before);
    jdbc.sql("delete from inspection_item where code in ('12000000000001', '12000000000002', '12000000000003')").update();
  }

  private String chinese(String address) {
    return new String(http.get().uri(address).header("Accept-Language", "zh").exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private Timelines visit(String... items) {
    return Timelines.visit(next++, task, "drawn", CODE, "海河示例餐饮有限公司", TinyCity.NANLI, "food", unit, "B", List.of(items));
  }

  private Timelines random(Random random) {
    Timelines one = Timelines.visit(
        next++, task + random.nextInt(3), random.nextInt(4) == 0 ? "targeted" : "drawn", CODE, "Name", PLACES.get(random.nextInt(3)),
        List.of("food", "fire").get(random.nextInt(2)), unit, "" + "ABCD".charAt(random.nextInt(4)));
    int end = random.nextInt(8);
    if (end == 0) {
      return one.callOff();
    }
    if (end == 1) {
      return one;
    }
    Outcome found = Outcome.values()[random.nextInt(8)];
    one.start().record(found.key(), found.wrong() ? 1 + random.nextInt(4) : 0);
    if (end == 2) {
      return one;
    }
    if (end == 3) {
      return one.later(Duration.ofDays(40)).publish();
    }
    one.publish();
    if (end == 4) {
      return one.object();
    }
    return end == 5 ? (random.nextBoolean() ? one.object() : one.objectAtCounter()).change("noProblem", 0).close() : one.close();
  }

  /** Straight from the rows, by the words of the glossary. */
  private Counts counted(String where) {
    return jdbc.sql(
            """
            with one as (select *, recorded_at is not null and (problems > 0 or result in ('noProblem', 'notDisclosed', 'concealedOrFalse', 'unreachable',
                'orderedToCorrect', 'uncooperative')) as judged,
              recorded_at is not null and (problems > 0 or result in ('notDisclosed', 'concealedOrFalse', 'unreachable', 'orderedToCorrect', 'uncooperative'))
                as found, recorded_at is not null and result = 'orderedToCorrect' as ordered
              from inspection_result where %s)
            select count(*) filter (where not called_off) as visits, count(*) filter (where called_off) as called_off,
              count(*) filter (where recorded_at is not null) as visited, count(*) filter (where judged) as judged, count(*) filter (where found) as found,
              count(*) filter (where ordered) as ordered, count(*) filter (where ordered and corrected) as corrected,
              count(*) filter (where published_at is not null) as published,
              count(*) filter (where published_at <= publish_due) as in_time,
              count(*) filter (where published_at is not null and judged) as judged_publicly,
              count(*) filter (where published_at is not null and found) as found_publicly,
              count(*) filter (where objections > 0) as objected, count(*) filter (where changed) as changed
            from one
            """.formatted(where))
        .query((row, n) -> ResultStore.counts(row))
        .single();
  }

  @Test
  void ofBeforeItWasKeptHowTheyWereDecidedOrSettledAreReadAnewWhenTheCityIsUpdated() throws IOException {
    Timelines one = visit().start().record("pending", 1).publish().settleByTwo("notDisclosed", 2, "It hung nowhere.").publish();
    take(one);
    Result whole = results.published("IV" + (next - 1)).orElseThrow();
    assertThat(whole.settled().seen()).isEqualTo("It hung nowhere.");
    assertThat(whole).extracting(Result::result, Result::problems).containsExactly("notDisclosed", 2);
    jdbc.sql("update inspection_result set settled_at = null, settled_seen = ''").update();
    jdbc.sql("insert into casework_cursor values ('inspection.results', '7', 7, null) on conflict (projection) do update set sealed = null").update();

    String migration = "db/migration/inspection/V55__nothing_forgotten_or_twice.sql";
    jdbc.sql(new ClassPathResource(migration).getContentAsString(StandardCharsets.UTF_8)).update();

    assertThat(jdbc.sql("select count(*) from casework_cursor where projection = 'inspection.results'").query(Long.class).single()).as("read from the first").isZero();
    assertThat(results.published(whole.number())).as("and not added to what was there").isEmpty();
    take(one);
    assertThat(results.published(whole.number())).contains(whole);
  }

  @Test
  void areSummedToWhatACountOfThemGivesUnderRandomCourses() {
    Random random = new Random(5);
    List<Timelines> all = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      all.add(random(random));
    }
    take(all.subList(0, 60).toArray(Timelines[]::new));
    all.subList(60, 120).forEach(one -> follow(one.entries()));
    for (int i = 0; i < 20; i++) {
      Timelines visit = all.get(random.nextInt(120));
      Timelines order = Timelines.rectification(next++, visit.entries().getFirst().caseId(), TinyCity.NANLI, unit);
      follow((random.nextBoolean() ? order.done(true) : order).entries());
    }

    assertThat(figures.of(2026)).isEqualTo(counted("true"));
    assertThat(figures.of(2026).changed()).isPositive();
    assertThat(figures.of(2026).inTime()).isLessThan(figures.of(2026).published());
    assertThat(figures.of(2026, Figures.By.RISK)).hasSize(4).allSatisfy((risk, sum) -> assertThat(sum).isEqualTo(counted("risk = '" + risk + "'")));
    assertThat(figures.of(2026, Figures.By.DISTRICT)).hasSize(2).allSatisfy((place, sum) -> assertThat(sum).isEqualTo(counted("district = " + place)));
    assertThat(figures.drawnByRisk(2026)).allSatisfy((risk, sum) -> assertThat(sum).isEqualTo(counted("kind = 'drawn' and risk = '" + risk + "'")));
    assertThat(figures.ofTasks(List.of(task)).get(task)).isEqualTo(counted("task = " + task));

    Map<String, Counts> before = figures.of(2026, Figures.By.FIELD);
    projection.reset();
    assertThat(figures.of(2026)).isEqualTo(Counts.NONE);
    take(all.toArray(Timelines[]::new));
    assertThat(figures.of(2026, Figures.By.FIELD).get("food").visits()).isEqualTo(before.get("food").visits());
    assertThat(figures.of(2026)).isEqualTo(counted("true"));
    assertThat(page("/inspections/figures?year=2026")).contains("Does the class foretell").doesNotContain("??");
  }

  @Test
  void areFoundByNameDistrictAndResultPageByPageEachOnce() {
    List<Timelines> all = new ArrayList<>();
    for (int i = 0; i < 75; i++) {
      all.add(Timelines.visit(
              next++, task, "drawn", "N" + i + "-CODE", i % 2 == 0 ? "滨河第" + i + "饭店" : "滨河药店", PLACES.get(i % 3), "food", unit, "A")
          .start().record(i % 5 == 0 ? "unreachable" : "noProblem", 0).publish());
    }
    take(all.toArray(Timelines[]::new));

    Set<String> seen = new HashSet<>();
    String after = "";
    int pages = 0;
    do {
      Results.Listing found = results.find(new ResultQuery("滨河", TinyCity.EAST.toString(), "urban-management", 2026, "", 0, after), 10);
      found.rows().forEach(one -> assertThat(seen.add(one.number())).isTrue());
      after = found.next();
      pages++;
    } while (after != null);
    assertThat(seen).hasSize(50);
    assertThat(pages).isEqualTo(5);
    assertThat(results.find(new ResultQuery("第2饭", "", "", 0, "", 0, ""), 10).rows()).singleElement().extracting(Result::partyCode).isEqualTo("N2-CODE");
    assertThat(results.find(new ResultQuery("n3-code", "", "", 0, "", 0, ""), 10).rows()).hasSize(1);
    assertThat(results.find(new ResultQuery("", "", "", 0, "unreachable", 0, ""), 100).rows()).hasSize(15);
    assertThat(results.find(new ResultQuery("", "", "", 2025, "", 0, ""), 100).rows()).isEmpty();
    assertThat(results.find(new ResultQuery("", "", "water", 0, "", 0, ""), 100).rows()).isEmpty();
    assertThat(page("/inspections/results?q=滨河")).contains("rel=\"next\"").doesNotContain("??");
    assertThat(page("/api/v1/inspections/results?size=2")).contains("\"next\":\"");
  }

  @Test
  void sayWhatIsWrongWithAQuestionAndKeepWhatWasEntered() {
    MockHttpServletResponse answer = get("/inspections/results?q=x&year=2026");
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)).contains("value=\"x\"", "Write 2 to 100 characters");
    assertThat(get("/inspections/results?district=120").getStatus()).isEqualTo(422);
    assertThat(get("/api/v1/inspections/results?result=fine").getStatus()).isEqualTo(422);
    assertThat(get("/api/v1/inspections/results?size=501").getStatus()).isEqualTo(422);
    assertThat(get("/inspections/results?after=1-2'").getStatus()).isEqualTo(422);
  }

  @Test
  void areToldToBeTheSameByTheirTag() {
    published();
    String address = "/inspections/results?q=" + CODE;
    String tag = get(address).getHeader("ETag");
    assertThat(tag).isNotNull();
    assertThat(http.get().uri(address).header("Accept-Language", "en").header("If-None-Match", tag).exchange().getResponse().getStatus()).isEqualTo(304);
    take(visit().start().record("noProblem", 0).publish());
    assertThat(http.get().uri(address).header("Accept-Language", "en").header("If-None-Match", tag).exchange().getResponse().getStatus()).isEqualTo(200);
  }

  private List<String> marksOf() {
    credit.settle();
    return marks.of(parties.byCode(CODE).orElseThrow().id()).stream()
        .filter(mark -> mark.withdrawn() == null).map(Mark::kind).sorted().toList();
  }

  @Test
  void becomeMarksOnceTheyAreClosedAndNotWhileTheyMayBeChanged() {
    Timelines one = visit().start().record("uncooperative", 1).publish();
    take(one);
    assertThat(marksOf()).isEmpty();
    follow(one.object().entries().subList(4, 5));
    assertThat(marksOf()).isEmpty();
    follow(one.change("notDisclosed", 1).entries().subList(5, 6));
    assertThat(marksOf()).isEmpty();
    follow(one.close().entries().subList(6, 7));
    assertThat(marksOf()).containsExactly("notDisclosed");

    projection.reset();
    take(one);
    assertThat(marksOf()).as("built again").containsExactly("notDisclosed");
  }

  @Test
  void bringWhatBecameOfAnOrderWhicheverEndsFirst() {
    Timelines first = visit().start().record("orderedToCorrect", 2).publish();
    Timelines order = Timelines.rectification(next++, first.entries().getFirst().caseId(), TinyCity.NANLI, unit).done(true);
    take(first, order);
    assertThat(marksOf()).isEmpty();
    follow(first.close().entries().subList(4, 5));
    assertThat(marksOf()).containsExactly("correctedInTime", "orderedToCorrect");

    Timelines second = visit().start().record("orderedToCorrect", 2).publish().close();
    Timelines other = Timelines.rectification(next++, second.entries().getFirst().caseId(), TinyCity.NANLI, unit);
    take(second, other);
    assertThat(marksOf()).containsExactly("correctedInTime", "orderedToCorrect", "orderedToCorrect");
    follow(other.refer().entries().subList(1, 2));
    assertThat(marksOf()).contains("notCorrected");
  }

  @Test
  void countByTheNewLimitWhereMoreTimeWasGiven() {
    for (boolean inTime : new boolean[] {true, false}) {
      Timelines one = visit().start().record("orderedToCorrect", 2).publish().close();
      take(one, Timelines.rectification(next++, one.entries().getFirst().caseId(), TinyCity.NANLI, unit).prolonged(inTime));
    }
    assertThat(marksOf()).containsExactly("correctedInTime", "orderedToCorrect", "orderedToCorrect");
  }

  @Test
  void sayUntilWhenSomethingIsToBePutRightAndWhatBecameOfThat() {
    Timelines one = visit().start().record("orderedToCorrect", 2).publish();
    String page = "/inspections/results/IV" + (next - 1);
    Timelines order = Timelines.rectification(next++, one.entries().getFirst().caseId(), TinyCity.NANLI, unit);
    take(one, order);
    assertThat(page(page)).contains("To be put right by 1 Apr 2026.").doesNotContain("More time", "withdrawn", "once more", "??");

    follow(order.orderAgain(Timelines.FIRST.plus(Duration.ofDays(50))).entries().subList(1, 4));
    assertThat(page(page)).contains("To be put right by 21 Apr 2026.", "It was not put right by 1 Apr 2026 and was ordered once more.");
    follow(order.giveMoreTime(Timelines.FIRST.plus(Duration.ofDays(60))).entries().subList(4, 5));
    assertThat(page(page)).contains("To be put right by 1 May 2026.", "More time was given: before that it was 21 Apr 2026.", "not put right by 1 Apr 2026");

    order.withdrawByTwo("The kitchen is closed for good.");
    follow(order.entries().subList(5, 6));
    assertThat(page(page)).as("it holds until it is decided").doesNotContain("withdrawn", "closed for good");
    follow(order.entries().subList(6, 7));
    assertThat(page(page)).contains("The order was withdrawn on 3 Mar 2026; one asked for it and another one decided. The reason:", "The kitchen is closed for good.")
        .doesNotContain("for the file", "??");
  }

  @Test
  void sayWhatWasOrderedOnlyWhereWhatIsPublishedSaysThatSomethingWas() {
    Timelines changed = visit().start().record("orderedToCorrect", 1).publish().object().change("noProblem", 0);
    Timelines alone = visit().start().record("orderedToCorrect", 1).publish();
    Timelines anew = visit().start().record("orderedToCorrect", 1).correct().record("noProblem", 0).publish();
    List<Timelines> visits = List.of(changed, alone, anew);
    List<Timelines> orders = visits.stream()
        .map(one -> Timelines.rectification(next++, one.entries().getFirst().caseId(), TinyCity.NANLI, unit))
        .toList();
    orders.get(0).lapse();
    orders.get(1).withdraw();
    orders.get(2).lapse();
    take(Stream.concat(visits.stream(), orders.stream()).toArray(Timelines[]::new));
    List<String> pages = visits.stream().map(one -> page("/inspections/results/IV" + one.entries().getFirst().caseId())).toList();

    assertThat(pages.get(0)).contains("The order was withdrawn on 2 Mar 2026, since the result was changed.");
    assertThat(pages.get(1)).as("as versions before 1.4.0 did").contains("The order was withdrawn on 2 Mar 2026. At that time no reason was asked for the public.");
    assertThat(pages.get(2)).as("a record that nobody published").doesNotContain("To be put right", "The order was withdrawn");
  }

  @Test
  void countNoMoreWhenTheOrderIsWithdrawn() {
    Timelines one = visit().start().record("orderedToCorrect", 2).publish().close();
    Timelines order = Timelines.rectification(next++, one.entries().getFirst().caseId(), TinyCity.NANLI, unit);
    take(one, order);
    assertThat(marksOf()).containsExactly("orderedToCorrect");
    follow(order.withdraw().entries().subList(1, 2));
    assertThat(marksOf()).isEmpty();
  }

  @Test
  void standWithPlanTaskAndProgressBeforeAnybody() {
    published();
    long plan = jdbc.sql("select max(id) from inspection_plan").query(Long.class).single();
    assertThat(page("/inspections?year=2026")).contains("Plan of the year").doesNotContain("??");
    assertThat(page("/inspections/programme/" + plan)).contains("Food in spring", "1 of 1 visits made, 1 published", "D 100 %").doesNotContain("??");
    assertThat(page("/api/v1/inspections/plans?year=2026")).contains("Plan of the year");
    assertThat(page("/api/v1/inspections/plans/" + plan + "/tasks")).contains("\"published\":1");
    jdbc.sql("update inspection_plan set state = 'DRAFT', published_at = null").update();
    assertThat(get("/inspections/programme/" + plan).getStatus()).isEqualTo(404);
    assertThat(page("/inspections?year=2026")).doesNotContain("Plan of the year");
  }

  @Test
  void areHandedOnWithEveryRequiredFieldOrListedWithTheReason() throws Exception {
    jdbc.sql("""
        insert into inspection_officer (certificate, name, unit, region, fields, valid_from, valid_until, status, changed_at)
        values ('ZF-1', 'A', ?, ?, '{food}', '2020-01-01', '2030-01-01', 'ACTIVE', now()), ('ZF-2', 'B', ?, ?, '{food}', '2020-01-01', '2030-01-01',
        'ACTIVE', now())
        """).params(unit, TinyCity.EAST.value(), unit, TinyCity.EAST.value()).update();
    team(published());
    Viewer head = city.person(Role.UNIT_HEAD, TinyCity.EAST, "urban-management");
    assertThat(records(head)).singleElement().satisfies(one -> assertThat(one.faults()).containsExactly("agencyCode"));

    agencies.say(unit, "11990101MB0000001A", 4, 0, head.person());
    agencies.say(unit, "11990101MB0000001A", 4, 0, head.person());
    Assertions.assertThatThrownBy(() -> agencies.say(unit, "11990101MB0000002A", 4, 0, head.person())).isInstanceOf(Conflict.class);
    MinistryRecord whole = records(head).getFirst();
    assertThat(whole.faults()).isEmpty();
    assertThat(whole.checklistCode()).isEqualTo("11990101MB0000001A412000000000001");
    assertThat(whole.certificates()).containsExactly("ZF-1", "ZF-2");
    assertThat(whole.region()).isEqualTo("990101000000");
    assertThat(records(city.person(Role.UNIT_HEAD, TinyCity.EAST, "water"))).isEmpty();
    assertThat(records(city.person(Role.AUDITOR, TinyCity.WEST, "office"))).isEmpty();
    assertThat(records(city.person(Role.AUDITOR, TinyCity.EAST, "office"))).hasSize(1);

    jdbc.sql("update inspection_result set inspected_at = recorded_at + interval '1 hour'").update();
    jdbc.sql("delete from inspection_team").update();
    assertThat(records(head).getFirst().faults()).containsExactly("certificates", "reportedAt");
  }

  private List<MinistryRecord> records(Viewer viewer) throws Exception {
    List<MinistryRecord> found = new ArrayList<>();
    ministry.read(viewer, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), found::add);
    return found;
  }

  @Test
  void lieOnOfficersAsEvenlyAsTheFiguresSay() {
    jdbc.sql("""
        insert into inspection_officer (certificate, name, unit, region, fields, valid_from, valid_until, status, changed_at)
        select 'L-' || n, 'x', ?, ?, '{food}', '2020-01-01', '2030-01-01', 'ACTIVE', now() from generate_series(1, 4) n
        """).params(unit, TinyCity.EAST.value()).update();
    for (int i = 1; i <= 4; i++) {
      party("LOAD-" + i, "x");
      long visit = jdbc.sql("insert into inspection_visit (task, party, position) select ?, id, ? from inspection_party where code = ? returning id")
          .params(task, i, "LOAD-" + i).query(Long.class).single();
      jdbc.sql("insert into inspection_team (visit, officer, unit, seat) select ?, id, unit, 1 from inspection_officer where certificate in ('L-1', ?)")
          .params(visit, "L-" + (i % 2 + 2)).update();
    }

    assertThat(loads.of(List.of(unit), 2026).get(unit)).isEqualTo(new Load(4, 8, 0, 2, 4, 0.375));
    assertThat(loads.of(List.of(unit), 2025).get(unit).visits()).isZero();
  }

  @Test
  void sayNothingOfTheLoadOfDepartmentsThatInspectNobody() {
    Viewer centre = city.person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre");
    jdbc.sql("""
        insert into inspection_officer (certificate, name, unit, region, fields, valid_from, valid_until, status, changed_at)
        values ('ZF-9', 'Secret Name', ?, ?, '{food}', '2020-01-01', '2030-01-01', 'ACTIVE', now())
        """).params(unit, TinyCity.EAST.value()).update();

    assertThat(loads.departments(centre, 2026)).extracting(Unit::id).containsExactly(unit);

    long other = city.unit(TinyCity.EAST, "water").id();
    jdbc.sql("""
        insert into inspection_officer (certificate, name, unit, region, fields, valid_from, valid_until, status, changed_at)
        select 'ZF-W' || n, 'x', ?, ?, '{food}', '2020-01-01', '2030-01-01', 'ACTIVE', now() from generate_series(1, 3) n
        """).params(other, TinyCity.EAST.value()).update();
    assertThat(loads.departments(centre, 2026)).as("more officers").extracting(Unit::id).containsExactly(other, unit);
    take(visit().start().record("noProblem", 0));
    assertThat(loads.departments(centre, 2026)).as("visits").extracting(Unit::id).containsExactly(unit, other);
    assertThat(loads.departments(centre, 2025)).as("of another year").extracting(Unit::id).containsExactly(other, unit);
  }

  @Test
  @DisplayName("are met newest first by words that many of them have, and by an index by words few have: neither brings all of them up")
  void searchReadsAboutWhatItShows() {
    take(visit().start().record("noProblem", 0).publish());
    jdbc.sql("""
        insert into inspection_result
        select (jsonb_populate_record(one, jsonb_build_object(
          'case_id', case_id + n, 'number', number || '-' || n, 'party_name', party_name || n, 'inspected_at', inspected_at - n * interval '1 minute'))).*
        from inspection_result one, generate_series(1, 4000) n
        """).update();
    jdbc.sql("analyze inspection_result").update();

    assertThat(read("示例餐饮", 50)).isBetween(51L, 500L);
    assertThat(read("公司3999", 1)).isBetween(1L, 500L);
    assertThat(read("没有", 0)).isBetween(0L, 500L);
  }

  /** How many rows are read for a page on which so many are shown. */
  private long read(String words, int shown) {
    return transaction.execute(status -> {
      long before = read();
      assertThat(results.find(new ResultQuery(words, "", "", 0, "", 0, ""), 50).rows()).hasSize(shown);
      return read() - before;
    });
  }

  private long read() {
    return jdbc.sql("select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = 'inspection_result'").query(Long.class).single();
  }
}
