package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CityTest
@DisplayName("A task that lies with a role at a place")
class TaskDeskTest {

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired SettableClock clock;

  @Test
  void isOnTheWorkListOfThatRoleThereAndNowhereElse() {
    TinyCity city = TinyCity.in(context);
    Viewer east = city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    Viewer west = city.person(Role.DUTY_CHIEF, TinyCity.WEST, "operations-centre");
    long id = ((Moved) casework.open(new Command.Open(
            new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", TinyCity.NANLI, null, null,
            "rubbish", Contact.NONE, Map.of(), "web", false))).caseId();
    take(new Actor.Staff(east), id, "file", Map.of("urgency", "normal", "unverifiedBasis", "photograph"));
    Viewer dispatcher = city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre");
    assertThat(cases.count(east, CaseFilter.WORK, clock.instant()).number()).isZero();

    take(new Actor.Staff(dispatcher), id, "requestVoid", Map.of("voidGround", "test", "reason", "a test"));

    assertThat(cases.count(east, CaseFilter.WORK, clock.instant()).number()).isOne();
    assertThat(cases.count(west, CaseFilter.WORK, clock.instant()).number()).isZero();
  }

  private void take(Actor actor, long id, String transition, Map<String, Object> input) {
    assertThat(casework.act(new Command.Take(actor, clock.instant(), null, id, 0, transition, input)))
        .isInstanceOf(Moved.class);
  }
}
