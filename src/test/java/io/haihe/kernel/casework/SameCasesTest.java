package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.Scenarios;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
@DisplayName("Cases of the same matter")
class SameCasesTest {

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired SameCases same;
  @Autowired Scenarios scenarios;
  @Autowired PersonalStore personal;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private Viewer clerk;
  private Viewer elsewhere;

  @BeforeEach
  void people() {
    TinyCity city = TinyCity.in(context);
    clerk = city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    elsewhere = city.person(Role.INTAKE_CLERK, TinyCity.WEST, "operations-centre");
  }

  private String birth(PlaceCode place, String certificate) {
    Map<String, Object> form = new HashMap<>(Map.of(
        "childName", "Zhou", "sex", "male", "bornOn", "2025-06-01", "certificateNo", certificate, "motherName", "Wu", "marriage", "none"));
    form.putAll(Map.of("household", "mother", "delivery", "counter"));
    return ((Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "newborn-registration", "birth", "N1", place, null, null, "our child",
        new Contact("Wu", "13800001111", null), form, "web", false))).number();
  }

  private List<String> of(Viewer viewer, String number) {
    return same.of(viewer, cases.find(viewer, number).orElseThrow()).stream().map(CaseRow::number).toList();
  }

  @Test
  void areThoseWithTheSameNumberInAllThatTheViewerSees() {
    String first = birth(TinyCity.NANLI, "B000000001");
    String other = birth(TinyCity.NANLI, "B000000002");
    String again = birth(TinyCity.BEILI, "B000000001");
    String west = birth(TinyCity.STATION, "B000000001");

    assertThat(of(clerk, first)).containsExactly(again);
    assertThat(of(clerk, other)).isEmpty();
    assertThat(of(elsewhere, west)).isEmpty();
    assertThat(same.of(clerk, "newborn-registration", scenarios.current("newborn-registration").type("birth"), Map.of("certificateNo", " b00000 0001")))
        .extracting(CaseRow::number).containsExactly(again, first);
  }

  @Test
  void keepNoNumberAndForgetWhatTheyAreTheSameByWithTheirPersonalData() {
    String first = birth(TinyCity.NANLI, "B000000003");
    String again = birth(TinyCity.NANLI, "B000000003");
    assertThat(jdbc.sql("select count(*) from casework_same where encode(mark, 'escape') like '%B000000003%'").query(Long.class).single()).isZero();

    jdbc.sql("update casework_personal set remove_at = ? where case_id = ?")
        .params(CaseStore.time(clock.instant()), cases.find(clerk, first).orElseThrow().id()).update();
    clock.advance(Duration.ofMinutes(1));
    personal.removeDue(clock.instant());

    assertThat(of(clerk, again)).isEmpty();
    assertThat(of(clerk, first)).isEmpty();
  }
}
