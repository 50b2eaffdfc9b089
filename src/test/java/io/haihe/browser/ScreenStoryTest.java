package io.haihe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.org.Role;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** With the jobs of a serving city, since they carry the news. */
@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "haihe.jobs=true")
@DisplayName("The city screen")
class ScreenStoryTest {

  @Autowired ApplicationContext context;
  @Autowired SettableClock clock;
  @LocalServerPort int port;

  private Matters matters;
  private Chrome chrome;
  private Page screen;

  @BeforeEach
  void open() {
    matters = new Matters(context);
    chrome = new Chrome(port);
    screen = Staff.signIn(chrome.window(1440, "en"), TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.CITY, "office")).page();
    screen.navigate("/overview");
  }

  @AfterEach
  void close() {
    chrome.close();
  }

  private Locator figure(String key) {
    return screen.locator("#figure-" + key + " .tile-value");
  }

  @Test
  void showsAStepWithinTwoSeconds() {
    matters.reported();
    assertThat(screen.locator("[data-on]")).isVisible();
    String before = figure("open").innerText();
    for (int n = 0; n < 5; n++) {
      long begun = System.nanoTime();
      matters.reported();
      long opened = Long.parseLong(before) + 1;
      assertThat(figure("open")).not().hasText(before, new LocatorAssertions.HasTextOptions().setTimeout(4000));
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      before = figure("open").innerText();
      assertThat(Long.parseLong(before)).as("after %s", took).isGreaterThanOrEqualTo(opened);
      assertThat(took).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void keepsWhatIsOpenAndTheFocusWhenItChanges() {
    screen.locator("#how-open summary").click();
    screen.locator("#figure-open a").focus();
    String before = figure("open").innerText();
    matters.reported();

    assertThat(figure("open")).not().hasText(before);
    assertThat(screen.locator("#how-open p")).isVisible();
    assertThat(figure("open")).isFocused();
  }

  @Test
  void saysWhenItIsNotConnected() {
    assertThat(screen.locator("[data-on]")).isVisible();
    screen.context().setOffline(true);

    assertThat(screen.locator("[data-off]")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void isClosedWithoutAnybodyCallingThatAFault(CapturedOutput output) throws InterruptedException {
    assertThat(screen.locator("[data-on]")).isVisible();
    screen.close();
    for (int n = 0; n < 4; n++) {
      matters.reported();
      Thread.sleep(700);
    }
    assertThat(output.toString()).doesNotContain("/overview/live", "ExceptionHandler");
  }

  @Test
  void leadsFromTheCityDownToTheCase() {
    Case reported = matters.reported();
    screen.navigate("/overview");
    screen.locator("#map a[href*='" + TinyCity.EAST + "']").click();
    assertThat(screen.locator("h1")).not().hasText("");
    screen.locator("#map a[href*='" + TinyCity.RIVERSIDE + "']").click();
    screen.locator("#areas a[href*='" + TinyCity.NANLI + "']").click();
    String open = figure("open").innerText();
    figure("open").click();

    assertThat(screen.locator("tbody tr")).hasCount(Integer.parseInt(open));
    screen.locator("tbody a", new Page.LocatorOptions().setHasText(reported.number())).click();
    assertThat(screen.locator("h1")).isVisible();
    assertThat(screen.url()).endsWith("/cases/" + reported.number());
  }

  @Test
  void goesBackInTimeByTheArrowKeys() {
    matters.reported();
    screen.navigate("/overview");
    String now = screen.locator("output").innerText();
    screen.locator("#at").press("ArrowLeft");

    screen.waitForURL(url -> url.contains("at="));
    assertThat(screen.locator("output")).not().hasText(now);
    assertThat(figure("opened")).hasText("0");
    assertThat(figure("overdue")).hasText("–");
  }

  @Test
  void comparesWithAnotherPlaceAndShowsWhatThePackageAsksFor() {
    matters.handling();
    screen.navigate("/overview?scenario=city-management&place=" + TinyCity.EAST);
    screen.selectOption("#against", TinyCity.WEST.toString());

    screen.waitForURL(url -> url.contains("against=" + TinyCity.WEST));
    assertThat(screen.locator("#figure-opened")).containsText(": 0");
    assertThat(screen.locator("#figure-onTimeClosingRate")).isVisible();
    assertThat(screen.locator(".panel")).hasCount(6);
  }

  @Test
  void saysWhoWasCalledByAWhistleAndHasNotCome() {
    matters.summoned("sign");
    clock.advance(Duration.ofDays(5));
    screen.navigate("/overview");

    assertThat(screen.locator("#urgent")).containsText("Whistles not answered in time");
  }

  @Test
  void turnsItsScenesOnAWallUntilItIsPaused() {
    matters.reported();
    screen.navigate("/overview/wall");
    assertThat(screen.locator(".scene.on")).hasCount(1);
    String first = screen.locator(".scene.on > h2").innerText();
    screen.locator("[data-next]").click();
    assertThat(screen.locator(".scene.on > h2")).not().hasText(first);
    String before = screen.locator("[data-pause]").innerText();
    screen.locator("[data-pause]").click();
    assertThat(screen.locator("[data-pause]")).not().hasText(before);
    assertThat(screen.locator("[data-on]")).isVisible();
  }
}
