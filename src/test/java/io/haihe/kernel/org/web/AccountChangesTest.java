package io.haihe.kernel.org.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.OrgFixture;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("What an administrator does to accounts")
class AccountChangesTest {

  private static final String OFFICE = "990101000000/office";
  private static final String URBAN = "990101000000/urban";
  private static final String WEST_URBAN = "990102000000/urban";

  @Autowired OrgFixture fixture;
  @Autowired MockMvcTester http;
  @Autowired Seats seats;
  @Autowired JdbcClient jdbc;

  private Browser administrator;
  private long head;
  private long centre;
  private long west;
  private int people;

  @BeforeAll
  void cityAndAdministrator() {
    fixture.city();
    fixture.member("accounts.admin", Role.ADMINISTRATOR, OFFICE);
    head = fixture.member("accounts.head", Role.UNIT_HEAD, URBAN);
    centre = fixture.member("accounts.centre", Role.COMMAND_CENTRE, OFFICE);
    west = fixture.member("accounts.west", Role.UNIT_HEAD, WEST_URBAN);
    administrator = signedIn("accounts.admin");
  }

  @Test
  void whoeverGetsASeatTheHeadsOfTheUnitHear() {
    long person = somebody();
    give(person, "handler");

    assertThat(told(head)).contains("姓名accounts.admin gave 姓名somebody" + people + " a seat: Handler, 东城区城管委. If you do not know why, ask.");
    assertThat(told(centre)).as("of a seat that decides nothing").noneMatch(text -> text.contains("somebody" + people + " "));
    assertThat(told(west)).isEmpty();
  }

  @Test
  void whoeverCouldBeASecondPersonTheCommandCentreHearsOfToo() {
    long person = somebody();
    give(person, "unitHead");

    assertThat(told(head)).anyMatch(text -> text.contains("somebody" + people + " a seat: Head of unit"));
    assertThat(told(centre)).anyMatch(text -> text.contains("somebody" + people + " a seat: Head of unit"));
    long another = somebody();
    give(another, "commandCentre");
    assertThat(told(centre)).anyMatch(text -> text.contains("somebody" + people + " a seat: Command centre"));
    assertThat(told(another)).as("nobody watches themself").isEmpty();

    administrator.post("/admin/people/" + person, "/admin/people/" + person + "/seats/" + seats.of(person).getFirst().id() + "/end");
    assertThat(told(centre)).anyMatch(text -> text.contains("ended a seat of 姓名somebody" + (people - 1)));
  }

  @Test
  void ofANewPasswordThePersonHearsAndWhoeverWorksWithThem() {
    long person = fixture.member("accounts.officer", Role.HANDLER, URBAN);
    String page = "/admin/people/" + person;
    administrator.post(page, page + "/password");

    assertThat(told(person)).singleElement().asString().contains("姓名accounts.admin set a new password for your account. If you did not ask for it");
    for (long one : List.of(head, centre)) {
      assertThat(told(one)).anyMatch(text -> text.startsWith("姓名accounts.admin set a new password for 姓名accounts.officer."));
    }
    administrator.post(page, page + "/disabled", "disabled", "true");
    administrator.post(page, page + "/disabled", "disabled", "false");
    assertThat(told(head)).anyMatch(text -> text.contains("closed the account of 姓名accounts.officer"))
        .anyMatch(text -> text.contains("opened the closed account of 姓名accounts.officer again"));
  }

  @Test
  void isReadByTheHeadsOfTheUnitAndTheCommandCentreOfThePlaceAndByNobodyElse() {
    long person = somebody();
    give(person, "checker");

    for (String login : List.of("accounts.head", "accounts.centre")) {
      assertThat(Browser.text(signedIn(login).get("/account-changes?lang=en")))
          .contains("Seat given: 姓名somebody" + people + " – Checker, 东城区城管委", "姓名accounts.admin");
    }
    assertThat(Browser.text(signedIn("accounts.head").get("/me"))).contains("href=\"/account-changes\"");
    assertThat(Browser.text(signedIn("accounts.west").get("/account-changes?lang=en"))).contains("Nothing was done").doesNotContain("somebody");
    assertThat(administrator.get("/account-changes").getStatus()).isEqualTo(403);
    assertThat(Browser.text(administrator.get("/me"))).doesNotContain("/account-changes");
  }

  private long somebody() {
    people++;
    return fixture.person("somebody" + people, URBAN);
  }

  private void give(long person, String role) {
    String page = "/admin/people/" + person;
    administrator.post(page, page + "/seats", "unit", URBAN, "role", role, "from", "2025-06-01");
    assertThat(seats.of(person)).hasSize(1);
  }

  private List<String> told(long person) {
    return jdbc.sql("select text_en from notice_message where person = ? order by id").param(person).query(String.class).list();
  }

  private Browser signedIn(String login) {
    Browser browser = new Browser(http);
    assertThat(browser.signIn(login, OrgFixture.PASSWORD)).doesNotContain("/sign-in");
    return browser;
  }
}
