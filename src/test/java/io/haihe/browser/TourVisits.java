package io.haihe.browser;

import com.microsoft.playwright.Page;
import io.haihe.kernel.casework.CertificateBook;
import io.haihe.kernel.intake.importing.Imports;
import io.haihe.kernel.org.People;
import io.haihe.kernel.org.Units;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.drafts.Drafts;
import io.haihe.modules.appointment.SampleOffices;
import io.haihe.modules.counter.SampleQueues;
import io.haihe.modules.demo.Demo;
import io.haihe.modules.resident.SomeResident;
import io.haihe.modules.service.ItemDrafts;
import io.haihe.modules.service.SentFiles;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people do in the demonstration's city before its pictures are taken, on the pages they have for it, so that the pages have something to show. */
final class TourVisits {

  private static final String OFFICE = "120101000000/operations-centre";
  private static final PlaceCode STREET = PlaceCode.parse("120101001000").orElseThrow();
  private static final Pattern ADDRESS = Pattern.compile("https?://[^/]+(/[^?#]*).*");
  private static final String ITEMS =
      """
      [{"code": "sample-notice", "type": "20", "name": {"zh": "示例公告查询", "en": "Sample notice"}, "handling": "instant", "audiences": ["person"],
        "department": {"zh": "示例部门", "en": "Sample department"}, "sample": true},
       {"code": "sample-wrong", "name": {"zh": "缺少类型", "en": "No type"}}]
      """;
  private static final String MESSAGES =
      """
      id,subject,text,reply,requested_at,replied_at
      7,路灯不亮,劝业场街道路灯不亮,已修,2025-12-02T08:00:00,2025-12-03T08:00:00
      8,垃圾,和平区南市街道垃圾没有清运,,2025-12-04T09:30:00,
      9,x,y,z,never,
      """;

  private final ApplicationContext context;
  private final Chrome chrome;
  private final TourCity city;
  private final String password;
  private final Map<String, String> steady = new HashMap<>();

  private TourVisits(ApplicationContext context, Chrome chrome, TourCity city) {
    this.context = context;
    this.chrome = chrome;
    this.city = city;
    this.password = context.getBean(Demo.class).players().getFirst().password();
  }

  /** Gives what is drawn by lot, with what is shown in its place, so that the pictures are the same each time. */
  static Map<String, String> to(ApplicationContext context, Chrome chrome, TourCity city) {
    TourVisits visits = new TourVisits(context, chrome, city);
    visits.officesOpen();
    visits.numbersAreDrawn(visits.appointmentsAreBooked());
    visits.visitorsAreServed();
    visits.feesArePaid();
    visits.aResidentHasAnAccount();
    visits.administratorsHaveBegun();
    TourInspections.in(context, city);
    return visits.steady;
  }

  private void officesOpen() {
    context.getBean(SampleOffices.class).load(OFFICE);
    context.getBean(SampleQueues.class).load(OFFICE);
    city.know("hall", Long.toString(context.getBean(Units.class).byKey(OFFICE).orElseThrow().id()));
  }

  /** The first is for today, and somebody comes; another is shown. */
  private String appointmentsAreBooked() {
    String today = booked("王芳", "138 0000 1234", 0, 0);
    booked("李强", "138 0000 2345", 0, 2);
    String shown = booked("陈静", "138 0000 3456", 1, 3);
    city.know("bookingToken", shown);
    return today.substring(0, today.indexOf('/'));
  }

  /** @return the number of the appointment and its secret code */
  private String booked(String name, String phone, int day, int slot) {
    Page page = visitor();
    page.navigate("/appointments?item=driver-lost&office=" + city.address("{hall}"));
    page.navigate(Objects.requireNonNull(page.locator("main a.chip").nth(day).getAttribute("href")));
    page.locator("input[name=slot]").nth(slot).check();
    page.fill("#name", name);
    page.fill("#phone", phone);
    page.locator("main form button.primary").click();
    page.waitForSelector("a[download]");
    String link = path(page).replaceFirst("/appointments/", "");
    steady.put(link.substring(0, link.indexOf('/')), Integer.toString(28_461_937 + 1_403 * steady.size()));
    page.context().close();
    return link;
  }

  private void numbersAreDrawn(String appointment) {
    Page page = visitor();
    city.know("servedToken", drawn(page, "A"));
    city.know("ratedToken", drawn(page, "B"));
    String answered = drawn(page, "A");
    drawn(page, "C");
    page.navigate(city.address("/hall/{hall}"));
    page.fill("#appointment", appointment);
    page.locator("main form:has(#appointment) button").click();
    page.waitForURL("**/tickets/**");
    drawn(page, "B");
    city.know("waitingToken", drawn(page, "A"));
    city.know("answeredToken", answered);
    page.context().close();
  }

  /** @return the id of the ticket and its secret code */
  private String drawn(Page page, String letter) {
    page.navigate(city.address("/hall/{hall}"));
    page.locator("main form:has(input[name=letter][value=" + letter + "]) button").click();
    page.waitForURL("**/tickets/**");
    return path(page).replaceFirst(".*/tickets/", "");
  }

  private void visitorsAreServed() {
    Page clerk = staff("intake.heping");
    for (int i = 0; i < 3; i++) {
      called(clerk, "3");
      clerk.locator("form[action='/counter/done'] button").click();
      clerk.waitForSelector("#window");
    }
    Page neighbour = staff("brain.heping.intakeclerk");
    called(neighbour, "5");
    called(clerk, "3");
    city.know("atCounter", entered(clerk));
    rated("ratedToken", "1", "来回跑了两个窗口，没有人说清楚要带什么。", "138 0000 5678");
    rated("answeredToken", "2", "等了一个多小时。", "138 0000 6789");
    Page chief = staff("chief.heping");
    chief.navigate("/counter/ratings");
    String answered = "#rating-" + city.address("{answeredToken}").replaceFirst("/.*", "");
    chief.fill(answered + " textarea", "已增开一个窗口，高峰时段有人引导。");
    chief.locator(answered + " button[value=true]").click();
    chief.waitForSelector(answered + " :text('已增开一个窗口')");
    List.of(clerk, neighbour, chief).forEach(page -> page.context().close());
  }

