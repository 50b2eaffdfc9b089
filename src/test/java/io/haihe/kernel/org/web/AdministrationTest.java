package io.haihe.kernel.org.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.OrgFixture;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Person;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.SeatTerm;
import io.haihe.kernel.org.Seats;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministrationTest {

  private static final String EAST_OFFICE = "990101000000/office";
  private static final String EAST_URBAN = "990101000000/urban";
  private static final String WEST_URBAN = "990102000000/urban";
  private static final Pattern HANDED = Pattern.compile("class=\"mono large\">([^<]+)<");

  @Autowired OrgFixture fixture;
  @Autowired MockMvcTester http;
  @Autowired People people;
  @Autowired Seats seats;
  @Autowired SettableClock clock;

  private long eastAdministrator;
  private Browser east;

  @BeforeAll
  void cityAndAdministrator() {
    fixture.city();
    eastAdministrator = fixture.member("admin.east", Role.ADMINISTRATOR, EAST_OFFICE);
    east = signedIn("admin.east");
  }

  @Test
  void opensAnAccountWithAPasswordToHandOver() {
    var page =
        Browser.text(
            east.post("/admin/people/new", "/admin/people", "login", "new.one", "name", "新人", "unit", "东城区城管委"));
    Matcher password = HANDED.matcher(page);
    assertThat(password.find()).isTrue();

    Browser fresh = new Browser(http);
    fresh.signIn("new.one", password.group(1));
    assertThat(fresh.get("/me").getRedirectedUrl()).isEqualTo("/me/password");
  }

  @Test
  void saysWhatIsWrongWithANewAccountAndKeepsWhatWasEntered() {
    var answer =
        east.post("/admin/people/new?lang=en", "/admin/people", "login", "admin.east", "name", "重名", "unit", EAST_URBAN);

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(Browser.text(answer)).contains("admin.east", "is taken", "value=\"重名\"");
  }

  @Test
  void opensNoAccountOutsideItsPlaces() {
    var answer = east.post("/admin/people/new", "/admin/people", "login", "west.one", "name", "西", "unit", WEST_URBAN);

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(people.byLogin("west.one")).isEmpty();
  }

  @Test
  void givesAndEndsASeatWithATerm() {
    long person = fixture.person("seated", EAST_URBAN);
    String page = "/admin/people/" + person;

    var given =
        east.post(
            page, page + "/seats", "unit", EAST_URBAN, "role", "handler", "scenarios", "hotline，other",
            "from", "2025-06-01", "until", "2025-12-31");
    assertThat(given.getRedirectedUrl()).isEqualTo(page);
    SeatTerm seat = seats.of(person).getFirst();
    assertThat(seat.scenarios()).containsExactlyInAnyOrder("hotline", "other");
    assertThat(people.viewer(person, clock.instant()).has(Role.HANDLER)).isTrue();
    assertThat(Browser.text(east.get(page + "?lang=zh"))).contains("经办人", "东城区城管委", "设置岗位", "姓名admin.east");

    east.post(page, page + "/seats/" + seat.id() + "/end");
    assertThat(people.viewer(person, clock.instant()).has(Role.HANDLER)).isFalse();
  }

  @Test
  void disablesEnablesAndResetsWithinItsPlaces() {
    long person = fixture.member("toggled", Role.HANDLER, EAST_URBAN);
    String page = "/admin/people/" + person;

    east.post(page, page + "/disabled", "disabled", "true");
    assertThat(signIn("toggled")).isEqualTo("/sign-in?failed");
    east.post(page, page + "/disabled", "disabled", "false");
    assertThat(signIn("toggled")).isEqualTo("/work");
    assertThat(Browser.text(east.post(page, page + "/password"))).containsPattern(HANDED);
    assertThat(signIn("toggled")).isEqualTo("/sign-in?failed");
  }

  @Test
  void takesOverNoAccountThatReachesFartherThanItsOwnPlaces() {
    long person = fixture.person("reaches", EAST_URBAN);
    fixture.member("west.head", Role.UNIT_HEAD, WEST_URBAN);
    seats.give(
        new NewSeat(
            person, fixture.idOf(WEST_URBAN), Role.UNIT_HEAD, Set.of(), LocalDate.of(2030, 1, 1), null),
        Act.bySystem(clock.instant()));
    String page = "/admin/people/" + person;

    assertThat(Browser.text(east.get(page))).doesNotContain(page + "/password");
    assertThat(east.post("/me", page + "/password").getStatus()).isEqualTo(403);
    assertThat(east.post("/me", page + "/disabled", "disabled", "true").getStatus()).isEqualTo(403);
  }

  @Test
  void doesNotShowPeopleOfOtherPlaces() {
    long west = fixture.member("hidden.west", Role.HANDLER, WEST_URBAN);

    assertThat(east.get("/admin/people/" + west).getStatus()).isEqualTo(404);
    assertThat(Browser.text(east.get("/admin/people?words=hidden"))).doesNotContain("hidden.west");
    assertThat(east.post("/me", "/admin/people/" + west + "/password").getStatus()).isEqualTo(404);
    assertThat(east.post("/me", "/admin/people/" + west + "/disabled", "disabled", "true").getStatus()).isEqualTo(403);
  }

  @Test
  void givesNothingToItself() {
    String own = "/admin/people/" + eastAdministrator;
    var answer =
        east.post("/me", own + "/seats", "unit", EAST_URBAN, "role", "commandCentre", "from", "2025-06-01");

    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(seats.of(eastAdministrator)).hasSize(1);
  }

  @Test
  void isNotForOthers() {
    long person = fixture.member("plain", Role.UNIT_HEAD, EAST_URBAN);
    Browser plain = signedIn("plain");

    assertThat(plain.get("/admin/people").getStatus()).isEqualTo(403);
    assertThat(plain.get("/admin/people/new").getStatus()).isEqualTo(403);
    assertThat(plain.get("/admin/people/" + person).getStatus()).isEqualTo(404);
    assertThat(Browser.text(plain.get("/admin"))).doesNotContain("href=\"/admin/people\"");
    assertThat(Browser.text(east.get("/me"))).contains("href=\"/admin\"");
    assertThat(Browser.text(east.get("/admin"))).contains("href=\"/admin/people\"");
  }

  @Test
  void lendsTheOwnSeatForWholeDaysOfTheCity() {
    long holder = fixture.member("absent", Role.UNIT_HEAD, EAST_URBAN);
    Person stand = people.get(fixture.member("stand.in", Role.HANDLER, EAST_URBAN));
    String seat = String.valueOf(seats.of(holder).getFirst().id());
    Browser absent = signedIn("absent");

    var refused =
        absent.post("/me", "/me/delegations", "seat", seat, "delegate", "nobody", "from", "2025-06-16",
            "until", "2025-06-17", "reason", "休假");
    assertThat(refused.getStatus()).isEqualTo(422);
    absent.post("/me", "/me/delegations", "seat", seat, "delegate", stand.login(), "from", "2025-06-16",
        "until", "2025-06-17", "reason", "休假");

    assertThat(people.viewer(stand.id(), Instant.parse("2025-06-17T15:59:59Z")).has(Role.UNIT_HEAD)).isTrue();
    assertThat(people.viewer(stand.id(), Instant.parse("2025-06-17T16:00:00Z")).has(Role.UNIT_HEAD)).isFalse();
    assertThat(Browser.text(absent.get("/me"))).contains("姓名stand.in", "休假");
  }

  private Browser signedIn(String login) {
    Browser browser = new Browser(http);
    assertThat(browser.signIn(login, OrgFixture.PASSWORD)).doesNotContain("/sign-in");
    return browser;
  }

  private String signIn(String login) {
    return String.valueOf(new Browser(http).signIn(login, OrgFixture.PASSWORD));
  }
}
