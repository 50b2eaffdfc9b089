package io.haihe.kernel.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.Outcome;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;

@CityTest
@DisplayName("Units changed on pages")
class UnitRegisterTest {

  private static final Path UNITS = Path.of("src/test/resources/cities/tiny/units.yaml");

  @Autowired ApplicationContext context;
  @Autowired UnitRegister register;
  @Autowired Units units;
  @Autowired People people;
  @Autowired Places places;
  @Autowired Casework casework;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Viewer east;

  @BeforeEach
  void administrator() {
    city = TinyCity.in(context);
    east = city.person(Role.ADMINISTRATOR, TinyCity.EAST, "office");
  }

  private Act act() {
    return Act.of(east, clock.instant());
  }

  private long make(String word, String duties) {
    return register.make(east, TinyCity.EAST, new UnitWish(word, "department", "东区" + word, "East " + word, duties), act());
  }

  private static List<String> codes(Throwable thrown) {
    return ((BadInput) thrown).findings().stream().map(Finding::code).toList();
  }

  private void load() {
    units.load(places.city("tiny").orElseThrow(), UNITS);
  }

  @Test
  void areFoundByTheirDutyAtOnce() {
    long id = make("parks", "city-management 0699\n* Z1");

    assertThat(units.dutyHolder("city-management", "06991", TinyCity.NANLI, null)).map(Unit::id).contains(id);
    assertThat(units.dutyHolder("city-management", "06991", TinyCity.STATION, null)).map(Unit::id).isNotEqualTo(Optional.of(id));
    assertThat(units.dutyHolder("hotline", "Z12", TinyCity.NANLI, null)).map(Unit::id).contains(id);
    assertThat(units.get(id).parent()).isEqualTo(units.office(TinyCity.EAST).id());
    assertThat(register.changes(units.get(id), 9)).extracting(OrgChange::kind).containsExactly("unit-made");
  }

  @Test
  void sayEverythingThatIsWrongAtOnce() {
    UnitWish wish = new UnitWish("Parks!", "club", " ", "", "Hotline x!y\n* 06\ncity-management");

    assertThatThrownBy(() -> register.make(east, TinyCity.EAST, wish, act()))
        .satisfies(thrown -> assertThat(codes(thrown)).containsExactlyInAnyOrder(
            "org.units.bad-key", "org.units.bad-kind", "org.unit.duty-scenario", "org.units.bad-category", "org.unit.duty-empty",
            "org.unit.same-duty", "org.unit.bad-name"));
  }

  @Test
  void surviveALoadOfTheFileWhichBringsBackWhatItNames() {
    long made = make("stays", "* Y7");
    Unit urban = city.unit(TinyCity.EAST, "urban-management");
    UnitCard card = register.find(east, urban.id());
    register.describe(east, urban.id(), card.revision(), new UnitWish("", "", "改名的单位", "", ""), act());
    assertThat(units.get(urban.id()).name()).isEqualTo("改名的单位");
    Unit transport = city.unit(TinyCity.EAST, "transport");
    register.close(east, transport.id(), register.find(east, transport.id()).revision(), "", act());
    assertThat(units.byKey(transport.key())).isEmpty();

    load();

    assertThat(units.dutyHolder("any", "Y7", TinyCity.NANLI, null)).map(Unit::id).contains(made);
    assertThat(units.get(urban.id()).name()).isEqualTo(urban.name());
    assertThat(units.byKey(transport.key())).map(Unit::id).contains(transport.id());
    assertThat(register.find(east, made).byPage()).isTrue();
  }

  @Test
  void leaveADutyToTheUnitOfTheFileThatComesToHoldItAtTheirPlace(@TempDir Path folder) throws IOException {
    make("earlier", "* Y9");
    String file = Files.readString(UNITS);
    Path wider =
        Files.writeString(
            folder.resolve("units.yaml"),
            file + "\n  - {key: later, kind: department, levels: [district], name: \"{place}后来\", duties: [{categories: [Y9]}]}\n");

    units.load(places.city("tiny").orElseThrow(), wider);

    assertThat(units.dutyHolder("any", "Y9", TinyCity.NANLI, null)).map(Unit::key).contains(TinyCity.EAST + "/later");
    load();
    assertThat(units.dutyHolder("any", "Y9", TinyCity.NANLI, null)).map(Unit::key).contains(TinyCity.EAST + "/earlier");
  }

  @Test
  void tellWhoIsSlowerWhatHappened() {
    long id = make("twice", "");
    int seen = register.find(east, id).revision();
    UnitWish wish = new UnitWish("", "", "新名", "", "* X8");
    register.describe(east, id, seen, wish, act());

    assertThatThrownBy(() -> register.describe(east, id, seen, wish, act())).isInstanceOf(Conflict.class);
    assertThatThrownBy(() -> register.close(east, id, seen, "", act())).isInstanceOf(Conflict.class);
    assertThat(register.find(east, id).duties()).containsExactly(new Duty("", "X8"));
  }

