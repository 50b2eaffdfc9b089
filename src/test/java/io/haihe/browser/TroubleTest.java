package io.haihe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.haihe.CityTest;
import io.haihe.TinyCity;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("On a line that is slow or breaks, a page")
class TroubleTest extends BrowserStory {

  private static final String CATEGORIES = "**/report/*/categories*";

  /** A broken line is what is tried here, so the browser may complain of it. */
  @Override
  @AfterEach
  void close() {
    chrome.close();
  }

  private Page report() {
    Page page = chrome.windowWithoutWorker(390, "en");
    page.navigate("/report/city-management");
    return page;
  }

  @Test
  void saysThatWhatItAskedForDidNotArriveAndAsksAgain() {
    Page page = report();
    Locator note = page.locator("[data-notes]");
    page.route(CATEGORIES, Route::abort);
    page.fill("#search", "rubbish");
    assertThat(note).containsText("This did not arrive");
    page.unroute(CATEGORIES);

    note.locator("button").click();

    assertThat(page.locator("#intake-hits input").first()).isVisible();
    assertThat(note).isEmpty();
    assertThat(page.locator("#search")).hasValue("rubbish");
  }

  @Test
  void thatWasSentWithSomethingWrongIsAskedForAgainAndNotSentAgainByGoingBack() {
    Page page = report();
    page.click(".button-row button[value=send]");
    assertThat(page.locator("main [role=alert]").first()).containsText("need your attention");
    page.fill("#text", "The lamp at the gate is out");
    page.selectOption("#category", "06010");
    page.selectOption("select[name=place]", TinyCity.EAST.toString());
    page.click(".button-row button[value=send]");
    page.waitForURL(url -> url.contains("/report/done/"));

    page.goBack();

    assertThat(page.locator("#text")).isVisible();
    Assertions.assertThat(page.url()).endsWith("/report/city-management");
  }

  @Test
  void saysThatItTakesLongUntilItIsThere() {
    Page page = report();
    Locator note = page.locator("[data-notes]");
    List<Route> held = new ArrayList<>();
    page.route(CATEGORIES, held::add);
    page.fill("#search", "rubbish");
    assertThat(note).containsText("Still working");

    held.forEach(Route::resume);

    assertThat(page.locator("#intake-hits input").first()).isVisible();
    assertThat(note).isEmpty();
  }

  @Test
  void asksAgainForTheQuestionsThatFollowFromAnAnswer() {
    Page page = chrome.windowWithoutWorker(390, "en");
    page.navigate("/report/talent-service");
    page.route("**/report/talent-service*", route -> {
      if (route.request().method().equals("POST")) {
        route.abort();
      } else {
        route.resume();
      }
    });
    page.selectOption("[name='f.situation']", "founder");
    assertThat(page.locator("[data-notes]")).containsText("This did not arrive");
    page.unroute("**/report/talent-service*");

    page.locator("[data-notes] button").click();

    assertThat(page.locator("[name='f.companyName']")).isVisible();
    assertThat(page.locator("[name='f.situation']")).hasValue("founder");
  }

  @Test
  void saysSoWhileItIsSent() {
    Page page = report();
    page.evaluate(
        """
        new MutationObserver(() => sessionStorage.setItem('said', document.querySelector('[data-notes]').textContent))
          .observe(document.querySelector('[data-notes]'), {childList: true})
        """);
    page.route("**/report/city-management", route -> {
      page.waitForTimeout(1600);
      route.resume();
    });
    page.locator("form[data-report] .button-row .primary").click();

    page.waitForSelector(".alert.danger");

    Assertions.assertThat(page.evaluate("sessionStorage.getItem('said')")).isEqualTo("Still working on it. One moment, please.");
    assertThat(page.locator("[data-notes]")).isEmpty();
  }
}
