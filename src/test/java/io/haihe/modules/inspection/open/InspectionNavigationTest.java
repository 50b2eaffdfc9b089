package io.haihe.modules.inspection.open;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.PlaceCode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("The pages of inspections")
class InspectionNavigationTest {

  private static final Pattern LINK = Pattern.compile("href=\"((?:/admin)?/inspections?(?:/[a-z-]+)*)\"");

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;

  private TinyCity city;

  @BeforeEach
  void begin() {
    city = TinyCity.in(context);
  }

  private Browser signedIn(Role role, PlaceCode place, String unit) {
    Browser browser = new Browser(http);
    browser.signIn(city.person(role, place, unit).login(), TinyCity.PASSWORD);
    return browser;
  }

  private static Set<String> links(Browser browser, String page) {
    Set<String> found = new TreeSet<>();
    var answer = browser.get(page);
    if (answer.getStatus() == 200) {
      LINK.matcher(Browser.text(answer)).results().forEach(link -> found.add(link.group(1)));
    }
    return found;
  }

  @Test
  void areFoundByAnybodyFromTheHomePageAndTheHeader() {
    Browser anybody = new Browser(http);

    assertThat(links(anybody, "/")).containsExactly("/inspections");
    assertThat(links(anybody, "/report")).containsExactly("/inspections");
    assertThat(Browser.text(anybody.get("/inspections"))).contains("href=\"/inspections\" aria-current=\"page\"");
  }

  @Test
  void areFoundByThoseWhoPlanFromTheirStartPage() {
    assertThat(links(signedIn(Role.UNIT_HEAD, TinyCity.EAST, "urban-management"), "/admin")).containsExactly(
        "/admin/inspection/credit", "/admin/inspection/items", "/admin/inspection/officers", "/admin/inspection/parties", "/inspections/exports", "/inspections/leads",
        "/inspections/load", "/inspections/plans");
    assertThat(links(signedIn(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre"), "/admin")).contains("/inspections/calm", "/inspections/plans");
    assertThat(links(signedIn(Role.ADMINISTRATOR, TinyCity.CITY, "office"), "/admin"))
        .contains("/admin/inspection/parties", "/inspections/calm", "/inspections/exports").doesNotContain("/inspections/plans", "/inspections/leads", "/inspections/load");
    assertThat(links(signedIn(Role.HANDLER, TinyCity.EAST, "urban-management"), "/inspections/mine")).contains("/inspections/plans");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void areNotOfferedToWhomTheyAreClosed(Role role) {
    Browser browser = signedIn(role, TinyCity.EAST, "office");
    for (String page : Set.of("/", "/me", "/admin", "/inspections", "/inspections/mine", "/inspections/calm", "/inspections/plans", "/inspections/leads")) {
      links(browser, page).forEach(link -> assertThat(browser.get(link).getStatus()).as(page + " leads " + role + " to " + link).isEqualTo(200));
    }
  }
}
