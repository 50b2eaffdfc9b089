package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.UnitRegister;
import io.haihe.kernel.org.UnitWish;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("What is entered in a step is compared with what is personal in the report:")
class ComparedWithReportTest {

  private static final Actor ANYBODY = new Actor.Importer(0, 0, Map.of());
  private static final String BORN_ON_1_JUNE = "110105202506010010";
  private static final String BORN_ON_2_JUNE = "110105202506020016";
  private static final String GIRL_BORN_ON_1_JUNE = "110105202506010029";

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired CaseStore store;
  @Autowired SettableClock clock;
  @Autowired JdbcClient jdbc;

  @BeforeAll
  void city() {
    context.getBean(UnitRegister.class).make(
        TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.EAST, "office"), TinyCity.EAST,
        new UnitWish("public-security", "department", "东城区公安分局", "East Police", "newborn-registration *"), Act.bySystem(clock.instant()));
  }

  private long birth() {
    Map<String, Object> form = new HashMap<>(Map.of(
        "childName", "Zhou", "sex", "male", "bornOn", "2025-06-01", "certificateNo", "D000000001", "motherName", "Wu", "marriage", "none"));
    form.putAll(Map.of("household", "mother", "delivery", "counter"));
    long id = ((Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "newborn-registration", "birth", "N1", TinyCity.EAST, null, null, "our child",
        new Contact("Wu", "13800001111", null), form, "web", false))).caseId();
    assertThat(take(id, "accept", Map.of("birthPaperSeen", true))).isInstanceOf(Moved.class);
    return id;
  }

  private Outcome take(long id, String step, Map<String, Object> input) {
    return casework.act(new Command.Take(ANYBODY, clock.instant(), null, id, 0, step, input));
  }

  private Outcome register(long id, String number) {
    return take(id, "register", Map.of("householdNo", "H-1", "citizenNo", number));
  }

  @Test
  void aCitizenNumberOfAnotherDayOrSexThanTheChildsIsRefused() {
    long birth = birth();

    assertThat(register(birth, BORN_ON_2_JUNE)).isEqualTo(new Refused(Reason.GUARD, "refusals.numberOfOtherDay", List.of(), List.of()));
    assertThat(register(birth, GIRL_BORN_ON_1_JUNE)).isEqualTo(new Refused(Reason.GUARD, "refusals.numberOfOtherSex", List.of(), List.of()));
    assertThat(register(birth, BORN_ON_1_JUNE)).isInstanceOf(Moved.class);
    assertThat(store.find(birth).orElseThrow().now().form()).as("the case itself holds nothing personal").doesNotContainKey("bornOn");
  }

  @Test
  void whatIsNotKeptAnyMoreRefusesNothing() {
    long birth = birth();
    jdbc.sql("delete from casework_personal where case_id = ?").param(birth).update();

    assertThat(register(birth, BORN_ON_2_JUNE)).isInstanceOf(Moved.class);
  }
}