  @Test
  void areMadeOnceByTwoWhoDoItAtTheSameMoment() throws Exception {
    Callable<Object> making = () -> {
      try {
        return make("at-once", "");
      } catch (BadInput taken) {
        return codes(taken).getFirst();
      }
    };
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      List<Object> made = new ArrayList<>();
      for (Future<Object> one : pool.invokeAll(List.of(making, making))) {
        made.add(one.get());
      }
      assertThat(made).contains("org.unit.taken").anyMatch(Long.class::isInstance);
    }
  }

  @Test
  void doNotExistForAdministratorsOfOtherPlaces() {
    long id = make("hidden", "");
    Viewer west = city.person(Role.ADMINISTRATOR, TinyCity.WEST, "office");

    assertThatThrownBy(() -> register.find(west, id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> register.close(west, id, 1, "", Act.of(west, clock.instant()))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> register.make(west, TinyCity.EAST, new UnitWish("x", "department", "x", "", ""), act()))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void closeOnlyWhenNothingWaitsOrSomebodyTakesOver() {
    long id = make("waste", "city-management 0601");
    Unit waste = units.get(id);
    city.person(Role.HANDLER, waste);
    long caseId = caseAt(waste);
    int seen = register.find(east, id).revision();

    assertThat(register.waiting(waste)).isPositive();
    assertThatThrownBy(() -> register.close(east, id, seen, "", act()))
        .satisfies(thrown -> assertThat(codes(thrown)).containsExactly("org.unit.waits"));
    assertThatThrownBy(() -> register.close(east, id, seen, waste.key(), act()))
        .satisfies(thrown -> assertThat(codes(thrown)).containsExactly("org.unit.nobody-there"));

    Viewer heir = city.person(Role.HANDLER, TinyCity.EAST, "urban-management");
    register.close(east, id, seen, TinyCity.EAST + "/urban-management", act());

    assertThat(units.byKey(waste.key())).isEmpty();
    assertThat(units.dutyHolder("city-management", "06010", TinyCity.NANLI, null)).map(Unit::id).isNotEqualTo(Optional.of(id));
    Viewer heirNow = people.viewer(heir.person(), clock.instant());
    assertThat(heirNow.seats()).anyMatch(seat -> seat.unit().id() == id && seat.role() == Role.HANDLER);
    assertThat(take(caseId, heirNow, "accept", Map.of())).isInstanceOf(Outcome.Moved.class);
    assertThat(register.changes(waste, 9).getFirst().detail()).containsEntry("seats", 1);
  }

  @Test
  void giveNobodyWhoClosesThemASeatInThem() {
    long id = make("own", "");
    Unit own = units.get(id);
    long herself = east.person();
    city.person(Role.HANDLER, TinyCity.EAST, "water");
    context.getBean(Seats.class)
        .give(
            new NewSeat(herself, city.unit(TinyCity.EAST, "water").id(), Role.UNIT_HEAD, Set.of(), LocalDate.of(2020, 1, 1), null),
            Act.bySystem(clock.instant()));

    register.close(east, id, register.find(east, id).revision(), TinyCity.EAST + "/water", act());

    assertThat(context.getBean(Seats.class).of(herself)).noneMatch(seat -> seat.unit().id() == own.id());
  }

  @Test
  void comeBackIntoService() {
    long id = make("returns", "* W5");
    register.close(east, id, register.find(east, id).revision(), "", act());
    assertThat(units.closedAt(TinyCity.EAST)).extracting(Unit::id).contains(id);

    register.reopen(east, id, register.find(east, id).revision(), act());

    assertThat(units.dutyHolder("any", "W5", TinyCity.NANLI, null)).map(Unit::id).contains(id);
  }

  @Test
  void neverCloseTheOfficeOfAPlace() {
    long office = units.office(TinyCity.EAST).id();

    assertThatThrownBy(() -> register.close(east, office, 1, "", act()))
        .satisfies(thrown -> assertThat(codes(thrown)).containsExactly("org.unit.office-stays"));
  }

  private long caseAt(Unit unit) {
    Command.Open open =
        new Command.Open(
            new Actor.Reporter(), now(), null, "city-management", "matter", "06010", TinyCity.NANLI, null, null, "rubbish",
            Contact.NONE, Map.of(), "web", false);
    long id = ((Outcome.Moved) casework.open(open)).caseId();
    take(id, city.person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre"), "register", Map.of());
    take(id, city.person(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre"), "file",
        Map.of("urgency", "normal", "unverifiedBasis", "photo"));
    assertThat(take(id, city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre"), "dispatch", Map.of("unit", unit.id())))
        .isInstanceOf(Outcome.Moved.class);
    return id;
  }

  private Outcome take(long id, Viewer who, String transition, Map<String, Object> input) {
    return casework.act(new Command.Take(new Actor.Staff(who), now(), null, id, 0, transition, input));
  }

  private Instant now() {
    return clock.instant();
  }
}
