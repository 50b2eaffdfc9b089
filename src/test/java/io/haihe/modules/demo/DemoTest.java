package io.haihe.modules.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.kernel.casework.Audit;
import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.service.SampleItems;
import io.haihe.platform.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small demonstration: every fourteenth case of the whole, and one for each desk. */
@CityTest
@DisplayName("The demonstration")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {

  private static final double SHARE = 1.0 / 14;
  private static final Instant NOW = Instant.parse("2026-03-10T07:00:00Z");

  @Autowired Demo demo;
  @Autowired CityLoader loader;
  @Autowired Places places;
  @Autowired Units units;
  @Autowired People people;
  @Autowired Cases cases;
  @Autowired Audit audit;
  @Autowired Scenarios scenarios;
  @Autowired SampleItems items;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  @BeforeEach
  void theCity() {
    clock.set(NOW);
    if (places.city("tianjin").isEmpty()) {
      loader.load(Path.of("cities/tianjin"));
      units.load(places.city("tianjin").orElseThrow(), Path.of("cities/tianjin/units.yaml"));
      items.load();
    }
  }

  private Map<String, Long> states() {
    Map<String, Long> states = new TreeMap<>();
    jdbc.sql("select scenario || ' ' || state as state, count(*) as count from casework_case group by 1").query(row -> {
      states.put(row.getString("state"), row.getLong("count"));
    });
    return states;
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  private static Progress dyingAfter(long cases) {
    AtomicLong done = new AtomicLong();
    return new Progress() {
      @Override
      public void step(long more) {
        if (done.addAndGet(more) > cases) {
          throw new IllegalStateException("killed");
        }
      }

      @Override
      public void total(long total) {}

      @Override
      public void close() {}
    };
  }

  @Test
  @Order(1)
  void goesOnWhereItWasKilledAndIsTheSameCityEachTime() {
    demo.hire();
    long staff = count("select count(*) from org_person");
    assertThatThrownBy(() -> demo.play(SHARE, dyingAfter(60))).hasMessage("killed");
    long before = count("select count(*) from demo_case");

    clock.set(NOW.plusSeconds(3600));
    demo.hire();
    Demo.Report rest = demo.play(SHARE, Progress.silent());
    Map<String, Long> states = states();
    Demo.Report again = demo.play(SHARE, Progress.silent());

    assertThat(before).isBetween(60L, 100L);
    assertThat(rest.cases() + before).isEqualTo(count("select count(*) from demo_case"));
    assertThat(again.cases()).isZero();
    assertThat(states()).isEqualTo(states);
    assertThat(count("select count(*) from org_person")).isEqualTo(staff);

    jdbc.sql("truncate casework_case, casework_entry, casework_task, casework_deadline, casework_personal, demo_case").update();
    demo.play(SHARE, Progress.silent());
    assertThat(states()).isEqualTo(states);
  }

  @Test
  @Order(2)
  void keepsEveryStepAndPlaysEveryCaseToTheEnd() {
    assertThat(audit.verify(entries -> {}).first()).isEmpty();
    assertThat(count("select count(*) from casework_case where not sample")).isZero();
    assertThat(count("select count(*) from casework_entry where at > '2026-03-10T07:00:00Z'")).isZero();
    assertThat(count("select count(*) from casework_deadline where next_at <= '2026-03-10T07:00:00Z'")).isZero();
  }

  @Test
  @Order(2)
  void isPlayedByPeopleWhoMay() {
    assertThat(count(
            """
            select count(*) from casework_entry
            where body::json->>'kind' in ('MOVED', 'STEPPED')
              and body::json->'by'->>'kind' not in ('STAFF', 'REPORTER', 'SYSTEM')
            """))
        .isZero();
    assertThat(count("select count(distinct body::json->'by'->>'person') from casework_entry")).isGreaterThan(100);
  }

  @Test
  @Order(2)
  void playsEveryCaseTypeThatShips() {
    List<Play> plays = DemoFile.plays();
    Set<String> shipped = scenarios.all().stream()
        .flatMap(scenario -> scenario.types().keySet().stream().map(type -> scenario.key() + " " + type))
        .collect(Collectors.toSet());

    assertThat(plays).extracting(Play::key).doesNotHaveDuplicates();
    assertThat(plays.stream().map(play -> play.scenario() + " " + play.type())).containsExactlyInAnyOrderElementsOf(shipped);
    Set<String> opened = new HashSet<>(shipped);
    opened.remove("inspection visit");   // drawn, see InspectionsTest
    assertThat(jdbc.sql("select distinct scenario || ' ' || type from casework_case").query(String.class).set()).isEqualTo(opened);
  }

  @Test
  @Order(2)
  void showsCasesThatAreJoinedSplitFollowedAndTransferred() {
    Set<String> kinds = jdbc.sql("select distinct r->>'kind' from casework_case, jsonb_array_elements(relations) r").query(String.class).set();

    assertThat(kinds).containsExactlyInAnyOrder(
        "JOINED_INTO", "DUPLICATE", "WHOLE", "PART", "PRECEDING", "FOLLOW_UP", "TRANSFERRED_FROM", "TRANSFERRED_TO");
    assertThat(jdbc.sql("select distinct scenario || ' ' || state from casework_case where state in ('joined', 'movedOn')").query(String.class).set())
        .containsExactlyInAnyOrder("city-management joined", "hotline movedOn");
    assertThat(count(
            """
            select count(*) from casework_case c, jsonb_array_elements(c.relations) r
            where r->>'kind' = 'JOINED_INTO' and not exists (select from casework_case o
              where o.id = (r->>'caseId')::bigint and o.category = c.category and o.place = c.place and o.opened_at < c.opened_at)
            """))
        .as("reported later, at the same place").isZero();
    assertThat(count("select count(*) from casework_case c, jsonb_array_elements(c.relations) r where r->>'kind' = 'JOINED_INTO' and r->>'outcome' <> ''"))
        .as("some have been told of the end").isPositive();
  }

  @Test
  @Order(2)
  void leavesLeadsOfOtherScenariosToTheHeadsOfADistrictWhoSignIn() {
    assertThat(jdbc.sql("""
        select distinct u.key from casework_case c join org_unit u on u.id = c.responsible
        where c.type = 'lead' and c.state = 'received' and c.category in ('privacy', 'transport')
        """).query(String.class).set()).containsExactlyInAnyOrder("120101000000/cyberspace-affairs", "120101000000/transport");
  }

  @Test
  @Order(2)
  void showsAnApplicationThatWasGrantedAndWaitsForWhatItsItemCosts() {
    assertThat(jdbc.sql(
            """
            select c.form->>'fee' from casework_case c
            where c.scenario = 'government-service' and c.state = 'paying' and c.form->>'item' = 'driver-lost'
            """)
            .query(String.class)
            .list())
        .isNotEmpty()
        .containsOnly("1000");
  }

  @Test
  @Order(2)
  void givesWorkToWhoeverCanSignInAndTakesSteps() {
    List<String> idle = demo.players().stream()
        .filter(player -> player.role() != Role.AUDITOR && player.role() != Role.ADMINISTRATOR)
        .filter(player -> !player.login().matches("(market|fire)(head)?\\.heping"))   // see InspectionsTest
        .map(Demo.Player::login)
        .filter(login -> workOf(people.viewer(people.byLogin(login).orElseThrow().id(), NOW)) == 0)
        .toList();

    assertThat(idle).isEmpty();
  }

  private long workOf(Viewer viewer) {
    return cases.count(viewer, CaseFilter.WORK, NOW).number();
  }
}
