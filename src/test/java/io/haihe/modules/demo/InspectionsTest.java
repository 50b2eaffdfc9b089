package io.haihe.modules.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.SettableClock;
import io.haihe.kernel.casework.Audit;
import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.Places;
import io.haihe.modules.inspection.draw.Verification;
import io.haihe.modules.inspection.open.CreditMarks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("The inspections of the demonstration")
class InspectionsTest {

  private static final Instant NOW = Instant.parse("2026-06-24T07:00:00Z");

  @Autowired Demo demo;
  @Autowired Inspections inspections;
  @Autowired CityLoader loader;
  @Autowired Places places;
  @Autowired Units units;
  @Autowired People people;
  @Autowired Cases cases;
  @Autowired Audit audit;
  @Autowired ProjectionsForTests projections;
  @Autowired CreditMarks credit;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  @BeforeEach
  void theCity() {
    clock.set(NOW);
    if (places.city("tianjin").isEmpty()) {
      loader.load(Path.of("cities/tianjin"));
      units.load(places.city("tianjin").orElseThrow(), Path.of("cities/tianjin/units.yaml"));
      demo.hire();
      inspections.play();
      projections.catchUp();
    }
  }

  private Map<String, Long> counts(String sql) {
    Map<String, Long> counts = new TreeMap<>();
    jdbc.sql(sql).query(row -> {
      counts.put(row.getString(1), row.getLong(2));
    });
    return counts;
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private static final String VISITS = "select state, count(*) from casework_case where type = 'visit' group by 1";

  @Test
  void showVisitsInEveryStateAndWhatCameOfThem() {
    assertThat(counts(VISITS)).containsKeys("drawn", "underWay", "recorded", "published", "closed", "calledOff");
    assertThat(counts("select state, count(*) from casework_case where type = 'rectification' group by 1")).containsKeys("corrected", "ordered");
    assertThat(counts("select result, count(*) from inspection_result where result <> '' group by 1"))
        .containsKeys("noProblem", "orderedToCorrect", "notDisclosed", "unreachable", "uncooperative", "notInBusiness");
    assertThat(count("select count(*) from inspection_record where body like '%\"result\":\"pending\"%'")).isPositive();
    assertThat(count("select count(*) from casework_case where type = 'visit' and (facts->>'objections')::int > 0")).isPositive();
    assertThat(count("select count(*) from inspection_visit where problem is not null")).as("nobody goes there").isZero();
  }

  @Test
  void areSamplesPlayedUpToNowByTheEngineAndByPeopleWhoMay() {
    assertThat(audit.verify(entries -> {}).first()).isEmpty();
    assertThat(count("select count(*) from casework_case where not sample")).isZero();
    assertThat(count("select count(*) from casework_entry where at > '" + NOW + "'")).isZero();
    assertThat(count("select count(*) from inspection_entry where received_at > '" + NOW + "'")).isZero();
    assertThat(count("select count(*) from casework_deadline where next_at <= '" + NOW + "'")).isZero();
    assertThat(count("select count(*) from inspection_party where name not like '示例%' or code not like 'SAMPLE-%'")).isZero();
    assertThat(count("select count(*) from inspection_task where title not like '%示例%'")).isZero();
    assertThat(count("select count(*) from casework_case where type = 'visit' and state = 'calledOff' and facts->>'askedOffBy' is null")).isZero();
    assertThat(count("select count(*) from casework_case where type = 'rectification' and state = 'corrected' and facts->>'seenBy' is null")).isZero();
    assertThat(count("select count(*) from inspection_record where sealed_at is null")).as("records that were not sealed").isZero();
  }

  @Test
  void canBeHandedOnSinceEveryDepartmentHasItsCode() {
    assertThat(count("select count(*) from inspection_result where published_at is not null")).isPositive();
    assertThat(count("select count(*) from inspection_team t where not exists (select from inspection_agency a where a.unit = t.unit)")).isZero();
  }

  @Test
  void haveDrawsThatAnybodyCanDrawAgain() {
    List<byte[]> records = jdbc.sql("select record from inspection_draw where record is not null").query(byte[].class).list();

    assertThat(records).hasSize(10);
    assertThat(records).allSatisfy(record -> assertThat(Verification.of(record).faults()).isEmpty());
    assertThat(records.stream().filter(record -> !Verification.of(record).record().orElseThrow().redraws().isEmpty())).hasSize(2);
    assertThat(count("select count(*) from inspection_draw where committed_by = revealed_by")).isZero();
    assertThat(count("select count(*) from inspection_team t join inspection_visit v on v.id = t.visit"
        + " join inspection_recusal r on r.officer = t.officer and r.party = v.party where t.out_at is null")).isZero();
  }

  @Test
  void leaveADrawToBeMadeByTheVisitor() {
    byte[] announced = jdbc.sql("select d.pools from inspection_draw d join inspection_task t on t.id = d.task where t.state = 'COMMITTED'")
        .query(byte[].class)
        .single();

    assertThat(Verification.of(announced).whole()).isTrue();
    assertThat(count("select count(*) from inspection_draw where revealed_at is null and public_at <= '" + NOW + "'")).isOne();
    assertThat(count("select count(*) from inspection_task where state = 'PLANNED' and units[1] in (select unit from inspection_officer)")).isPositive();
  }

  @Test
  void giveWorkToThoseWhoSignIn() {
    assertThat(List.of("market.heping", "markethead.heping", "fire.heping", "firehead.heping"))
        .allSatisfy(login -> assertThat(cases.count(people.viewer(people.byLogin(login).orElseThrow().id(), NOW), CaseFilter.WORK, NOW).number())
            .isPositive());
    assertThat(List.of("market.heping", "fire.heping")).allSatisfy(login -> assertThat(jdbc.sql(
            """
            select count(*) from inspection_team t join inspection_officer o on o.id = t.officer join org_person p on p.id = o.person
            where p.login = ? and t.out_at is null and not exists (select from inspection_record r where r.visit = t.visit)
            """)
        .param(login)
        .query(Long.class)
        .single()).isPositive());
  }

  /** Somebody to visit, what to look at, and a team: so that the head whose lead it is can order a visit. */
  @ParameterizedTest
  @CsvSource({"food, market-regulation", "price, market-regulation", "fire, fire-rescue", "transport, transport", "privacy, cyberspace-affairs"})
  void haveWhatALeadTakes(String field, String department) {
    assertThat(jdbc.sql("select count(*) from inspection_party where state = 'OPEN' and ? = any(fields) and place between 120101000000000 and 120101999999999")
        .param(field).query(Long.class).single()).as("parties").isPositive();
    assertThat(jdbc.sql("select count(*) from inspection_item where field = ? and department = ?").params(field, department).query(Long.class).single())
        .as("items").isPositive();
    assertThat(jdbc.sql("select count(*) from inspection_officer where unit = ? and ? = any(fields)")
        .params(units.byKey("120101000000/" + department).orElseThrow().id(), field).query(Long.class).single()).as("officers").isGreaterThanOrEqualTo(2);
  }

  @Test
  void haveEnoughForFiguresAndMarksOfCredit() {
    long before = count("select count(*) from inspection_mark");
    credit.settle();

    assertThat(count("select count(*) from inspection_mark")).isGreaterThan(before + 80);
    assertThat(counts("select risk, count(*) from inspection_result where result not in ('', 'notInBusiness') and kind = 'drawn' group by 1"))
        .allSatisfy((risk, many) -> assertThat(many).as("class " + risk).isGreaterThanOrEqualTo(30));
  }

  @Test
  void takeUpALeadLeaveSomeAloneAndAreNotPlayedTwice() {
    assertThat(count("select count(*) from casework_case c join inspection_task t on t.id = (c.facts->>'task')::bigint"
        + " where c.type = 'lead' and c.state = 'accepted' and t.kind = 'TARGETED' and t.lead_case = c.number")).isOne();
    assertThat(count("select count(*) from inspection_calm where ended_at is null")).isEqualTo(2);
    assertThat(count("select count(*) from inspection_recusal")).isGreaterThanOrEqualTo(2);
    assertThat(counts("select state, count(*) from inspection_plan group by 1")).containsOnlyKeys("PUBLISHED");

    Map<String, Long> visits = counts(VISITS);
    assertThat(inspections.play()).isZero();
    assertThat(counts(VISITS)).isEqualTo(visits);
  }
}
