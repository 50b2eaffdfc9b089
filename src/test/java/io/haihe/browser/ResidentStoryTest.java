package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.haihe.CityTest;
import io.haihe.modules.resident.SomeResident;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("A resident with an account")
class ResidentStoryTest extends BrowserStory {

  @Test
  void savesAFormOnThePhoneAndSendsItFromAnotherDeviceWithoutScript() {
    Page phone = chrome.window(390, "en");
    phone.navigate("/report/city-management");
    phone.fill("textarea[name=text]", "The bench in the park");
    phone.locator("main button[value=signIn]").first().click();
    phone.locator("main a[href^='/my/sign-up']").click();
    phone.fill("input[name=name]", "Wang Fang");
    phone.fill("input[name=login]", "wang.fang@example.org");
    phone.fill("input[name=password]", "seven blue kettles");
    phone.locator("main form button").first().click();
    phone.waitForURL("**/report/city-management*");
    assertThat(phone.inputValue("input[name='contact.email']")).isEqualTo("wang.fang@example.org");
    assertThat(phone.inputValue("textarea[name=text]")).isEqualTo("The bench in the park");
    phone.fill("textarea[name=text]", "The bench in the park has lost");
    phone.locator("button[value=save]").click();
    phone.waitForURL("**/my?saved*");

    Page desk = chrome.windowWithoutScript(1440, "en");
    desk.navigate("/my/sign-in");
    desk.fill("input[name=login]", "Wang.Fang@example.org");
    desk.fill("input[name=password]", "seven blue kettles");
    desk.locator("main form button").first().click();
    desk.locator("main a[href^='/report/']").first().click();
    assertThat(desk.inputValue("textarea[name=text]")).isEqualTo("The bench in the park has lost");
    desk.fill("textarea[name=text]", "The bench in the park has lost a board");
    desk.selectOption("select[name=category]", "06010");
    desk.fill("input[name=address]", "河沿街道");
    desk.locator("main .button-row button[value=send]").click();
    String number = desk.locator("[data-number]").innerText();

    phone.navigate("/my");
    assertThat(phone.locator("main").innerText()).contains(number).doesNotContain("Go on");
  }

  @Test
  void signsInByPasskeyAfterAddingOne() {
    SomeResident.open(context);
    Page page = chrome.window(390, "en");
    CDPSession device = page.context().newCDPSession(page);
    device.send("WebAuthn.enable");
    device.send("WebAuthn.addVirtualAuthenticator", authenticator());
    Residents.signIn(page).navigate("/my/account");
    page.fill("#passkey-old", "wrong wrong wrong");
    page.locator("form[data-passkey] button").click();
    page.waitForCondition(() -> page.locator("[data-passkey-note]").innerText().contains("wrong"));
    page.fill("#passkey-old", SomeResident.PASSWORD);
    page.locator("form[data-passkey] button").click();
    page.waitForURL("**/my/account?done");
    assertThat(page.locator("#field-passkeys").innerText()).contains("Added on");

    page.locator("header form button").click();
    page.waitForURL("**/my/sign-in?out");
    page.locator("form[data-passkey] button").click();
    page.waitForURL("**/my");
    page.navigate("/my/account");
    assertThat(page.locator("#field-passkeys").innerText()).contains("Last used on");

    page.locator("#field-passkeys li button").click();
    page.waitForURL("**/my/account?done");
    page.locator("header form button").click();
    page.locator("form[data-passkey] button").click();
    page.waitForSelector("[role=alert] .alert-title");
    assertThat(page.locator("main").innerText()).contains("No account was found for that passkey.");
  }

  @Test
  void signsAnApplicationByPasskeyAfterCallingItOffOnce() {
    SomeResident.open(context);
    Page page = chrome.window(390, "en");
    CDPSession device = page.context().newCDPSession(page);
    device.send("WebAuthn.enable");
    String key = device.send("WebAuthn.addVirtualAuthenticator", authenticator()).get("authenticatorId").getAsString();
    String number = SomeResident.applied(context);
    Residents.signIn(page).navigate("/my/cases/" + number + "/sign");
    assertThat(page.locator("main").innerText()).contains("Add one first");
    page.locator("#field-signature a[href^='/my/account']").click();
    page.fill("#passkey-old", SomeResident.PASSWORD);
    page.locator("form[data-passkey] button").click();
    page.waitForURL("**/my/account?done");

    page.navigate("/my/cases/" + number + "/sign");
    Judge judge = new Judge("en");
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    judge.look(page, "to be signed");
    verifies(device, key, false);
    page.locator("form[data-passkey=sign] button").click();
    page.waitForCondition(() -> page.locator("[data-passkey-note]").innerText().contains("Nothing of your application is lost"));

    verifies(device, key, true);
    page.locator("form[data-passkey=sign] button").click();
    page.waitForURL("**/sign?done");
    assertThat(page.locator("#signed li[data-standing=holds]").innerText()).contains("Signed by passkey", "By you", "unchanged");
    assertThat(page.locator("form[data-passkey=sign]").count()).isZero();
    judge.look(page, "signed");
    assertThat(judge.faults()).isEmpty();
  }

  private static void verifies(CDPSession device, String key, boolean does) {
    JsonObject user = new JsonObject();
    user.addProperty("authenticatorId", key);
    user.addProperty("isUserVerified", does);
    device.send("WebAuthn.setUserVerified", user);
  }

  private static JsonObject authenticator() {
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject wrapped = new JsonObject();
    wrapped.add("options", options);
    return wrapped;
  }
}
