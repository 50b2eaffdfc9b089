package io.haihe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.haihe.CityTest;
import io.haihe.ProjectionsForTests;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("The work list in the browser")
class WorkStoryTest extends BrowserStory {

  @Autowired ProjectionsForTests projections;

  private Matters matters;
  private List<String> numbers = List.of();

  @BeforeEach
  void cases() {
    matters = new Matters(context);
    numbers = Stream.generate(matters::reported).limit(3).map(Case::number).toList();
  }

  private Page list(int width) {
    Page page = Staff.signIn(chrome.window(width, "en"), matters.clerk).page();
    page.navigate("/work?tab=waiting");
    return ready(page);
  }

  private static Page ready(Page page) {
    page.waitForSelector("html[data-work-ready]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    return page;
  }

  private static Locator row(Page page, int at) {
    return page.locator("[data-row]").nth(at);
  }

  private static String number(Page page, int at) {
    return row(page, at).getAttribute("data-row");
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.closest('[data-row]')?.dataset.row ?? ''"));
  }

  @Test
  void isGoneThroughByKeys() {
    Page page = list(1440);

    page.keyboard().press("j");
    assertThat(focused(page)).isEqualTo(number(page, 0));
    page.keyboard().press("j");
    page.keyboard().press("ArrowDown");
    assertThat(focused(page)).isEqualTo(number(page, 2));
    page.keyboard().press("k");
    assertThat(focused(page)).isEqualTo(number(page, 1));
    page.keyboard().press("x");
    assertThat(row(page, 1).locator("[data-pick]")).isChecked();
    assertThat(page.locator("[data-picked]")).hasText("1");
    page.keyboard().press("Home");
    assertThat(focused(page)).isEqualTo(number(page, 0));
    String first = number(page, 0);
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*/cases/" + first));
  }

  @Test
  void isOneStopOfTheTabKeyAndNoTrap() {
    Page page = list(1440);
    page.keyboard().press("j");
    page.keyboard().press("j");

    page.keyboard().press("Tab");
    assertThat(page.evaluate("!!document.activeElement.closest('[data-list]')")).as("past the list").isEqualTo(false);
    page.keyboard().press("Shift+Tab");
    assertThat(focused(page)).as("back where it was left").isEqualTo(number(page, 1));
    assertThat(page.locator("[data-list] a.row-link[tabindex='0']").count()).isEqualTo(1);
  }

  @Test
  void tellsItsKeysAndLetsThemBeSwitchedOff() {
    Page page = list(1440);

    page.keyboard().press("?");
    assertThat(page.locator("dialog#keys")).isVisible();
    page.locator("[data-keys-on]").uncheck();
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog#keys")).isHidden();
    for (String key : List.of("j", "?", "/", "o")) {
      page.keyboard().press(key);
    }
    assertThat(focused(page)).as("no letter is a key").isEmpty();
    assertThat(page.locator("dialog#keys")).isHidden();
    row(page, 0).locator("a.row-link").focus();
    page.keyboard().press("ArrowDown");
    assertThat(focused(page)).as("arrows still are").isEqualTo(number(page, 1));
    page.reload();
    page.keyboard().press("j");
    assertThat(focused(page)).as("remembered").isEmpty();
    page.locator("[data-keys]").click();
    page.locator("[data-keys-on]").check();
    page.locator("dialog#keys button").click();
    page.keyboard().press("j");
    assertThat(focused(page)).isEqualTo(number(page, 0));
  }

  @Test
  void writesLettersWhereOneWrites() {
    Page page = list(1440);

    page.keyboard().press("/");
    page.keyboard().type("jokx?/");

    assertThat(page.locator("input[type=search]")).hasValue("jokx?/");
    assertThat(page.locator("dialog#keys")).isHidden();
  }

  @Test
  void showsACaseBesideItAndTheAddressFollows() {
    Page page = list(1440);
    Locator pane = page.locator("[data-pane]");
    String first = number(page, 0);
    String second = number(page, 1);

    page.keyboard().press("j");
    assertThat(pane.locator("[data-shown='" + first + "']")).isVisible();
    assertThat(page).hasURL(Pattern.compile("case=" + first));
    row(page, 1).locator("a.row-link").click();
    assertThat(pane.locator("[data-shown='" + second + "']")).isVisible();
    assertThat(page).hasURL(Pattern.compile("case=" + second));
    assertThat(page.locator("[data-said]")).hasText(Pattern.compile(second));
    page.goBack();
    assertThat(pane.locator("[data-shown='" + first + "']")).isVisible();
    page.reload();
    assertThat(pane.locator("[data-shown='" + first + "']")).isVisible();
    page.keyboard().press("k");
    page.keyboard().press("p");
    assertThat(page.locator("#preview-title")).isFocused();
    page.keyboard().press("Escape");
    assertThat(focused(page)).isEqualTo(first);
    page.keyboard().press("o");
    page.waitForURL(Pattern.compile(".*/cases/" + first));
  }

  @Test
  void isAListOfLinksOnAPhoneAndWhereItsScriptDoesNotArrive() {
    Page phone = list(390);
    assertThat(phone.locator("[data-pane]")).isHidden();
    String first = number(phone, 0);
    row(phone, 0).locator("a.row-link").click();
    phone.waitForURL(Pattern.compile(".*/cases/" + first));

    Page desk = Staff.signIn(chrome.window(1440, "en"), matters.clerk).page();
    desk.route("**/work*.js", route -> route.abort());
    desk.navigate("/work?tab=waiting&case=" + first);
    assertThat(desk.locator("[data-shown='" + first + "']")).isVisible();
    row(desk, 1).locator("a.row-link").click();
    desk.waitForURL(Pattern.compile(".*/cases/.*"));
    chrome.complaints().removeIf(each -> each.contains("ERR_FAILED"));
  }

  @Test
  void goesOnWithTheNextCaseOnceAStepWasTakenBesideIt() {
    Page page = list(1440);
    String first = number(page, 0);
    String second = number(page, 1);
    page.keyboard().press("j");
    page.locator("[data-shown='" + first + "'] form[action$='/steps/register'] button").click();

    page.waitForURL(Pattern.compile(".*case=" + second + "&done=" + first));
    assertThat(page.locator(".alert.ok").first()).containsText(first);
    assertThat(page.locator("[data-shown='" + second + "']")).isVisible();
    assertThat(focused(ready(page))).isEqualTo(second);
    page.locator("[data-shown='" + second + "'] a[href*='/steps/askVerification']").click();
    page.locator("main form.form textarea").first().fill("Is it there?");
    page.locator("main form.form > .button-row button").first().click();
    page.waitForURL(Pattern.compile(".*/work\\?.*done=" + second));
  }

  @Test
  void undoesAClaim() {
    Page page = list(1440);
    String first = number(page, 0);
    page.keyboard().press("j");
    page.locator("[data-shown='" + first + "'] form.assign button").first().click();
    page.waitForURL(Pattern.compile(".*done=" + first));
    assertThat(page.locator("[data-shown='" + first + "']")).containsText("Claimed by " + matters.clerk.name());

    page.locator("form.undo button").click();
    page.waitForLoadState();

    page.navigate("/cases/" + first);
    assertThat(page.locator("main")).containsText("Nobody has claimed it yet");
  }

  @Test
  void keepsAListUnderAName() {
    Page page = list(1440);
    page.fill("input[type=search]", numbers.getFirst());
    page.locator("form[role=search] button").click();
    page.locator("summary", new Page.LocatorOptions().setHasText("Save this list")).click();
    page.fill("#list-name", "Only one");
    page.locator("form[action='/work/lists'] button").click();

    assertThat(page.locator(".saved a[aria-current=page]")).hasText(Pattern.compile("Only one\\s*1"));
    page.locator(".saved a[href='/work/lists']").click();
    assertThat(page.locator("main")).containsText("Only one");
    page.locator("form[action$='/begin'] button").click();
    page.navigate("/work");
    assertThat(page).hasURL(Pattern.compile("q=" + numbers.getFirst()));
    page.navigate("/work/lists");
    page.locator("form[action$='/remove'] button").click();
    assertThat(page.locator(".empty")).isVisible();
  }

  @Test
  void tellsAColleagueWhoIsNamedInANote() {
    Viewer far = city.person(Role.DUTY_CHIEF, TinyCity.WEST, "operations-centre");
    Page page = Staff.signIn(chrome.window(1440, "en"), matters.clerk).open(numbers.getFirst()).page();
    page.fill("#note-text", "@" + matters.chief.login() + " please look, @" + far.login() + " too");
    page.locator("form[action$='/notes'] button").click();
    assertThat(page.locator(".alert.ok")).containsText("Told: " + matters.chief.name());
    assertThat(page.locator(".alert.ok")).containsText("may not see this case: " + far.name());
    projections.catchUp();

    Page other = Staff.signIn(chrome.window(1440, "en"), matters.chief).page();
    other.navigate("/messages");
    assertThat(other.locator("main")).containsText("named you in a note on " + numbers.getFirst());
    Page stranger = Staff.signIn(chrome.window(1440, "en"), far).page();
    stranger.navigate("/messages");
    assertThat(stranger.locator("main").innerText()).doesNotContain("named you");
  }
}
