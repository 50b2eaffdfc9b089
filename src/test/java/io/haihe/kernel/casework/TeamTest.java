package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.kernel.casework.Outcome.Reason;
import io.haihe.kernel.casework.Outcome.Refused;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.CalendarsForTests;
import io.haihe.kernel.place.PlaceLevel;
import io.haihe.kernel.scenario.Packages;
import io.haihe.kernel.scenario.ScenarioLoader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What only those may do who were drawn for a case")
class TeamTest {

  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private final SampleCity city =
      new SampleCity(CalendarsForTests.china(), none -> Optional.empty(), none -> Optional.empty(), List.of("handler@A", "handler@B"));

  private final SimulatedCase matter = new SimulatedCase(ScenarioLoader.load(Packages.MINIMAL), 1, 1, city, START);

  private Optional<Refused> open(String type, Map<String, Object> form) {
    return matter.open(new Command.Open(
        new Actor.Clock(), START, "draw/1", "minimal", type, "0101", SampleCity.place(PlaceLevel.COMMUNITY), null, null, "drawn", Contact.NONE,
        form, "module", false));
  }

  private Optional<Refused> finish(Viewer who) {
    return matter.act(new Command.Take(new Actor.Staff(who), START, null, matter.id(), 0, "finish", Map.of()));
  }

  private void opened() {
    assertThat(open("related", Map.of("size", 1))).isEmpty();
  }

  @Test
  void isBegunByThePlatformItselfWhereTheTypeSaysSo() {
    opened();

    assertThat(matter.timeline().getFirst().by()).isEqualTo(By.SYSTEM);
    assertThat(matter.now().state()).isEqualTo("begun");
  }

  @Test
  void isNotBegunByThePlatformWhereTheTypeDoesNotSaySo() {
    assertThat(open("matter", Map.of())).map(Refused::reason).contains(Reason.NOT_PERMITTED);
  }

  @Test
  void isDoneByAnyOfThemWhateverUnitTheySitIn() {
    opened();

    assertThat(finish(city.person("handler@B"))).isEmpty();
    assertThat(matter.now().state()).isEqualTo("done");
  }

  @Test
  void isRefusedToAColleagueOfTheSameUnit() {
    opened();

    assertThat(finish(city.person("handler"))).map(Refused::reason).contains(Reason.NOT_PERMITTED);
  }

  @Test
  void isRefusedToADrawnPersonInAnotherRole() {
    opened();
    Viewer drawn = city.person("handler@A");
    Seat head = city.person("unitHead@A").seats().getFirst();

    assertThat(finish(new Viewer(drawn.person(), "drawn", "drawn", List.of(head)))).map(Refused::reason).contains(Reason.NOT_PERMITTED);
  }

  @Test
  void isNotDoneByWhoeverActsForOneOfThemNorByOneOfThemForSomebodyElse() {
    opened();
    Viewer drawn = city.person("handler@A");
    Viewer deputy = city.person("handler@C");
    Seat own = drawn.seats().getFirst();
    Seat delegated = new Seat(own.id(), own.role(), own.unit(), own.scenarios(), drawn.person());
    Seat ofAnother = new Seat(own.id(), own.role(), own.unit(), own.scenarios(), deputy.person());

    assertThat(finish(new Viewer(deputy.person(), "deputy", "deputy", List.of(delegated)))).isPresent();
    assertThat(finish(new Viewer(drawn.person(), "drawn", "drawn", List.of(ofAnother)))).isPresent();
    assertThat(finish(drawn)).isEmpty();
  }
}
