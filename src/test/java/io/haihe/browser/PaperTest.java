package io.haihe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.haihe.CityTest;
import io.haihe.kernel.casework.Case;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("On paper")
class PaperTest extends BrowserStory {

  /** The width of A4 between its margins. */
  private static final int SHEET = 680;

  private static Page printed(Page page, String path) {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
    page.navigate(path);
    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(path + " fits the sheet").isEqualTo(true);
    Assertions.assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor")).as("white, whatever the screen").isEqualTo("rgb(255, 255, 255)");
    Assertions.assertThat(page.locator("button:visible, select:visible, .site-header:visible, textarea:visible").count())
        .as(path + " has nothing to press")
        .isZero();
    return page;
  }

  @Test
  void standsWhatIsToBeReadAndNothingToPress() {
    Matters matters = new Matters(context);
    Case now = matters.summoned("leave");
    Page chief = Staff.signIn(chrome.window(SHEET, "en"), matters.chief).page();

    printed(chief, "/cases/" + now.number());
    assertThat(chief.getByText("A heap of rubbish by the gate").first()).isVisible();
    assertThat(chief.locator("ol.timeline").last()).isVisible();
    printed(chief, "/overview");
    assertThat(chief.locator(".tiles")).isVisible();
    printed(chief, "/reports");
    printed(chief, "/work?tab=all");
    assertThat(chief.locator("table thead").first()).isVisible();
    Page reporter = printed(chrome.window(SHEET, "en"), matters.link(now));
    assertThat(reporter.locator("#steps")).isVisible();
  }
}
