package io.haihe.modules.inspection.open;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("What came of a task that the city gave to its districts")
class ReadBackTest {

  private static final Instant LATER = Instant.parse("2026-06-01T01:00:00Z");

  @Autowired ApplicationContext context;
  @Autowired ResultProjection projection;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;
  @Autowired MockMvcTester http;

  private TinyCity city;
  private long cityPlan;
  private long above;
  private long east;
  private long west;
  private long next = 800_000;

  @BeforeEach
  void begin() {
    city = TinyCity.in(context);
    clock.set(LATER);
    jdbc.sql("truncate inspection_plan, inspection_task, inspection_party, inspection_officer cascade").update();
    projection.reset();
    cityPlan = plan(TinyCity.CITY, 0, true);
    above = task(cityPlan, TinyCity.CITY, 0, "PLANNED");
    east = task(plan(TinyCity.EAST, cityPlan, true), TinyCity.EAST, above, "DRAWN");
    west = task(plan(TinyCity.WEST, cityPlan, false), TinyCity.WEST, above, "DRAWN");
  }

  private long unit(PlaceCode place) {
    return city.unit(place, "urban-management").id();
  }

  private long plan(PlaceCode place, long above, boolean published) {
    return jdbc.sql("""
        insert into inspection_plan (year, title, unit, place, above, state, made_by, made_at, published_at)
        values (2026, 'Plan', ?, ?, nullif(?, 0), ?, 1, now(), case when ? then now() end) returning id
        """).params(unit(place), place.value(), above, published ? "PUBLISHED" : "DRAFT", published).query(Long.class).single();
  }

  private long task(long plan, PlaceCode place, long above, String state) {
    return jdbc.sql("""
        insert into inspection_task (plan, title, kind, place, items, units, ratios, most_a_year, from_day, until_day, state, above)
        values (?, 'Food in spring', 'DRAWN', ?, '{12000000000001/1}', array[?::bigint], '{"A": 100}', '{}', '2026-03-01', '2026-03-31', ?, nullif(?, 0))
        returning id
        """).params(plan, place.value(), unit(place), state, above).query(Long.class).single();
  }

  /** Drawn: with a case, or without one for a reason. */
  private void drawn(long task, long id, boolean opened) {
    jdbc.sql("""
        with party as (insert into inspection_party (code, name, kind, place, address, fields, state, changed_at)
          values (?, 'x', 'ENTERPRISE', ?, '', '{}', 'OPEN', now()) returning id)
        insert into inspection_visit (id, task, party, position, case_id, problem) overriding system value
        select ?, ?, id, ?, case when ? then ?::bigint end, case when ? then null else 'CLOSED' end from party
        """).params("P-" + id, TinyCity.NANLI.value(), id, task, (int) id, opened, id, opened).update();
  }