  private static void called(Page clerk, String window) {
    clerk.navigate("/counter");
    clerk.fill("#window", window);
    clerk.locator("main form button.primary").click();
    clerk.waitForSelector("#now");
  }

  /** @return the number of what was entered for whoever stands there */
  private String entered(Page clerk) {
    clerk.navigate("/cases/new/city-management");
    clerk.fill("#text", "小区门口的路灯不亮，晚上看不清台阶。");
    clerk.selectOption("#category", "06010");
    clerk.fill("#address", "劝业场街道");
    clerk.fill("#contact-name", "周女士");
    clerk.fill("#contact-phone", "13800004567");
    clerk.locator("form[data-report] .button-row button.primary").click();
    clerk.waitForLoadState();
    if (clerk.locator("input[name=another]").count() > 0) {
      clerk.locator("form[data-report] .button-row button.primary").click();
    }
    clerk.waitForURL(url -> !url.contains("/cases/new"));
    return path(clerk).replaceFirst(".*/", "");
  }

  private void rated(String ticket, String level, String words, String phone) {
    Page page = visitor();
    page.navigate(city.address("/hall/{hall}/tickets/{" + ticket + "}"));
    page.locator("input[name=level][value='" + level + "']").check();
    page.fill("#words", words);
    page.fill("#phone", phone);
    page.locator("#rate button").click();
    page.waitForSelector("#rating");
    page.context().close();
  }

  /** One is paid, another is about to be. */
  private void feesArePaid() {
    Page page = visitor();
    String paid = city.address("{payingToken}");
    order(page, paid);
    page.locator("main form button").click();
    page.waitForURL("**/fee");
    steady.put(page.locator("dd.mono.wrap").last().innerText(), "S41d5a2c8-7b30-4e9f-9a61-d8c2f07b5e13");
    city.know("paidToken", paid);
    String order = order(page, city.address("{payingToken}"));
    city.know("order", order);
    page.context().close();
  }

  private String order(Page page, String token) {
    page.navigate("/follow/" + token + "/fee");
    page.locator("main form button").click();
    page.waitForURL("**/pay/sandbox/*");
    String order = path(page).replaceFirst(".*/", "");
    steady.put(order, "7d1f0c3a5b9e4f6281c0d3e4f5a6b7%02d".formatted(steady.size()));
    return order;
  }

  private void aResidentHasAnAccount() {
    SomeResident.furnish(context, city.found("handling"), TourCity.MOMENT);
    SomeResident.keep(context, city.found("settled"), TourCity.MOMENT);
    SomeResident.keep(context, city.found("certified"), TourCity.MOMENT);
    city.know("signing", SomeResident.applied(context, STREET, TourCity.MOMENT));
    String code = context.getBeansOfType(CertificateBook.class).values().stream()
        .flatMap(book -> book.held(List.of(city.number("certified"))).stream())
        .map(held -> Objects.requireNonNull(held.code()))
        .findFirst()
        .orElseThrow();
    city.know("certificate", code);
    steady.put(code, "7K2M4QX9ZD3HW8TRB5NP6CVJ1F".substring(0, code.length()));
  }

  private void administratorsHaveBegun() {
    Viewer admin = viewer("admin");
    city.know("person", Long.toString(viewer("urban.heping").person()));
    city.know("draft", Long.toString(context.getBean(Drafts.class).fromVersion(admin, "city-management").id()));
    city.know("itemDraft", Long.toString(context.getBean(ItemDrafts.class).begin(admin, "newborn-registration")));
    city.know("itemFile", Long.toString(
        context.getBean(SentFiles.class).send(admin, "items.json", ITEMS.getBytes(StandardCharsets.UTF_8), true)));
    city.know("import", Long.toString(context.getBean(Imports.class).send(
        admin, new Imports.Sent(Demo.city(), "answered-messages.yaml", "", "messages-2025.csv", MESSAGES.getBytes(StandardCharsets.UTF_8)))));
    city.know("summonsTask", context.getBean(JdbcClient.class)
        .sql("select no from casework_task t where case_id = (select id from casework_case where number = ?) and " + TourCity.SUMMONS + " limit 1")
        .param(city.number("summoned"))
        .query(String.class)
        .single());
    Page page = staff("command.city");
    page.navigate("/admin/webhooks");
    page.fill("#name", "市政平台");
    page.fill("#url", "https://example.org/haihe");
    page.locator("main form:has(#url) button.primary").click();
    String secret = Objects.requireNonNull(page.locator("main form[action$='/secret']").getAttribute("action"));
    city.know("webhook", secret.replaceFirst(".*/webhooks/(\\d+)/.*", "$1"));
    page.context().close();
  }

  private Viewer viewer(String login) {
    People people = context.getBean(People.class);
    return people.viewer(people.byLogin(login).orElseThrow().id(), TourCity.MOMENT);
  }

  private Page visitor() {
    return chrome.window(1440, "zh-CN");
  }

  private Page staff(String login) {
    return Staff.signIn(visitor(), login, password).page();
  }

  private static String path(Page page) {
    Matcher address = ADDRESS.matcher(page.url());
    return address.matches() ? address.group(1) : page.url();
  }
}
