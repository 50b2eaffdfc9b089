package io.haihe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.haihe.CityTest;
import io.haihe.ItemsForTests;
import io.haihe.SampleCatalogue;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;

import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("With script, a form")
class LiveFormsTest extends BrowserStory {

  @Test
  void ofAResidentFollowsTheAnswersAtOnce() {
    Page page = chrome.window(390, "en");
    page.navigate("/report/talent-service?lang=en");
    page.fill("#text", "I come with my family");
    Locator company = page.locator("[name='f.companyName']");
    assertThat(company).hasCount(0);

    page.selectOption("[name='f.situation']", "founder");
    assertThat(company).hasCount(1);
    company.fill("Haihe Sensors");
    page.selectOption("[name='f.situation']", "planning");
    assertThat(company).hasCount(0);

    page.getByText("Add: Family member").click();
    page.locator("[name='f.family.0.name']").fill("Li Na");
    page.locator("[name='f.family.0.relation'][value=child]").check();
    assertThat(page.locator("[name='f.family.0.school']")).hasCount(1);
    assertThat(page.locator("output")).hasText("2");
    page.getByText("Add: Family member").click();
    assertThat(page.locator("[name='f.family.1.name']")).isFocused();
    page.locator("[name='f.family.1.name']").fill("Li Le");
    assertThat(page.locator("[name='f.family.0.name']")).hasValue("Li Na");
    page.locator("button[value='remove:family.0']").click();
    assertThat(page.locator("[name='f.family.0.name']")).hasValue("Li Le");
    assertThat(page.locator("#text")).hasValue("I come with my family");
    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).isEqualTo(0);
  }

  @Test
  void isInAnotherLanguageWithWhatWasEnteredAlsoAfterItWasRefused() {
    Page page = chrome.window(390, "en");
    page.navigate("/report/talent-service?lang=en");
    page.fill("#text", "I come with my family");
    page.selectOption("[name='f.situation']", "planning");
    page.click("a[hreflang=zh]");
    assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    assertThat(page.locator("#text")).hasValue("I come with my family");
    assertThat(page.locator("[name='f.situation']")).hasValue("planning");
    page.reload();
    assertThat(page.locator("#text")).hasValue("");

    Moved moved = (Moved) context.getBean(Casework.class).open(new Command.Open(
        new Actor.Reporter(), SettableClock.START, null, "hotline", "workOrder", "H0101", TinyCity.NANLI, null, null, "When does it open?",
        new Contact("Li", "13800001111", null), Map.of("requestType", "enquiry"), "web", false));
    String own = "/follow/" + moved.number() + "/" + context.getBean(FollowLinks.class).token(moved.number());
    page.navigate(own);
    Locator withdraw = page.locator("details:has(form[action$='/take/withdraw'])");
    page.click("#add .button");
    assertThat(page).hasURL(Pattern.compile("/add$"));
    assertThat(page.locator("#add .error")).isVisible();
    page.fill("#note", "It opens at nine");
    page.click("a[hreflang=en]");
    assertThat(page).hasURL(Pattern.compile(own + "\\?lang=en$"));
    assertThat(page.locator("#note")).hasValue("It opens at nine");
    withdraw.locator("summary").click();
    withdraw.locator("textarea").fill("It is open already");
    page.click("a[hreflang=zh]");
    assertThat(withdraw.locator("textarea")).isVisible();
    assertThat(withdraw.locator("textarea")).hasValue("It is open already");
  }

  /** Chooses the street in the very moment its list appears: before, choices of the first 20 ms went nowhere. */
  @Test
  void takesAChoiceMadeAsSoonAsItCanBeMade() {
    Page page = chrome.window(390, "en");
    page.navigate("/report/city-management?lang=en");
    page.evaluate("""
        street => new MutationObserver((_, watch) => {
          const list = document.querySelector('#place-street');
          if (!list) return;
          watch.disconnect();
          list.value = street;
          list.dispatchEvent(new Event('change', {bubbles: true}));
        }).observe(document, {childList: true, subtree: true})""", TinyCity.RIVERSIDE.toString());
    page.selectOption("#place-district", TinyCity.EAST.toString());

    assertThat(page.locator("#place-community")).hasCount(1);
    assertThat(page.locator("#place-street")).hasValue(TinyCity.RIVERSIDE.toString());
  }

  @Test
  void ofTheCatalogueSuggestsWhatIsMeantAndIsLedByKeys() {
    SampleCatalogue.in(context);
    Page page = chrome.window(390, "en");
    page.navigate("/services?lang=en");
    Locator words = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("What do you want to do?"));
    Locator options = page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText("新生儿"));
    words.pressSequentially("xinshenger");
    assertThat(options.first()).isVisible();
    assertThat(words).hasAttribute("aria-expanded", "true");
    Assertions.assertThat(Axe.faults(page)).isEmpty();

    words.press("Escape");
    assertThat(options.first()).isHidden();
    assertThat(words).hasValue("xinshenger");
    words.press("ArrowDown");
    Locator chosen = page.locator("[role=option][aria-selected=true]");
    assertThat(chosen).hasCount(1);
    assertThat(words).hasAttribute("aria-activedescendant", "suggestions-0");
    String text = chosen.innerText();
    words.press("Enter");

    page.waitForURL("**/services?q=*");
    assertThat(page.locator("#q")).hasValue(text);
    assertThat(page.locator("mark").first()).isVisible();
    page.locator("summary").first().click();
    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).isEqualTo(0);
  }

  @Test
  void saysWhatAnItemPromisesAsSoonAsItIsChosen() {
    Page page = chrome.window(390, "en");
    page.navigate("/report/government-service?item=" + ItemsForTests.HYGIENE + "&lang=en");
    Locator guide = page.locator("main a[href^='/services/']");
    assertThat(guide).hasAttribute("href", "/services/" + ItemsForTests.HYGIENE);
    assertThat(page.getByText("By law within")).hasCount(1);

    page.selectOption("[name='f.item']", ItemsForTests.UPSTREET);
    assertThat(guide).hasAttribute("href", "/services/" + ItemsForTests.UPSTREET);
    assertThat(page.getByText("By law within")).hasCount(0);
    assertThat(page.locator("output").first()).hasText("Riverside only");

    page.selectOption("[name='f.item']", "");
    assertThat(guide).hasCount(0);
    assertThat(page.getByText("Promised within")).hasCount(0);
    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).isEqualTo(0);
  }

  @Test
  void ofStaffFollowsTheAnswersAndIsKept() {
    Viewer grid = city.person(Role.COLLECTOR, TinyCity.NANLI, "office");
    Case now = applied(grid);
    Staff collector = Staff.signIn(chrome.window(1440, "en"), grid);
    Page page = collector.page();
    page.navigate("/cases/" + now.number() + "/steps/recordConsent?lang=en");

    page.locator("[name='f.consentBy'][value=legalGuardian]").check();
    page.locator("[name='f.guardianBasis']").fill("Court decision 17");
    page.locator("[name='f.consentWay'][value=signed]").check();
    page.locator("[name='f.scope'][value=alerts]").check();
    page.locator("[name='f.scope'][value=guardianContact]").check();
    page.locator("[name='f.explained']").check();
    page.fill("[name='f.consentUntil']", context.getBean(SettableClock.class).instant().plusSeconds(86_400 * 90).toString().substring(0, 10));
    collector.send();

    page.navigate("/cases/" + now.number() + "/steps/startService?lang=en");
    page.locator("[name='f.hasGuardian'][value=true]").check();
    page.locator("[name='f.guardianPhone']").fill("13900000000");
    page.locator("[name='f.guardianAgrees']").check();
    page.locator("[name='f.callEvery'][value=week]").check();
    page.getByText("Add: Contact").click();
    page.locator("[name='f.contacts.0.name']").fill("Wu");
    page.locator("[name='f.contacts.0.phone']").fill("1");
    page.locator("main form.form > .button-row button").first().click();
    assertThat(page.locator(".alert.danger")).containsText("Contact 1, Telephone");
    assertThat(page.locator("[name='f.guardianPhone']")).hasValue("13900000000");
    page.locator("[name='f.contacts.0.phone']").fill("13811112222");
    collector.send();

    page.navigate("/cases/" + now.number() + "?lang=en");
    Assertions.assertThat(page.content()).doesNotContain("13811112222", "13900000000");
    page.locator("details:has(#purpose) summary").click();
    page.fill("#purpose", "call the neighbour");
    page.locator("form[action$='/contact'] button").click();
    assertThat(page.locator("main")).containsText("13811112222");
  }

  private Case applied(Viewer grid) {
    Moved opened =
        (Moved) context.getBean(Casework.class).open(new Command.Open(
            new Actor.Staff(grid), context.getBean(SettableClock.class).instant(), null, "elder-care", "service", "E11", TinyCity.NANLI, null,
            null, "words", Contact.NONE, Map.of("applicant", "community", "elderName", "Qian", "home", "Lane 3"), "web", false));
    return context.getBean(Cases.class).find(grid, opened.number()).orElseThrow();
  }
}
