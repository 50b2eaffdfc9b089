package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.haihe.CityTest;
import io.haihe.SampleCatalogue;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.scenario.Packages;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.ScenarioLoader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("A resident with a phone")
class JourneysTest extends BrowserStory {

  /** Round trip in milliseconds and bytes a second of a weak mobile line. */
  private static final int ROUND_TRIP = 400;
  private static final int BYTES = 50_000;

  @ParameterizedTest(name = "looks for “{1}” and holds the receipt of {0} in the end, on a {3} line")
  @CsvSource({
    "newborn-registration, 孩子上户口, zh-CN, slow",
    "newborn-registration, register my baby, en, quick",
    "restaurant-opening, kai fanguan, zh-CN, quick",
    "restaurant-opening, open a restaurant, en, slow",
    "elder-allowance, 老人补贴, zh-CN, slow",
    "elder-allowance, allowance for elders, en, quick",
  })
  void findsReadsAppliesAndHoldsAReceipt(String code, String words, String language, String line) throws IOException {
    SampleCatalogue.in(context);
    Page phone = chrome.window(390, language);
    if (line.equals("slow")) {
      slowDown(phone);
    }
    find(phone, words, code);
    asksWhetherItIsForMe(phone);
    String name = phone.locator("h1").innerText();
    phone.locator("a.button.primary[href^='/report/']").click();
    phone.waitForSelector("form[data-report]");

    String number = new Entry(new Crew(city, context.getBean(Units.class), chrome), tale(code).fromGuide()).send(phone);
    phone.locator("main .button-row a.button.primary").click();
    phone.waitForSelector("#steps");

    assertThat(phone.locator("main").innerText()).contains(number, name);
  }

  private static void slowDown(Page phone) {
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", ROUND_TRIP);
    line.addProperty("downloadThroughput", BYTES);
    line.addProperty("uploadThroughput", BYTES);
    phone.context().newCDPSession(phone).send("Network.emulateNetworkConditions", line);
  }

  private static void find(Page phone, String words, String code) {
    phone.navigate("/services");
    phone.fill("#q", words);
    phone.press("#q", "Enter");
    Locator first = phone.locator("a.row-link[href^='/services/']").first();
    first.waitFor();
    assertThat(first.getAttribute("href")).as("what is found first").startsWith("/services/" + code);
    first.click();
    phone.waitForSelector("#for-me");
  }

  /** The first answer to every question is the one that suits. */
  private static void asksWhetherItIsForMe(Page phone) {
    phone.locator("#for-me fieldset").all().forEach(question -> question.locator("label.choice").first().click());
    phone.locator("#for-me form button").click();
    phone.waitForSelector("#for-me .alert.ok");
  }

  private static Tale tale(String key) throws IOException {
    Path folder = Packages.shipped().filter(each -> each.endsWith(key)).findFirst().orElseThrow();
    Scenario scenario = ScenarioLoader.load(folder);
    return Tale.of(folder, scenario, scenario.types().values().iterator().next());
  }
}
