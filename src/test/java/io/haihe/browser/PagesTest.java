package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.haihe.CityTest;
import io.haihe.SampleCatalogue;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.resident.SomeResident;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ParameterizedClass(name = "in {0}, from {1} pixels to {2}")
@CsvSource({"zh, 1440, 390", "en, 390, 1440"})
@DisplayName("Every page fits, has one heading, no words missing, a label on each field, and nothing axe finds wrong")
class PagesTest {

  private static final List<String> PUBLIC = List.of("/", "/report", "/follow", "/check", "/nearby", "/statistics", "/subscribe", "/sign-in");
  private static final List<String> OF_STAFF =
      List.of(
          "/messages", "/work", "/work?tab=below", "/work?tab=all", "/work?tab=all&rows=200", "/work/lists", "/dispatch", "/whistles", "/overdue", "/overview", "/overview?scenario=city-management&months=12&against=year",
          "/overview/cases", "/overview/cases?scenario=city-management&measure=onTimeClosingRate", "/overview/wall", "/reports",
          "/me", "/me/password");

  private static final String CALENDAR =
      """
      key: china
      known: { from: "2026-01-01", to: "2027-12-31" }
      week: [monday, tuesday, wednesday, thursday, friday]
      shifts: ["08:30-12:00", "13:30-17:30"]
      off: ["2027-01-01/2027-01-03"]
      """;
  private static final String MESSAGES =
      """
      id,subject,text,reply,requested_at,replied_at
      7,路灯不亮,南里社区路灯不亮,已修,2025-01-02T08:00:00,2025-01-03T08:00:00
      8,x,y,z,never,
      """;

  @Autowired ApplicationContext context;
  @LocalServerPort int port;

  @Parameter(0)
  String language;

  /** Of the window in which people go from page to page. */
  @Parameter(1)
  int width;

  /** The window is drawn to this width at each page, which is looked at again. */
  @Parameter(2)
  int otherWidth;

  private Judge judge;
  private Matters matters;
  private Chrome chrome;

  @BeforeEach
  void open() {
    judge = new Judge(language, List.of(otherWidth));
    matters = new Matters(context);
    chrome = new Chrome(port);
  }

  @AfterEach
  void close() {
    chrome.close();
    assertThat(judge.faults()).isEmpty();
    assertThat(chrome.complaints()).isEmpty();
  }

