package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("Pages of inspections on small screens and large ones")
class InspectionWidthTest {

  @Autowired ApplicationContext context;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private static Page calm(Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    return page;
  }

  @Test
  void aTaskFromWhichPartiesWereLeftOutFitsAPhone() {
    Viewer head = TinyCity.in(context).person(Role.UNIT_HEAD, TinyCity.EAST, "urban-management");
    long task = announced(TinyCity.in(context).unit(TinyCity.EAST, "urban-management").id());
    for (String reason : new String[] {"OVERLAP", "OFTEN"}) {
      for (int i = 0; i < 12; i++) {
        jdbc.sql("insert into inspection_left_out (task, party, reason) values (?, ?, ?)").params(task, party(reason + i), reason).update();
      }
    }
    try (Chrome chrome = new Chrome(port)) {
      Judge judge = new Judge("en");
      Page page = calm(chrome.window(390, "en"));
      Staff.signIn(page, head);
      judge.open(page, "/inspections/tasks/" + task);

      assertThat(page.locator("main").innerText()).contains("left out, visited by another task in these days: 12");
      assertThat(judge.faults()).isEmpty();
    }
  }

  @Test
  void whatTheDistrictsMadeOfATaskFitsAPhoneForStaffAndInPublic() {
    TinyCity city = TinyCity.in(context);
    Viewer head = city.person(Role.UNIT_HEAD, TinyCity.CITY, "urban-management");
    long plan = plan(city.unit(TinyCity.CITY, "urban-management").id(), TinyCity.CITY, 0);
    long task = given(plan, TinyCity.CITY, city.unit(TinyCity.CITY, "urban-management").id(), 0);
    for (PlaceCode district : List.of(TinyCity.EAST, TinyCity.WEST)) {
      long unit = city.unit(district, "urban-management").id();
      given(plan(unit, district, plan), district, unit, task);
    }
    try (Chrome chrome = new Chrome(port)) {
      Judge judge = new Judge("en");
      Page page = calm(chrome.window(390, "en"));
      Staff.signIn(page, head);
      judge.open(page, "/inspections/tasks/" + task);
      assertThat(page.locator("main").innerText()).contains("Still to be published", "All districts");
      judge.open(page, "/inspections/programme/" + plan);
      assertThat(page.locator("main").innerText()).contains("Published late", "All districts");
      assertThat(judge.faults()).isEmpty();
    }
  }

  private long plan(long unit, PlaceCode place, long above) {
    return jdbc.sql(
            """
            insert into inspection_plan (year, title, unit, place, above, state, made_by, made_at, published_at)
            values (2025, 'Given plan', ?, ?, nullif(?, 0), 'PUBLISHED', 1, now(), now()) returning id
            """)
        .params(unit, place.value(), above).query(Long.class).single();
  }

  private long given(long plan, PlaceCode place, long unit, long above) {
    return jdbc.sql(
            """
            insert into inspection_task (plan, title, kind, place, items, units, ratios, most_a_year, from_day, until_day, state, above)
            values (?, 'Given task', 'DRAWN', ?, '{}', array[?::bigint], '{"A":100}', '{"A":1}', '2025-07-01', '2025-07-31', 'PLANNED', nullif(?, 0)) returning id
            """)
        .params(plan, place.value(), unit, above).query(Long.class).single();
  }

  private long announced(long unit) {
    long plan = jdbc.sql("insert into inspection_plan (year, title, unit, place, state, made_by, made_at) values (2025, 'Wide plan', ?, ?, 'DRAFT', 1, now()) returning id")
        .params(unit, TinyCity.EAST.value()).query(Long.class).single();
    long task = jdbc.sql(
            """
            insert into inspection_task (plan, title, kind, place, items, units, ratios, most_a_year, from_day, until_day, state)
            values (?, 'Wide task', 'DRAWN', ?, '{}', array[?::bigint], '{"A":100}', '{"A":1}', '2025-07-01', '2025-07-31', 'COMMITTED') returning id
            """)
        .params(plan, TinyCity.EAST.value(), unit).query(Long.class).single();
    jdbc.sql(
            """
            insert into inspection_draw (task, commitment, secret, source, public_at, pools, committed_by, committed_at)
            values (?, repeat('0', 64), '', 'Sample lottery', '2030-01-01', '', 1, now())
            """)
        .param(task).update();
    return task;
  }

  private long party(String code) {
    return jdbc.sql(
            """
            insert into inspection_party (code, name, kind, place, address, fields, state, changed_at)
            values ('WIDE-' || ?, 'Wide party', 'ENTERPRISE', ?, '', '{}', 'OPEN', now()) returning id
            """)
        .params(code, TinyCity.NANLI.value()).query(Long.class).single();
  }

