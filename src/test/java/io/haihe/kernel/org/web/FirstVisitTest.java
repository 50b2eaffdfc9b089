package io.haihe.kernel.org.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Act;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.NewSeat;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seats;
import io.haihe.kernel.org.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("The guide to the first visit")
class FirstVisitTest {

  private static final String GUIDE = "class=\"card guide";

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Seats seats;

  private Viewer person(Role role) {
    return TinyCity.in(context).person(role, TinyCity.EAST, "urban-management");
  }

  private Browser arriving(Viewer who) {
    Browser browser = new Browser(http);
    browser.signIn(who.login(), TinyCity.PASSWORD);
    return browser;
  }

  private static String home(Role role) {
    return role == Role.ADMINISTRATOR ? "/admin/people" : "/work";
  }

  private static String page(Browser browser, String path) {
    return Browser.text(browser.get(path + "?lang=en"));
  }

  @ParameterizedTest
  @EnumSource
  void greetsEachRoleWithThreeThingsTheyMayDo(Role role) {
    Browser browser = arriving(person(role));

    String arrival = page(browser, home(role));

    List<String> things = FirstVisitGuide.THINGS.get(role);
    assertThat(things).hasSize(3);
    assertThat(arrival).contains(GUIDE);
    for (String path : things) {
      assertThat(arrival).contains("href=\"" + path + "\"");
      assertThat(browser.get(path).getStatus()).as(path).isEqualTo(200);
    }
  }

  @Test
  void isPutAwayForGoodAndFoundAgainUnderOnesName() {
    Browser browser = arriving(person(Role.CHECKER));
    assertThat(page(browser, "/overdue")).as("only where one arrives").doesNotContain(GUIDE);

    var away = browser.post("/work", "/me/guide/away", "from", "/work");

    assertThat(away.getRedirectedUrl()).isEqualTo("/work");
    assertThat(page(browser, "/work")).doesNotContain(GUIDE);
    assertThat(page(arriving(person(Role.CHECKER)), "/work")).as("at the next sign-in").doesNotContain(GUIDE);
    browser.post("/me", "/me/guide/again");
    assertThat(page(browser, "/me")).contains(GUIDE);
  }

  @Test
  void leadsBackOnlyToWhereItIsShown() {
    Browser browser = arriving(person(Role.HANDLER));

    assertThat(browser.post("/work", "/me/guide/away", "from", "//example.org").getRedirectedUrl()).isEqualTo("/me");
  }

  @Test
  void comesAgainForARoleThatIsNew() {
    Viewer auditor = person(Role.AUDITOR);
    Browser browser = arriving(auditor);
    browser.post("/work", "/me/guide/away", "from", "/work");
    long unit = TinyCity.in(context).unit(TinyCity.EAST, "urban-management").id();
    seats.give(
        new NewSeat(auditor.person(), unit, Role.DISPATCHER, Set.of(), LocalDate.of(2020, 1, 1), null), Act.bySystem(SettableClock.START));

    assertThat(page(browser, "/work")).contains(GUIDE, "href=\"/dispatch\"").doesNotContain("You read everything in your places");
  }
}
