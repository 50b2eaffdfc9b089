package io.haihe.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Unit;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CityTest
@DisplayName("What a viewer sees")
class SightTest {

  private static final List<PlaceCode> PLACES =
      List.of(TinyCity.CITY, TinyCity.EAST, TinyCity.WEST, TinyCity.RIVERSIDE, TinyCity.NANLI, TinyCity.STATION);

  @Autowired ApplicationContext context;
  @Autowired Casework casework;
  @Autowired Cases cases;
  @Autowired CaseStore store;
  @Autowired Directory directory;
  @Autowired SettableClock clock;

  private final Random random = new Random(11);

  @Test
  void isTheSameInListsAndCountsAsForOneCase() {
    TinyCity city = TinyCity.in(context);
    List<Case> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(anyCase());
    }
    int seen = 0;
    for (int i = 0; i < 60; i++) {
      Viewer viewer = anybody(city);
      List<String> single =
          all.stream().filter(now -> cases.find(viewer, now.number()).isPresent()).map(Case::number).sorted().toList();

      assertThat(cases.list(viewer, CaseFilter.ALL, clock.instant(), null, 500).rows())
          .as(viewer.seats().toString())
          .extracting(CaseRow::number)
          .containsExactlyInAnyOrderElementsOf(single);
      assertThat(cases.count(viewer, CaseFilter.ALL, clock.instant()).number()).isEqualTo(single.size());
      assertThat(all.stream().filter(now -> Sightline.sees(viewer, now, directory))).hasSameSizeAs(single);
      seen += single.size();
    }
    assertThat(seen).as("the viewers see something").isPositive();
  }

  private Case anyCase() {
    boolean hotline = random.nextBoolean();
    PlaceCode place = PLACES.get(random.nextInt(PLACES.size()));
    Actor importer = new Actor.Importer(0, 0, Map.of());
    Command.Open open =
        new Command.Open(
            importer, clock.instant(), null, hotline ? "hotline" : "city-management", hotline ? "workOrder" : "matter",
            hotline ? "H0101" : "06010", place, null, null, "words", new Contact(null, "13800001111", null),
            hotline ? Map.of("requestType", "help") : Map.of(), "import", false);
    Outcome.Moved opened = (Outcome.Moved) casework.open(open);
    if (!hotline && random.nextBoolean()) {
      for (String step : List.of("file", "dispatch")) {
        Map<String, Object> input = step.equals("file") ? Map.of("urgency", "normal") : Map.of();
        casework.act(new Command.Take(importer, clock.instant(), null, opened.caseId(), 0, step, input));
      }
    }
    return store.find(opened.caseId()).orElseThrow().now();
  }

  /** One to three seats of any role in any unit, some of them for one scenario only. */
  private Viewer anybody(TinyCity city) {
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      Role role = Role.values()[random.nextInt(Role.values().length)];
      Unit unit =
          random.nextBoolean()
              ? city.unit(PLACES.get(random.nextInt(PLACES.size())), "office")
              : city.unit(random.nextBoolean() ? TinyCity.EAST : TinyCity.WEST, "urban-management");
      Set<String> scenarios = random.nextInt(3) == 0 ? Set.of("hotline") : Set.of();
      seats.add(new Seat(i + 1, role, unit, scenarios, null));
    }
    return new Viewer(1, "anybody", "anybody", seats);
  }
}
