package io.haihe.kernel.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@CityTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {

  private static final Instant NOW = SettableClock.START;
  private static final String URBAN = "990101000000/urban";
  private static final String COMMUNITY = "990101001001/office";
  private static final String STREET = "990101001000/office";

  @Autowired OrgFixture fixture;
  @Autowired People people;
  @Autowired Seats seats;
  @Autowired Sights sights;
  @Autowired JdbcClient database;

  @BeforeAll
  void city() {
    fixture.city();
  }

  @Test
  void aSeatIsInForceFromTheFirstToTheLastDayOfItsTermInTheTimeOfTheCity() {
    long person = fixture.person("term", URBAN);
    fixture.seat(person, Role.HANDLER, URBAN, LocalDate.of(2025, 7, 1), LocalDate.of(2025, 7, 2));

    assertThat(roles(person, "2025-06-30T15:59:59Z")).isEmpty();
    assertThat(roles(person, "2025-06-30T16:00:00Z")).containsExactly("handler");
    assertThat(roles(person, "2025-07-02T15:59:59Z")).containsExactly("handler");
    assertThat(roles(person, "2025-07-02T16:00:00Z")).isEmpty();
  }

  @Test
  void aSeatEndsAtOnceWhenItIsTakenAway() {
    long person = fixture.member("ended", Role.DISPATCHER, URBAN);
    assertThat(people.viewer(person, NOW).has(Role.DISPATCHER)).isTrue();

    seats.end(fixture.seatOf(person), Act.bySystem(NOW));

    assertThat(people.viewer(person, NOW).seats()).isEmpty();
  }

  @Test
  void aSeatThatHasNotBegunNeverBeginsWhenItIsTakenAway() {
    long person = fixture.person("never", URBAN);
    long seat = fixture.seat(person, Role.HANDLER, URBAN, LocalDate.of(2025, 7, 1), null);

    seats.end(seat, Act.bySystem(NOW));

    assertThat(roles(person, "2025-07-01T02:00:00Z")).isEmpty();
  }

  @Test
  void refusesATermThatEndsBeforeItBegins() {
    long person = fixture.person("backwards", URBAN);

    assertThatThrownBy(() ->
            fixture.seat(person, Role.HANDLER, URBAN, LocalDate.of(2025, 7, 2), LocalDate.of(2025, 7, 1)))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void aDelegateUsesTheSeatInTheHoldersNameUntilTheTimeIsUp() {
    long holder = fixture.member("away", Role.UNIT_HEAD, URBAN);
    long deputy = fixture.member("deputy", Role.HANDLER, URBAN);
    Instant back = NOW.plus(Duration.ofDays(2));
    delegate(holder, deputy, NOW.plusSeconds(60), back);

    assertThat(roles(deputy, NOW)).containsExactly("handler");
    assertThat(people.viewer(deputy, NOW.plusSeconds(60)).seats())
        .filteredOn(seat -> seat.role() == Role.UNIT_HEAD)
        .singleElement()
        .satisfies(seat -> {
          assertThat(seat.onBehalfOf()).isEqualTo(holder);
          assertThat(seat.id()).isEqualTo(fixture.seatOf(holder));
        });
    assertThat(roles(deputy, back.minusMillis(1))).contains("unitHead");
    assertThat(roles(deputy, back)).containsExactly("handler");
    assertThat(people.viewer(holder, NOW.plusSeconds(60)).has(Role.UNIT_HEAD)).isTrue();
  }

  @Test
  void aDelegationEndsWithTheSeatAndWithTheHoldersAccount() {
    long deputy = fixture.member("deputy2", Role.HANDLER, URBAN);
    long leaving = fixture.member("leaving", Role.UNIT_HEAD, URBAN);
    long disabled = fixture.member("gone", Role.DISPATCHER, URBAN);
    delegate(leaving, deputy, NOW, NOW.plus(Duration.ofDays(9)));
    delegate(disabled, deputy, NOW, NOW.plus(Duration.ofDays(9)));
    assertThat(roles(deputy, NOW)).containsExactlyInAnyOrder("handler", "unitHead", "dispatcher");

    seats.end(fixture.seatOf(leaving), Act.bySystem(NOW));
    people.disable(disabled, Act.bySystem(NOW));

    assertThat(roles(deputy, NOW)).containsExactly("handler");
  }

  @Test
  void aDelegationCanBeTakenBackByTheHolderAndHandedBackByTheDelegateButByNobodyElse() {
    long holder = fixture.member("holder3", Role.UNIT_HEAD, URBAN);
    long deputy = fixture.member("deputy3", Role.HANDLER, URBAN);
    long stranger = fixture.member("stranger3", Role.HANDLER, STREET);
    long delegation = delegate(holder, deputy, NOW, NOW.plus(Duration.ofDays(9)));

    assertThatThrownBy(() -> seats.endDelegation(stranger, delegation, Act.bySystem(NOW)))
        .isInstanceOf(AccessDeniedException.class);
    seats.endDelegation(deputy, delegation, Act.bySystem(NOW.plusSeconds(1)));

    assertThat(roles(deputy, NOW)).contains("unitHead");
    assertThat(roles(deputy, NOW.plusSeconds(1))).containsExactly("handler");
  }

  @Test
  void refusesToDelegateASeatThatIsNotOnesOwn() {
    long holder = fixture.member("holder4", Role.UNIT_HEAD, URBAN);
    long thief = fixture.member("thief4", Role.HANDLER, URBAN);

    assertThatThrownBy(() ->
            seats.delegate(
                thief, fixture.seatOf(holder), thief, NOW, NOW.plusSeconds(60), "x", Act.bySystem(NOW)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void refusesADelegateWithoutASeatAndAnEndInThePast() {
    long holder = fixture.member("holder5", Role.UNIT_HEAD, URBAN);
    long seatless = fixture.person("seatless5", URBAN);

    assertThatThrownBy(() -> delegate(holder, seatless, NOW.minusSeconds(99), NOW.minusSeconds(9)))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.findings())
                    .extracting(Finding::code)
                    .containsExactlyInAnyOrder("org.delegation.wrong-order", "org.delegation.wrong-delegate"));
  }

  @Test
  void holdersAreThoseInForceAndTheirDelegates() {
    long holder = fixture.member("holder6", Role.CHECKER, COMMUNITY);
    long deputy = fixture.member("deputy6", Role.COLLECTOR, COMMUNITY);
    long disabled = fixture.member("disabled6", Role.CHECKER, COMMUNITY);
    long future = fixture.person("future6", COMMUNITY);
    fixture.seat(future, Role.CHECKER, COMMUNITY, LocalDate.of(2025, 8, 1), null);
    delegate(holder, deputy, NOW, NOW.plusSeconds(60));
    people.disable(disabled, Act.bySystem(NOW));
    long unit = fixture.unit(COMMUNITY).id();

    assertThat(people.holders(Role.CHECKER, unit, NOW)).containsExactlyInAnyOrder(holder, deputy);
    assertThat(people.holders(Role.CHECKER, unit, NOW.plusSeconds(60))).containsExactly(holder);
  }

  @Test
  void aPersonSeesThePlacesAndUnitsOfTheSeatsAndNoMore() {
    long person = fixture.person("sees", URBAN);
    seats.give(
        List.of(
            new NewSeat(person, fixture.unit(STREET).id(), Role.CHECKER, Set.of("hotline"), LocalDate.of(2020, 1, 1), null),
            new NewSeat(person, fixture.unit(URBAN).id(), Role.HANDLER, Set.of(), LocalDate.of(2020, 1, 1), null),
            new NewSeat(person, fixture.unit(URBAN).id(), Role.ADMINISTRATOR, Set.of(), LocalDate.of(2020, 1, 1), null)),
        Act.bySystem(NOW));

    assertThat(sights.of(people.viewer(person, NOW)))
        .containsExactlyInAnyOrder(
            new Sight.OfPlace(SmallCity.STREET, SmallCity.get(SmallCity.STREET).last(), Set.of("hotline")),
            new Sight.OfUnit(fixture.unit(URBAN).id(), Set.of()));
  }

  @Test
  void opensManyAccountsQuickly() {
    long unit = fixture.unit(URBAN).id();
    List<NewPerson> many =
        IntStream.range(0, 3000).mapToObj(i -> new NewPerson("many" + i, "many", "zh", unit, "same for all", false)).toList();

    long begin = System.nanoTime();
    List<Long> ids = people.open(many, Act.bySystem(NOW));

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    assertThat(people.get(ids.get(2999)).login()).isEqualTo("many2999");
  }

  @Test
  void refusesLoginsTakenOrImpossible() {
    fixture.person("taken", URBAN);

    assertThatThrownBy(() -> fixture.person("  Taken ", URBAN)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> fixture.person("no spaces", URBAN)).isInstanceOf(BadInput.class);
  }

  @Test
  void keepsEveryChangeAndLetsNobodyAlterIt() {
    long person = fixture.member("kept", Role.HANDLER, URBAN);
    seats.end(fixture.seatOf(person), new Act(person, NOW));

    assertThat(people.changes(person, 10)).extracting(OrgChange::kind).containsExactly(
        "seat-ended", "seat-given", "person-opened");
    assertThat(people.changes(person, 1).getFirst().by()).isEqualTo(person);
    assertThatThrownBy(() -> database.sql("delete from org_change").update()).hasMessageContaining("append-only");
    assertThatThrownBy(() -> database.sql("update org_change set actor = null").update())
        .hasMessageContaining("append-only");
  }

  @Test
  void findsPeopleByPartOfTheNameWithinASubtree() {
    long east = fixture.member("findme-east", Role.HANDLER, URBAN);
    fixture.member("findme-west", Role.HANDLER, "990102000000/urban");

    assertThat(people.search("FINDME", fixture.unit("990101000000/office"), NOW, 10))
        .extracting(Person::id)
        .containsExactly(east);
    assertThat(people.search("findme", fixture.unit("990000000000/office"), NOW, 10)).hasSize(2);
  }

  @Test
  void saysTheNameAlsoAfterItChanged() {
    long person = fixture.person("named", URBAN);
    assertThat(people.nameOf(person)).isEqualTo("姓名named");

    people.describe(person, "新名字", "en", Act.bySystem(NOW));

    assertThat(people.nameOf(person)).isEqualTo("新名字");
  }

  private long delegate(long holder, long delegate, Instant from, Instant until) {
    return seats.delegate(holder, fixture.seatOf(holder), delegate, from, until, "休假", Act.bySystem(NOW));
  }

  private List<String> roles(long person, String at) {
    return roles(person, Instant.parse(at));
  }

  private List<String> roles(long person, Instant at) {
    return OrgFixture.roles(people.viewer(person, at));
  }
}