  /** Every course a visit can take, each with its order to put something right where it ends in one. */
  private List<Timelines> courses(Random random, int many) {
    List<Timelines> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      boolean one = random.nextBoolean();
      long id = next++;
      drawn(one ? east : west, id, true);
      Timelines visit = Timelines.visit(
          id, one ? east : west, "drawn", "P-" + id, "x", one ? TinyCity.NANLI : TinyCity.STATION, "food", unit(one ? TinyCity.EAST : TinyCity.WEST), "A");
      all.add(visit);
      int end = random.nextInt(6);
      if (end == 0) {
        visit.callOff();
      } else if (end > 1) {
        Outcome found = Outcome.values()[random.nextInt(8)];
        visit.start().record(found.key(), found.wrong() ? 2 : 0);
        if (end > 2) {
          visit.later(end == 3 ? Duration.ofDays(40) : Duration.ZERO).publish();
        }
        if (found == Outcome.ORDERED_TO_CORRECT) {
          Timelines order = Timelines.rectification(next++, id, TinyCity.NANLI, unit(TinyCity.EAST));
          all.add(random.nextBoolean() ? order : random.nextBoolean() ? order.done(true) : order.prolonged(false));
        }
      }
    }
    return all;
  }

  private List<CSVRecord> file(Browser browser) throws IOException {
    String text = new String(browser.get("/inspections/tasks/" + above + "/districts.csv").getContentAsByteArray(), StandardCharsets.UTF_8);
    return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(text.substring(1))).getRecords();
  }

  private Browser signedIn(Viewer viewer) {
    Browser browser = new Browser(http);
    browser.signIn(viewer.login(), TinyCity.PASSWORD);
    return browser;
  }

  private long counted(long task, String which) {
    return jdbc.sql("select count(*) from inspection_result where task = ? and " + which).param(task).query(Long.class).single();
  }

  private long orders(long task, String which) {
    return jdbc.sql("""
        select count(*) from inspection_rectification o join inspection_result r on r.case_id = o.visit_case where r.task = ? and o.ended_at is null and
        """ + " " + which).param(task).query(Long.class).single();
  }

  private void counts(CSVRecord row, long task) {
    String judged = "recorded_at is not null and (problems > 0 or result in ('noProblem', 'notDisclosed', 'concealedOrFalse', 'unreachable', 'orderedToCorrect', 'uncooperative'))";
    String found = "recorded_at is not null and (problems > 0 or result in ('notDisclosed', 'concealedOrFalse', 'unreachable', 'orderedToCorrect', 'uncooperative'))";
    assertThat(row.toMap())
        .containsEntry("Drawn", "" + jdbc.sql("select count(*) from inspection_visit where task = ?").param(task).query(Long.class).single())
        .containsEntry("Visited", "" + counted(task, "recorded_at is not null"))
        .containsEntry("Could be judged", "" + counted(task, judged))
        .containsEntry("Something found", "" + counted(task, found))
        .containsEntry("Published in time", "" + counted(task, "published_at <= publish_due"))
        .containsEntry("Published late", "" + counted(task, "published_at > publish_due"))
        .containsEntry("Still to be published", "" + counted(task, "recorded_at is not null and published_at is null and not called_off"))
        .containsEntry("Of these overdue", "" + counted(task, "recorded_at is not null and published_at is null and publish_due < '2026-06-01T01:00:00Z'"))
        .containsEntry("Called off", "" + counted(task, "called_off"))
        .containsEntry("Not made", "" + jdbc.sql("select count(*) from inspection_visit where task = ? and case_id is null").param(task).query(Long.class).single())
        .containsEntry("Orders open", "" + orders(task, "true"))
        .containsEntry("Orders overdue", "" + orders(task, "o.due_at < '2026-06-01T01:00:00Z'"));
  }

  @Test
  void isWhatACountOverTheCasesGivesDistrictByDistrictAndInAll() throws IOException {
    projection.projectSealed(courses(new Random(7), 150).stream().map(Timelines::entries).toList());
    jdbc.sql("update inspection_rectification set due_at = due_at + interval '90 days' where case_id % 2 = 0").update();
    jdbc.sql("update inspection_result set publish_due = publish_due + interval '90 days' where published_at is null and case_id % 2 = 0").update();
    drawn(east, next++, false);
    drawn(west, next++, false);
    drawn(west, next++, false);

    List<CSVRecord> rows = file(signedIn(city.person(Role.UNIT_HEAD, TinyCity.CITY, "urban-management")));

    assertThat(rows).hasSize(3);
    counts(rows.get(0), east);
    counts(rows.get(1), west);
    for (int column = 4; column < rows.getFirst().size(); column++) {
      assertThat(Long.parseLong(rows.get(2).get(column))).isEqualTo(Long.parseLong(rows.get(0).get(column)) + Long.parseLong(rows.get(1).get(column)))
          .isPositive();
    }
    assertThat(jdbc.sql("select count(*) from org_change where detail ->> 'list' = '/inspections/tasks/districts.csv'").query(Long.class).single()).isPositive();
  }

  @Test
  void standsOnTheCitysPageWithLinksAndForOthersOnlyAsFarAsItIsPublished() throws IOException {
    long id = next++;
    drawn(east, id, true);
    Timelines seen = Timelines.visit(id, east, "drawn", "P-" + id, "x", TinyCity.NANLI, "food", unit(TinyCity.EAST), "A")
        .start().record("noProblem", 0).publish();
    long other = next++;
    drawn(east, other, true);
    Timelines hidden = Timelines.visit(other, east, "drawn", "P-" + other, "x", TinyCity.NANLI, "food", unit(TinyCity.EAST), "A")
        .start().record("uncooperative", 3);
    projection.projectSealed(List.of(seen.entries(), hidden.entries()));
    String page = "/inspections/tasks/" + above;

    String shown = Browser.text(signedIn(city.person(Role.UNIT_HEAD, TinyCity.CITY, "urban-management")).get(page));
    assertThat(shown).contains(
        "/inspections/tasks/" + east + "\"", "/inspections/results?task=" + east, "All districts", "50.0% of 2 that could be judged", "1 overdue", "Orders open");
    assertThat(shown).as("what the district has not published is not the city department's to open").doesNotContain("/inspections/tasks/" + west + "\"");
    assertThat(Browser.text(signedIn(city.person(Role.AUDITOR, TinyCity.CITY, "office")).get(page))).contains("/inspections/tasks/" + west + "\"");

    Browser head = signedIn(city.person(Role.UNIT_HEAD, TinyCity.EAST, "urban-management"));
    assertThat(Browser.text(head.get(page))).contains("only what is published is counted", "0.0% of 1 that could be judged")
        .doesNotContain("Orders open", "1 overdue", "50.0%");
    assertThat(file(head).getFirst().toMap()).containsEntry("Something found", "0").containsEntry("Could be judged", "1").containsEntry("Orders open", "");

    assertThat(Browser.text(head.get("/inspections/results?task=" + east))).contains("IV" + id, "Only those of the task “Food in spring”")
        .doesNotContain("IV" + other);
    assertThat(Browser.text(head.get("/inspections/results?task=" + west))).contains("Nothing was found").doesNotContain("“Food in spring”");
  }

  @Test
  void standsInPublicOnTheProgrammeAndForProgramsOnceTheDistrictsPlanIsPublished() {
    long id = next++;
    drawn(east, id, true);
    projection.projectSealed(List.of(Timelines.visit(id, east, "drawn", "P-" + id, "x", TinyCity.NANLI, "food", unit(TinyCity.EAST), "A")
        .start().record("uncooperative", 3).later(Duration.ofDays(40)).publish().entries()));
    drawn(east, next++, false);

    Browser anybody = new Browser(http);
    assertThat(Browser.text(anybody.get("/inspections/programme/" + cityPlan + "?lang=en"))).contains("All districts", "100.0% of 1 that could be judged", "Published late")
        .doesNotContain("??");
    assertThat(Browser.text(http.get().uri("/api/v1/inspections/tasks/" + above + "/districts").exchange().getResponse()))
        .contains("\"above\":" + above, "\"visited\":1", "\"published\":1", "\"publishedInTime\":0", "\"found\":1", "\"unopened\":1")
        .doesNotContain("\"id\":" + west);
  }
}
