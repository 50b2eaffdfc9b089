package io.haihe.modules.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.NewPerson;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.drafts.Draft;
import io.haihe.kernel.scenario.drafts.Drafts;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("The start page of administrators")
class AdministrationPagesTest {

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;

  private TinyCity city;
  private Viewer administrator;

  @BeforeEach
  void people() {
    city = TinyCity.in(context);
    administrator = city.person(Role.ADMINISTRATOR, TinyCity.CITY, "office");
  }

  private Browser as(Viewer person) {
    Browser someones = new Browser(http);
    someones.signIn(person.login(), TinyCity.PASSWORD);
    return someones;
  }

  private String start(Viewer person) {
    return Browser.text(as(person).get("/admin?lang=en"));
  }

  @Test
  void leadsToWhatOneLooksAfter() {
    assertThat(start(administrator))
        .contains("/admin/people", "/admin/units", "/admin/calendars", "/admin/scenarios", "/admin/categories", "/admin/templates",
            "/admin/webhooks", "/admin/import", "/admin/audit")
        .doesNotContain("??");
    assertThat(start(city.person(Role.AUDITOR, TinyCity.EAST, "office"))).contains("/admin/audit").doesNotContain("/admin/people");
    assertThat(as(city.person(Role.CHECKER, TinyCity.EAST, "office")).get("/admin").getStatus()).isEqualTo(403);
  }

  @Test
  void namesWhoHasNoSeatAndWhichUnitHasNobody() {
    long unit = city.unit(TinyCity.WEST, "water").id();
    context.getBean(People.class).open(new NewPerson("seatless.one", "Seatless One", "en", unit, TinyCity.PASSWORD, false), Act.bySystem(clock.instant()));

    assertThat(start(administrator)).contains("/admin/people?seatless=true", "/admin/units?empty=true");
    Browser browser = as(administrator);
    Viewer seated = city.person(Role.CHECKER, TinyCity.WEST, "office");
    assertThat(Browser.text(browser.get("/admin/people?seatless=true"))).contains("Seatless One").doesNotContain(seated.login());
    assertThat(Browser.text(browser.get("/admin/units?empty=true"))).contains("/admin/units/" + unit);
    assertThat(start(city.person(Role.ADMINISTRATOR, TinyCity.EAST, "office"))).as("of another district").doesNotContain("seatless=true");
  }

  @Test
  void namesWebhooksThatFailAndDraftsThatWait() {
    jdbc.sql("""
        insert into notice_subscription (id, name, url, secret, place, kinds, owner, created_at, active, stopped)
        values (nextval('notice_subscription_id'), 'the board', 'https://example.org/', '\\x00', ?, '{}', ?, now(), false, 'failing')
        """)
        .params(TinyCity.EAST.value(), administrator.person())
        .update();
    Draft draft = context.getBean(Drafts.class).fromVersion(administrator, "hotline");
    jdbc.sql("update scenario_draft set state = 'IN_REVIEW' where id = ?").param(draft.id()).update();

    assertThat(start(administrator)).contains("the board").doesNotContain("/admin/drafts/" + draft.id());
    Viewer other = city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "office");
    assertThat(start(other)).contains("/admin/drafts/" + draft.id());
  }

  @Test
  void namesProjectionsThatLagBehindAndYearsWithoutHolidays() {
    jdbc.sql("""
        insert into casework_entry (case_id, seq, at, body, hash)
        select -1, n, now(), '', '' from generate_series(1, 1002) n
        """).update();
    jdbc.sql("insert into casework_cursor values ('left-behind', '0', 0, null)").update();

    assertThat(start(administrator)).contains("left-behind");

    clock.set(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(start(administrator)).contains("The holidays of 2027");
    clock.set(SettableClock.START);
  }

  @Test
  void showsCategoriesWithWhoseDutyTheyAreAndLeadsIntoADraft() {
    Browser browser = as(administrator);
    String page = Browser.text(browser.get("/admin/categories?scenario=city-management&words=06010&lang=en"));
    assertThat(page).contains("06010", city.unit(TinyCity.CITY, "urban-management").nameIn(Locale.ENGLISH)).doesNotContain("??");
    assertThat(Browser.text(browser.get("/admin/categories?words=zzz"))).contains("empty-title");

    String draft = browser.post("/admin/categories", "/admin/scenarios/grid-patrol/draft", "file", "categories.csv").getRedirectedUrl();
    assertThat(draft).contains("/file?path=categories.csv");
    assertThat(Browser.text(browser.get(draft))).contains("textarea");
    Viewer east = city.person(Role.ADMINISTRATOR, TinyCity.EAST, "office");
    assertThat(Browser.text(as(east).get("/admin/categories"))).doesNotContain("/draft\"");
  }

  @Test
  void showsReplyTemplates() {
    assertThat(Browser.text(as(administrator).get("/admin/templates?lang=en")))
        .contains("/admin/scenarios/hotline/draft", ">Received</span>").doesNotContain("{openedAt}", "??");
    assertThat(Browser.text(as(administrator).get("/admin/templates?words=zzz"))).contains("empty-title");
  }
}