  private Page window() {
    Page page = chrome.window(width, language);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme()).setReducedMotion(ReducedMotion.REDUCE));
    page.navigate("/sign-in?lang=" + language);
    return page;
  }

  /** Each width is looked at in light and in dark. */
  private ColorScheme scheme() {
    return language.equals("zh") ? ColorScheme.LIGHT : ColorScheme.DARK;
  }

  private Page as(Viewer who) {
    return Staff.signIn(window(), who).page();
  }

  @Test
  void ofResidents() {
    Page visitor = window();
    PUBLIC.forEach(path -> look(visitor, path));
    SampleCatalogue.in(context);
    for (String path : List.of("/services", "/services?q=licence", "/services?q=zzz", "/services?event=opening&audience=enterprise", "/services/ratings", "/services/restaurant-opening", "/services/elder-allowance?a.age=younger#for-me")) {
      look(visitor, path);
    }
    assertThat(whatAnybodyMayReport()).hasSizeGreaterThan(8).allSatisfy(path -> look(visitor, path));
    look(visitor, "/nearby/" + matters.handling().number());
    look(visitor, matters.closed());
    assertThat(visitor.locator("details:has(form[action*='/take/'])").count()).as("rate, dispute, reopen").isEqualTo(3);
    visitor.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    judge(visitor, "the reporter's page with every form open");
    visitor.locator("form[action$='/take/dispute'] button").click();
    visitor.waitForSelector(".field.invalid");
    judge(visitor, "the reporter's page with a form refused");
    visitor.navigate("/report/talent-service");
    visitor.setInputFiles(
        "input[name='file.degreeProof']",
        new FilePayload("a-degree-with-a-very-long-name-that-nobody-shortened.pdf", "application/pdf", "%PDF-1.4\n%%EOF".getBytes()));
    visitor.locator("button.primary[name=step]").click();
    visitor.waitForSelector("input[type=checkbox][name='f.degreeProof']");
    judge(visitor, "a report refused, whose file is kept");
  }

  @Test
  void ofResidentsWithAnAccount() {
    SomeResident.furnish(context, matters.handling());
    Page resident = Residents.signIn(window());
    List.of("/my?saved", "/my/messages", "/my/account?done", "/my/account?sent", "/my/data", "/report/title-review").forEach(path -> look(resident, path));
    resident.navigate("/my/account");
    resident.locator("#field-counter button").click();
    String code = resident.locator("[data-counter-code]").innerText();
    judge(resident, "an account with a code for the counter");
    resident.navigate("/my/data");
    resident.fill("#old", "wrong wrong wrong");
    resident.locator("form[action='/my/erase'] button").click();
    resident.waitForSelector(".field.invalid");
    judge(resident, "an account not closed, since the password was wrong");

    Page clerk = as(matters.clerk);
    look(clerk, "/residents/verify");
    clerk.fill("#code", code);
    clerk.locator("main form button").click();
    clerk.waitForSelector("input[name=seen]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    judge(clerk, "a resident at a counter");
  }

  private List<String> whatAnybodyMayReport() {
    return context.getBean(Scenarios.class).all().stream()
        .flatMap(scenario -> scenario.types().values().stream()
            .filter(type -> type.intake().reporter())
            .map(type -> "/report/" + scenario.key() + "?type=" + type.key()))
        .toList();
  }

  @Test
  void ofStaff() {
    Page dispatcher = as(matters.dispatcher);
    OF_STAFF.forEach(path -> look(dispatcher, path));
    Page clerk = as(matters.clerk);
    look(clerk, "/cases/new/city-management");
    look(dispatcher, "/cases/new/pipeline-patrol?type=defect");
    look(as(TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.CITY, "hotline-centre")), "/cases/new/hotline");
    Page chief = as(matters.chief);
    String number = matters.summoned("arrive").number();
    look(chief, "/cases/" + number);
    chief.locator("details:has(#purpose) summary").click();
    chief.fill("#purpose", "call back");
    chief.locator("form[action$='/contact'] button").click();
    chief.waitForSelector("a[href^='tel:']");
    judge(chief, "a case with its contact");
    look(chief, "/cases/" + number + "/hints");
    look(as(TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.CITY, "office")), "/admin/people");
  }

  @Test
  void ofManyCasesAtOnce() {
    matters.reported();
    matters.reported();
    Page clerk = as(matters.clerk);
    clerk.navigate("/work");
    clerk.locator("[data-pick]").nth(0).check();
    clerk.locator("[data-pick]").nth(1).check();
    judge(clerk, "the work list with picked cases");
    String number = clerk.locator("[data-row]").first().getAttribute("data-row");
    look(clerk, "/work?tab=waiting&case=" + number);
    clerk.evaluate("document.getElementById('keys').showModal()");
    judge(clerk, "the keys of the work list");
    clerk.navigate("/work");
    clerk.locator("details:has(#list-name) summary").click();
    clerk.fill("#list-name", "A name that is as long as names of lists");
    clerk.locator("details [name=begins]").check();
    clerk.locator("form[action='/work/lists'] button").click();
    clerk.waitForSelector(".saved a[aria-current=page]");
    judge(clerk, "the work list with a kept list");
    look(clerk, "/work/lists");
    clerk.locator("form[action$='/remove'] button").click();
    clerk.navigate("/work");
    clerk.locator("[data-pick]").nth(0).check();
    clerk.locator("[data-pick]").nth(1).check();
    clerk.selectOption("#bulk-action", "take:city-management:askVerification");
    clerk.locator(".bulk-bar button").click();
    clerk.waitForSelector("button[name=filled]");
    judge(clerk, "the form for several cases");
    clerk.locator("textarea").first().fill("Is it still there?");
    clerk.locator("button[name=filled]").click();
    clerk.waitForSelector("table .badge");
    judge(clerk, "what became of several cases");
  }

  @Test
  void ofACaseInTheStateWithTheLongestName() {
    matters.reported();
    Page clerk = as(matters.clerk);
    clerk.navigate("/work");
    clerk.locator("main td .badge").first().evaluate("(badge, name) => badge.textContent = name", longestNameOfAState());
    judge(clerk, "the work list with a long state");
  }

  private String longestNameOfAState() {
    return context.getBean(Scenarios.class).all().stream()
        .flatMap(scenario -> scenario.types().values().stream()
            .flatMap(type -> type.states().keySet().stream())
            .map(state -> scenario.texts().text(Locale.forLanguageTag(language), "states." + state)))
        .max(Comparator.comparing(String::length))
        .orElseThrow();
  }

  @Test
  void ofCasesThatWereJoined() {
    List<Case> joined = matters.joined();
    Page clerk = as(matters.clerk);
    joined.forEach(each -> look(clerk, "/cases/" + each.number()));
    lookAtForm(clerk, "/cases/" + matters.reported().number() + "/steps/join");
    look(window(), matters.link(joined.getLast()));
  }

  /** The count is widest in the header of whoever has most to go to. */
  @Test
  void ofWhoeverHasMoreUnreadMessagesThanAreCounted() {
    Viewer centre = TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.CITY, "office");
    Case about = matters.reported();
    context.getBean(JdbcClient.class)
        .sql(
            """
            insert into notice_message (person, case_id, seq, notice, number, text_en, text_zh, at)
            select ?, ?, n, 'n', ?, 'Told ' || n, '通知 ' || n, timestamptz '2026-03-01 08:00Z' + n * interval '1 minute' from generate_series(1, 130) n
            """)
        .params(centre.person(), about.id(), about.number())
        .update();
    Page page = as(centre);
    for (String path : List.of("/work", "/messages", "/messages?unread=true", "/overview", "/cases/" + about.number())) {
      look(page, path);
      if (!page.locator(".site-nav .count").allInnerTexts().contains("99+")) {
        judge.blame(path, "no count of unread messages in the header");
      }
    }
    page.navigate("/messages");
    page.locator("a[rel=next]").click();
    page.waitForSelector("a[rel=first]");
    judge(page, "the second page of messages");
  }

  @Test
  void ofAWhistle() {
    Page street = as(matters.streetHead);
    Page department = as(matters.handler);
    lookAtForm(street, "/cases/" + matters.handling().number() + "/steps/blow");
    for (String step : List.of("sign", "contact", "arrive", "leave")) {
      lookAtForm(department, step(step));
    }
    lookAtForm(street, step("rate"));
    lookAtForm(as(matters.departmentHead), step("contest"));
    look(street, "/whistles");
  }

  @Test
  void ofScenarios() {
    Page author = as(TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.CITY, "office"));
    look(author, "/admin/scenarios");
    look(author, "/admin/scenarios/city-management");
    author.locator("form[action$='/draft'] button, a.button.primary[href^='/admin/drafts/']").first().click();
    author.waitForSelector("nav.tabs");
    judge(author, "a draft");
    String draft = author.url().replaceAll("^https?://[^/]+", "");
    for (String view : List.of("/changes", "/chart", "/stories", "/play", "/file?path=scenario.yaml", "/file?path=categories.csv")) {
      look(author, draft + view);
    }
    author.navigate(draft + "/play");
    author.locator("main form.form button").click();
    author.waitForSelector("#clock");
    author.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    judge(author, "a pretend case");
  }

  @Test
  void ofAdministrators() {
    Page page = as(TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.CITY, "office"));
    long unit = TinyCity.in(context).unit(TinyCity.EAST, "urban-management").id();
    for (String path : List.of(
        "/admin", "/admin/people", "/admin/people?seatless=true", "/admin/people/new", "/admin/units", "/admin/units?words=a",
        "/admin/units?empty=true", "/admin/units/new", "/admin/units/" + unit, "/admin/calendars", "/admin/categories", "/admin/templates",
        "/admin/audit", "/admin/audit?trail=reads", "/admin/audit?trail=refused", "/admin/audit?trail=exported",
        "/admin/audit?trail=scenarios", "/admin/import")) {
      look(page, path);
    }
    page.navigate("/admin/units/new");
    page.fill("#word", "office");
    page.fill("#name", "x");
    page.locator("form.form button.primary").click();
    page.waitForSelector(".alert.danger");
    judge(page, "a new unit refused");
    page.navigate("/admin/calendars");
    page.setInputFiles("#file", new FilePayload("china.yaml", "text/yaml", CALENDAR.getBytes(StandardCharsets.UTF_8)));
    page.locator("form[action$='/preview'] button").click();
    page.waitForSelector("#preview");
    judge(page, "what a calendar would change");
    page.navigate("/admin/import");
    page.selectOption("#profile", "answered-messages.yaml");
    page.setInputFiles(
        "#file",
        new FilePayload("a-file-of-messages-with-a-very-long-name.csv", "text/csv", MESSAGES.getBytes(StandardCharsets.UTF_8)));
    page.locator("form.form button.primary").click();
    page.waitForSelector("form[action$='/begin']");
    judge(page, "the preview of an import");
    page.locator("form[action$='/begin'] button").click();
    page.waitForSelector("progress");
    judge(page, "an import on its way");
  }

  @Test
  void ofTheCatalogueForEditors() {
    SampleCatalogue.in(context);
    Page page = as(TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.CITY, "office"));
    look(page, "/admin/items");
    look(page, "/admin/items?q=licence");
    look(page, "/admin/items/newborn-registration");
    page.locator("form[action='/admin/items'] button, a.button.primary[href^='/admin/item-drafts/']").first().click();
    page.waitForSelector("#changes");
    judge(page, "a draft of an item");
    String draft = page.url().replaceAll("^https?://[^/]+", "");
    look(page, draft + "/preview");
    look(page, draft);
    page.locator("main form.form input[name='name.0']").fill("");
    page.locator("main form.form input[name='name.1']").fill("");
    page.locator("main form.form input[name='type.0']").fill("x");
    page.locator("main form.form > .button-row button").click();
    page.waitForSelector("#wrong");
    judge(page, "a draft with faults");
    page.navigate("/admin/items");
    page.setInputFiles(
        "#file",
        new FilePayload("a-file-of-items-with-a-very-long-name.csv", "text/csv", "code,name,type,handling\na-b,甲,77,instant\nc-d,乙,x,soon\n".getBytes(StandardCharsets.UTF_8)));
    page.locator("form[action='/admin/item-files'] button").click();
    page.waitForSelector("form[action$='/discard']");
    judge(page, "the preview of a file of items");
  }

  @Test
  void ofAMigration() {
    Page judge = as(TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.CITY, "office"));
    look(judge, SecondVersion.rehearsed(context, "trees-" + language));
  }

  @Test
  void ofWebhooks() {
    Page head = as(TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.EAST, "operations-centre"));
    look(head, "/admin/webhooks");
    head.fill("#name", "The district's own very long name for a system that is told about everything");
    head.fill("#url", "https://example.org/a/path/that/is/much/longer/than/any/phone/is/wide/receive?tenant=east");
    head.locator("form.form button.primary").click();
    head.waitForSelector("#secret");
    judge(head, "a webhook just made");
    head.navigate("/admin/webhooks");
    judge(head, "the list of webhooks");
    head.locator("a.row-link").first().click();
    head.waitForSelector("form[action$='/remove']");
    judge(head, "a webhook");
  }

  private String step(String step) {
    return "/cases/" + matters.summoned(step).number() + "/tasks/1/" + step;
  }

  private void lookAtForm(Page page, String path) {
    look(page, path);
    if (page.locator("main form.form").count() != 1) {
      judge.blame(path, "the step is not open");
    }
  }

  private void look(Page page, String path) {
    judge.open(page, path);
  }

  private void judge(Page page, String name) {
    judge.look(page, name);
  }
}