  /** Here, since officers and heads of inspections have the most links. */
  @Test
  void theHeaderOfWhoeverHasManyDesksStandsInOneLineAndWhatIsSeldomNeededInAMenu() {
    Viewer head = TinyCity.in(context).person(Role.UNIT_HEAD, TinyCity.EAST, "urban-management");
    try (Chrome chrome = new Chrome(port)) {
      Judge judge = new Judge("en");
      for (int width : new int[] {1440, 390}) {
        Page page = calm(chrome.window(width, "en"));
        Staff.signIn(page, head);
        page.navigate("/inspections/plans");
        assertThat(page.locator(".site-nav a").count()).isGreaterThan(10);
        assertThat(page.locator(".site-nav").boundingBox().height).as("one line").isLessThan(60);
        assertThat(TabWalk.faults(page)).isEmpty();
        page.navigate("/me");
        var menu = page.locator(".site-more");
        assertThat(menu.locator("summary").getAttribute("aria-current")).as("one is in it").isEqualTo("true");
        assertThat(menu.locator("a:visible").count()).isZero();

        page.focus(".site-more summary");
        page.keyboard().press("Enter");

        int shown = menu.locator("a:visible").count();
        assertThat(shown).as("all of them where they do not stand beside it").isEqualTo(width == 390 ? menu.locator("a").count() : menu.locator("li:not(.alone)").count());
        assertThat(page.locator(".site-nav a:visible, .site-nav summary").all()).allSatisfy(link -> isWhole(link, width));
        assertThat(menu.locator("a[aria-current=page]").isVisible()).as("where one is").isTrue();
        judge.look(page, "the menu of the header at " + width);
        page.keyboard().press("Tab");
        assertThat(page.evaluate("document.activeElement === [...document.querySelectorAll('.site-more a')].find(link => link.checkVisibility())")).as("its first is next").isEqualTo(true);
        page.keyboard().press("Escape");
        assertThat(menu.locator("a:visible").count()).isZero();
        assertThat(page.evaluate("document.activeElement.localName")).as("and one is where one was").isEqualTo("summary");
        page.keyboard().press("Enter");
        for (int i = 0; i <= shown; i++) {
          page.keyboard().press("Tab");
        }
        assertThat(menu.locator("a:visible").count()).as("it does not stay open behind one").isZero();
        menu.locator("summary").click();
        assertThat(menu.locator("a:visible").count()).isEqualTo(shown);
        page.mouse().click(4, 880);
        assertThat(menu.locator("a:visible").count()).as("a click elsewhere closes it").isZero();
      }
      assertThat(judge.faults()).isEmpty();
    }
  }

  /** Within the window, nothing of it cut, and easy to hit. */
  private static void isWhole(Locator link, int width) {
    var box = link.boundingBox();
    assertThat(box.x).as(link.innerText()).isNotNegative();
    assertThat(box.x + box.width).as(link.innerText()).isLessThanOrEqualTo(width);
    assertThat(box.height).as(link.innerText()).isGreaterThanOrEqualTo(44);
    assertThat(link.evaluate("e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight")).as(link.innerText()).isEqualTo(true);
  }

  @Test
  void theMenuOfTheHeaderOpensWithoutScript() {
    Viewer head = TinyCity.in(context).person(Role.UNIT_HEAD, TinyCity.EAST, "urban-management");
    try (Chrome chrome = new Chrome(port)) {
      Page page = Staff.signIn(chrome.windowWithoutScript(390, "en"), head).page();
      page.navigate("/inspections/plans");
      page.click(".site-more summary");
      page.click(".site-more a[href='/me']");

      assertThat(page.url()).endsWith("/me");
      assertThat(page.locator(".site-more summary").innerText()).startsWith("Menu").contains("My seats");
    }
  }

  @Test
  void theSearchOnTheFirstPageStandsInOneRow() {
    TinyCity.in(context);
    try (Chrome chrome = new Chrome(port)) {
      Page page = calm(chrome.window(1440, "en"));
      page.navigate("/inspections");
      var field = page.locator("#q").boundingBox();
      var button = page.locator("form.filters button").boundingBox();

      assertThat(button.y + button.height).isCloseTo(field.y + field.height, org.assertj.core.data.Offset.offset(2.0));
      assertThat(page.locator("main a[href^='/inspections/figures']").count()).isEqualTo(1);
    }
  }
}
