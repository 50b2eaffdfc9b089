package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.browser.Hand.Effort;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * What each kind of person presses for what they do most, everybody signed in already. {@code docs/effort.md} says the same, or this fails;
 * {@code -Dhaihe.effort=write} writes it there, with the time it took.
 */
@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("How much it takes")
class EffortTest extends BrowserStory {

  private static final Path TABLE = Path.of("docs/effort.md");
  private static final String BEGIN = "<!-- measured -->\n";
  private static final String END = "<!-- /measured -->";
  private static final String HEAD = "| who | does what | presses | fields typed in | seconds |\n|---|---|---|---|---|\n";

  private Page as(Viewer who) {
    Page page = Staff.signIn(chrome.window(1440, "en"), who).page();
    if (page.locator(".guide").count() > 0) {
      page.locator(".guide button").click();
    }
    return page;
  }

  @Test
  void isWhatTheDocumentSays() throws IOException {
    Matters matters = new Matters(context);
    List<Effort> efforts = new ArrayList<>();
    efforts.addAll(ofAResident());
    efforts.add(ofAClerkWhoWritesDownACall(matters));
    efforts.add(ofAClerkWhoTakesUpAReport(matters));
    efforts.add(ofADispatcher(matters));
    efforts.addAll(ofAHandler(matters));
    efforts.add(ofAHandlerCalledByAWhistle(matters));
    efforts.add(ofAnAdministrator());

    String document = Files.readString(TABLE);
    if ("write".equals(System.getProperty("haihe.effort"))) {
      String rows = efforts.stream().map(Effort::row).collect(Collectors.joining("\n", "", "\n"));
      int begin = document.indexOf(BEGIN) + BEGIN.length();
      Files.writeString(TABLE, document.substring(0, begin) + HEAD + rows + document.substring(document.indexOf(END)));
    } else {
      assertThat(efforts).allSatisfy(effort -> assertThat(document).contains(effort.counted()));
    }
  }

  private List<Effort> ofAResident() {
    Page phone = chrome.window(390, "en");
    phone.navigate("/");
    Hand reporting = new Hand(phone)
        .press("a.intake-door[href='/report']")
        .press("a.button[href^='/report/city-management']")
        .type("#text", "A heap of rubbish has been lying by the gate for three days.")
        .until("#intake-hits input")
        .press("#intake-hits label.choice")
        .choose("#place-district", TinyCity.EAST.toString())
        .until("#place-street")
        .press("form[data-report] .button-row .primary")
        .until("[data-number]");
    Effort report = reporting.of("Resident", "reports a heap of rubbish, from the first page, on a phone");
    String number = phone.locator("[data-number]").innerText();
    String code = phone.locator(".intake-code").first().innerText();
    Page later = chrome.window(390, "en");
    later.navigate("/");
    Effort follow = new Hand(later)
        .press("a.intake-door[href='/follow']")
        .type("#number", number)
        .type("#code", code)
        .press("main form .primary")
        .until("#steps")
        .of("Resident", "follows it by its number and code, from the first page");
    return List.of(report, follow);
  }

  private Effort ofAClerkWhoWritesDownACall(Matters matters) {
    Page page = as(matters.clerk);
    page.navigate("/work");
    return new Hand(page)
        .press(".site-nav a[href='/cases/new']")
        .press("a.button[href^='/cases/new/city-management']")
        .type("#text", "The street lamp by number five has been dark for a week.")
        .until("#intake-hits input")
        .press("#intake-hits label.choice")
        .choose("#place-district", TinyCity.EAST.toString())
        .until("#place-street")
        .type("#contact-phone", "13800001111")
        .press("form[data-report] .button-row .primary")
        .until("main .breadcrumb")
        .of("Intake clerk", "writes down a call and opens the case");
  }

  private Effort ofAClerkWhoTakesUpAReport(Matters matters) {
    Case reported = matters.reported();
    Page page = as(matters.clerk);
    page.navigate("/work");
    return new Hand(page)
        .press("a.row-link[href='/cases/" + reported.number() + "']")
        .press(".pane form[action$='/steps/register'] button")
        .until("main .alert.ok")
        .of("Intake clerk", "takes up a report from the work list");
  }

  private Effort ofADispatcher(Matters matters) {
    matters.filed();
    Page page = as(matters.dispatcher);
    page.navigate("/dispatch");
    return new Hand(page).press("[data-row] form .primary").until("main .alert.ok").of("Dispatcher", "gives a case to the unit whose matter it is");
  }

  private List<Effort> ofAHandler(Matters matters) {
    Case dispatched = matters.dispatched();
    Page page = as(matters.handler);
    page.navigate("/work");
    Effort accepts = new Hand(page)
        .press("a.row-link[href='/cases/" + dispatched.number() + "']")
        .press(".pane form[action$='/steps/accept'] button")
        .until("main .alert.ok")
        .of("Handler", "accepts a case");
    page.navigate("/cases/" + dispatched.number());
    Effort reports = new Hand(page)
        .press("main a[href$='/steps/feedback']")
        .type("main form.form textarea[required]", "Swept and taken away.")
        .press("main form.form > .button-row button")
        .until("main .alert.ok")
        .of("Handler", "reports back from the case what was done");
    return List.of(accepts, reports);
  }

  private Effort ofAHandlerCalledByAWhistle(Matters matters) {
    matters.summoned("sign");
    Page page = as(matters.handler);
    page.navigate("/work");
    return new Hand(page)
        .press(".site-nav a[href='/whistles']")
        .press("main a[href*='/tasks/1/sign']")
        .press("main form.form > .button-row button")
        .until("main [href*='/tasks/1/contact'], main form[action*='/tasks/1/contact']")
        .of("Handler", "signs for a whistle");
  }

  private Effort ofAnAdministrator() {
    Page page = as(TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.EAST, "office"));
    page.navigate("/admin/people");
    return new Hand(page)
        .press("a[href='/admin/people/new']")
        .type("#name", "Wang Fang")
        .type("#login", "wang.fang")
        .type("#unit", city.unit(TinyCity.EAST, "water").key())
        .press("main form .primary")
        .press("main a.button")
        .choose("#role", "handler")
        .press("form[action$='/seats'] .primary")
        .until("form[action*='/seats/'][action$='/end']")
        .of("Administrator", "adds a person and gives them a seat");
  }
}
