package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Audit;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.PlaceCode;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("In the browser")
class CityStoryTest extends BrowserStory {

  @Autowired Audit audit;
  @Autowired SettableClock clock;

  private Staff staff(Role role, PlaceCode place, String unit) {
    return Staff.signIn(chrome.window(1440, "en"), city.person(role, place, unit));
  }

  @Test
  void aMatterTravelsFromAResidentsPhoneThroughFiveOfficesToARatedClose() {
    Page phone = chrome.window(390, "zh-CN");
    String number = report(phone);
    String link = phone.locator("main .button-row a.button.primary").getAttribute("href");

    Staff clerk = staff(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    clerk.page().navigate("/work");
    assertThat(clerk.page().locator("main").innerText()).contains(number);
    clerk.open(number).take("register");

    Staff chief = staff(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    chief.open(number).enter("file", "f.unverifiedBasis", "The photo shows it.");
    assertThat(chief.isOffered("dispatch")).as("dispatching is not the chief's").isFalse();

    Staff dispatcher = staff(Role.DISPATCHER, TinyCity.EAST, "operations-centre");
    dispatcher.open(number).take("dispatch");

    Staff handler = staff(Role.HANDLER, TinyCity.EAST, "urban-management");
    handler.open(number).take("accept");
    clock.advance(Duration.ofMinutes(30));
    handler.open(number).take("feedback");

    clerk.open(number).take("askCheck");
    Staff checker = staff(Role.CHECKER, TinyCity.RIVERSIDE, "office");
    checker.open(number).take("passCheck");
    chief.open(number).take("close");

    phone.navigate(link);
    assertThat(phone.locator("#steps").innerText()).contains("Done as asked.");
    rate(phone);
    assertThat(phone.url()).contains(number);
    chief.open(number);
    assertThat(chief.page().locator("ol.timeline").last().innerText()).contains("4");
    assertThat(audit.verify(entries -> {}).first()).isEmpty();
  }

  private String report(Page phone) {
    phone.navigate("/report/city-management");
    phone.fill("#text", "小区门口垃圾堆了三天没人清理，味道很大。");
    phone.selectOption("#category", "06010");
    Entry.place(phone, "community");
    phone.fill("#contact-phone", "13800001111");
    phone.locator("form[data-report] .button-row button.primary").click();
    phone.waitForSelector("[data-number]");
    return phone.locator("[data-number]").innerText();
  }

  private static void rate(Page phone) {
    phone.locator("form[action$='/take/rate'] label").first().scrollIntoViewIfNeeded();
    if (!phone.locator("form[action$='/take/rate'] button").isVisible()) {
      phone.locator("details:has(form[action$='/take/rate']) summary").click();
    }
    phone.locator("form[action$='/take/rate'] .stars label").nth(1).click();
    phone.locator("form[action$='/take/rate'] button").click();
    phone.waitForLoadState();
  }

  @Test
  void twoClerksOnOneCaseAreToldApart() {
    String number = report(chrome.window(390, "zh-CN"));
    Staff clerk = staff(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    Staff chief = staff(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    chief.page().navigate("/cases/" + number + "/steps/file");
    chief.page().locator("[name='f.unverifiedBasis']").fill("I know the place.");

    clerk.open(number).take("register");
    chief.page().locator("main form.form > .button-row button").first().click();
    chief.page().waitForSelector(".alert");

    assertThat(chief.page().locator(".alert").first().innerText()).contains("intake");
    assertThat(chief.page().locator("[name='f.unverifiedBasis']").inputValue()).isEqualTo("I know the place.");
  }

  @Test
  void aStreetBlowsTheWhistleAndADepartmentReportsIn() {
    String number = report(chrome.window(390, "zh-CN"));
    Staff chief = staff(Role.DUTY_CHIEF, TinyCity.EAST, "operations-centre");
    chief.open(number).enter("file", "f.unverifiedBasis", "The photo shows it.");
    Staff head = staff(Role.UNIT_HEAD, TinyCity.RIVERSIDE, "office");
    head.page().navigate("/cases/" + number + "/steps/blow");
    head.page().locator("input[name='f.kind'][value='routine'], select[name='f.kind']").first().evaluate("e => e.tagName === 'SELECT' ? e.value = 'routine' : e.click()");
    String water = Long.toString(city.unit(TinyCity.EAST, "water").id());
    head.page().locator("input[name='f.units'][value='" + water + "']").evaluate("e => e.click()");
    head.fillRequired();
    head.send();

    Staff department = staff(Role.HANDLER, TinyCity.EAST, "water");
    department.page().navigate("/whistles");
    assertThat(department.page().locator("main").innerText()).contains(number);
    for (String step : new String[] {"sign", "contact", "arrive", "act"}) {
      clock.advance(Duration.ofMinutes(5));
      department.page().navigate("/cases/" + number + "/tasks/1/" + step);
      department.fillRequired();
      department.send();
    }
    department.open(number);
    assertThat(department.page().locator("main a[href$='/tasks/1/leave']").count())
        .as("nobody leaves before the matter is settled")
        .isZero();

    head.open(number).take("settle");
    department.open(number);
    assertThat(department.page().locator("main a[href*='/tasks/1/leave']").count()).isPositive();
  }
}
