package io.haihe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.haihe.CityTest;
import io.haihe.kernel.casework.Case;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("By the keyboard alone")
class KeyboardTest extends BrowserStory {

  private static final int MORE_THAN_A_SCREEN = 12;

  @Test
  void theFirstStopLeadsPastTheHeader() {
    Page page = chrome.window(1440, "en");
    page.navigate("/report/city-management");
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip-link")).isFocused();
    assertThat(page.locator(".skip-link")).isInViewport();

    page.keyboard().press("Enter");

    assertThat(page.locator("main")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.locator("#text")).isFocused();
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 1440})
  void everyControlIsReachedAndSeenWhileItHasTheFocus(int width) {
    Matters matters = new Matters(context);
    for (int i = 0; i < MORE_THAN_A_SCREEN; i++) {
      matters.reported();
    }
    Case summoned = matters.summoned("arrive");
    Page visitor = chrome.window(width, "en");
    walk(visitor, "/report/city-management");
    walk(visitor, matters.link(summoned));
    walk(visitor, "/nearby");
    Page clerk = Staff.signIn(chrome.window(width, "en"), matters.clerk).page();
    walk(clerk, "/work");
    Page chief = Staff.signIn(chrome.window(width, "en"), matters.chief).page();
    walk(chief, "/cases/" + summoned.number());
    walk(chief, "/desks");
    walk(chief, "/whistles");
    walk(chief, "/overview");
  }

  private static void walk(Page page, String path) {
    page.navigate(path);
    page.waitForCondition(() -> page.querySelector(".htmx-request") == null);
    Assertions.assertThat(TabWalk.faults(page)).as(path).isEmpty();
  }

  @Test
  void aResidentReports() {
    Page page = chrome.window(1440, "en");
    page.navigate("/report/city-management");
    page.focus("#text");
    page.keyboard().type("A heap of rubbish has been lying by the gate for three days.");
    tabTo(page, "#category");
    page.keyboard().type("Exposed");
    tabTo(page, "#place-district");
    page.keyboard().press("ArrowDown");
    tabTo(page, "form[data-report] .button-row .primary");

    page.keyboard().press("Enter");

    page.waitForSelector("[data-number]");
  }

  @Test
  void whoeverSendsWhatIsNotRightReadsFirstWhatItIs() {
    Page page = chrome.window(1440, "en");
    page.navigate("/report/city-management");
    page.focus("form[data-report] .button-row .primary");
    page.keyboard().press("Enter");
    page.waitForSelector(".alert.danger");

    assertThat(page.locator(".alert.danger")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("#text")).isFocused();
  }

  @Test
  void aClerkOpensACaseFromTheListAndTakesAStep() {
    Matters matters = new Matters(context);
    String number = matters.reported().number();
    Page clerk = Staff.signIn(chrome.window(1440, "en"), matters.clerk).page();
    clerk.navigate("/work");
    clerk.keyboard().press("/");
    assertThat(clerk.locator("input[type=search]")).isFocused();
    clerk.keyboard().type(number);
    clerk.keyboard().press("Enter");
    clerk.waitForURL("**/work?*" + number + "*");
    clerk.keyboard().press("j");
    assertThat(clerk.locator("[data-row] a.row-link").first()).isFocused();
    clerk.keyboard().press("Enter");
    clerk.waitForURL("**/cases/" + number);
    tabTo(clerk, "main a[href$='/steps/register']");
    clerk.keyboard().press("Enter");
    clerk.waitForURL("**/steps/register");
    tabTo(clerk, "main form.form > .button-row button");
    clerk.keyboard().press("Enter");
    clerk.waitForURL(url -> !url.endsWith("/steps/register"));

    assertThat(clerk.locator("main .alert.ok")).isVisible();
  }

  /** Presses Tab until that control has the focus. */
  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < 120; i++) {
      if ((Boolean) page.evaluate("s => document.activeElement?.matches(s) ?? false", selector)) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError(selector + " is not reached by the Tab key");
  }
}
