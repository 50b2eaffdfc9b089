package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@CityTest
@DisplayName("What a scenario shields")
class ShieldedTest {

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired PersonalStore personal;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;

  @BeforeEach
  void city() {
    city = TinyCity.in(context);
  }

  private long open(Actor by, String scenario, String type, String category, Map<String, Object> form) {
    Outcome outcome = casework.open(new Command.Open(
        by, clock.instant(), null, scenario, type, category, TinyCity.NANLI, null, null, "words",
        by instanceof Actor.Reporter ? new Contact("Li", "13800001111", null) : Contact.NONE, form, "web", false));
    assertThat(outcome).isInstanceOf(Moved.class);
    return ((Moved) outcome).caseId();
  }

  @Test
  void isReadByTheRolesItNamesAndByNobodyElseWhoSeesTheCase() {
    Viewer clerk = city.person(Role.INTAKE_CLERK, TinyCity.CITY, "office");
    Viewer chief = city.person(Role.DUTY_CHIEF, TinyCity.CITY, "office");
    long id = open(new Actor.Reporter(), "harm-reports", "report", "N0502", Map.of("victimRelation", "self"));
    Case matter = cases.find(chief, id).orElseThrow();

    assertThat(cases.mayReadPersonal(clerk, matter)).isTrue();
    assertThat(cases.personal(clerk, matter, "call back", clock.instant()).orElseThrow().contact().phone()).isEqualTo("13800001111");
    assertThat(cases.mayReadPersonal(chief, matter)).isFalse();
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> cases.personal(chief, matter, "curiosity", clock.instant()));
    assertThat(jdbc.sql("select count(*) from casework_read where case_id = ? and person = ?").params(id, chief.person()).query(Long.class).single())
        .as("nothing was read").isZero();
  }

  @Test
  void goesAtOnceWhereTheCaseEndedWithoutConsentAndStaysForAWhileElsewhere() {
    Viewer grid = city.person(Role.COLLECTOR, TinyCity.NANLI, "office");
    Map<String, Object> elder = Map.of("applicant", "community", "elderName", "Qian", "home", "Lane 3, No. 7");
    long declined = open(new Actor.Staff(grid), "elder-care", "service", "E11", elder);
    long running = open(new Actor.Staff(grid), "elder-care", "service", "E11", elder);
    assertThat(kept(declined)).isTrue();

    Outcome outcome = casework.act(new Command.Take(new Actor.Staff(grid), clock.instant(), null, declined, 0, "decline", Map.of()));
    assertThat(outcome).isInstanceOf(Moved.class);
    clock.advance(Duration.ofDays(1));
    personal.removeDue(clock.instant());

    assertThat(kept(declined)).isFalse();
    assertThat(kept(running)).isTrue();
  }

  private boolean kept(long id) {
    return jdbc.sql("select count(*) from casework_personal where case_id = ?").param(id).query(Long.class).single() == 1;
  }
}
