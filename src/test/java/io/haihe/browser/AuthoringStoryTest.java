package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.scenario.Scenarios;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("In the browser, two people")
class AuthoringStoryTest extends BrowserStory {

  @Test
  void writeMendJudgeAndPublishAScenarioAndAResidentReportsByIt() {
    Page author = Staff.signIn(chrome.window(1440, "en"), city.person(Role.ADMINISTRATOR, TinyCity.CITY, "office")).page();
    author.navigate("/admin/scenarios");
    author.fill("#key", "tree-care");
    author.locator("form[action='/admin/drafts'] button").click();
    author.waitForSelector("nav.tabs");
    String draft = author.url();

    author.locator("a.row-link:text-is('scenario.yaml')").click();
    String good = author.inputValue("#text");
    save(author, good.replace("initial: reported", "initial: nowhere"));
    String told = author.locator("[data-mark]").first().innerText();
    assertThat(told).contains("nowhere");
    String line = author.locator("[data-mark]").first().getAttribute("data-mark");
    assertThat(author.locator(".gutter > .danger").first().innerText()).isEqualTo(line);
    author.locator("a[data-line]").first().click();
    assertThat(String.valueOf(author.evaluate("getSelection().toString()"))).isEqualTo("    initial: nowhere");

    author.navigate(draft);
    author.locator("form[action$='/hand-in'] button").click();
    author.waitForSelector("main .alert.danger");
    author.navigate(draft + "/file?path=scenario.yaml");
    save(author, good);
    assertThat(author.locator("[data-mark].danger").count()).isZero();
    author.navigate(draft + "/chart");
    assertThat(((Number) author.evaluate("document.querySelector('main img').naturalWidth")).intValue()).isGreaterThan(50);
    author.navigate(draft);
    author.locator("form[action$='/hand-in'] button").click();
    author.waitForSelector("form[action$='/take-back']");
    assertThat(author.locator("form[action$='/publish']").count()).as("who has written it").isZero();

    Page judge = Staff.signIn(chrome.window(390, "zh-CN"), city.person(Role.COMMAND_CENTRE, TinyCity.CITY, "office")).page();
    judge.onDialog(dialog -> dialog.accept());
    judge.navigate(draft + "/stories");
    assertThat(judge.locator("main .badge.danger").count()).isZero();
    judge.navigate(draft);
    judge.locator("form[action$='/publish'] button").click();
    judge.waitForSelector("#state.ok");

    Page resident = chrome.window(390, "en");
    resident.navigate("/report/tree-care");
    assertThat(resident.locator("form[data-report]").count()).isEqualTo(1);
    assertThat(context.getBean(Scenarios.class).current("tree-care").version()).isEqualTo("0.1.0");
  }

  private static void save(Page page, String text) {
    page.fill("#text", text);
    page.locator("form[action$='/file'] button").click();
    page.waitForURL(url -> url.contains("saved"));
    page.waitForSelector(".alert.ok");
  }
}
