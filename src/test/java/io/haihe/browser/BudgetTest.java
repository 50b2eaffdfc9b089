package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.haihe.CityTest;
import io.haihe.SampleCatalogue;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.modules.resident.SomeResident;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("On a first visit")
class BudgetTest {

  private static final double STEADY = 0.02;
  private static final int CASES = 50;

  /** Pages that wait together for what they ask for by themselves. */
  private static final int AT_A_TIME = 5;

  /** Kilobytes over the wire with an empty cache: page, styles, scripts and pictures of the page itself. The list of work has 50 rows. */
  private static final String BUDGET =
      """
      resident   /                                  30
      resident   /report                            30
      resident   /report/city-management            60
      resident   /report/hotline                    60
      resident   /report/talent-service             60
      resident   /follow                            30
      resident   {follow}                           60
      resident   /nearby                            45
      resident   /statistics                        30
      resident   /subscribe                         30
      resident   /services                          45
      resident   /services?event=opening            45
      resident   /services/restaurant-opening       45
      resident   /services/elder-allowance          45
      resident   /services/ratings                  30
      resident   /appointments                      30
      resident   /check                             30
      resident   /my/sign-in                        30
      owner      /my                                30
      owner      /my/certificates                   30
      clerk      /work                              40
      clerk      /cases/{case}                      55
      clerk      /cases/new/city-management         60
      dispatcher /dispatch                          30
      chief      /desks                             45
      chief      /whistles                          30
      chief      /overdue                           30
      centre     /overview                          55
      centre     /overview/wall                     30
      centre     /reports                           30
      centre     /messages                          30
      admin      /admin                             30
      admin      /admin/units                       40
      admin      /admin/calendars                   40
      admin      /admin/categories                  40
      admin      /admin/templates                   30
      admin      /admin/import                      45
      admin      /admin/people                      30
      admin      /admin/scenarios                   30
      """;

  record Visit(String who, String page, double kilobytes) {

    @Override
    public String toString() {
      return "%s weighs at most %.0f KB".formatted(page, kilobytes);
    }
  }

  @Autowired ApplicationContext context;
  @LocalServerPort int port;

  private final Map<String, List<Cookie>> sessions = new HashMap<>();
  private final Map<Visit, List<Weight>> weights = new HashMap<>();
  private Chrome chrome;
  private Matters matters;
  private Map<String, String> addresses = Map.of();

  @BeforeAll
  void open() {
    chrome = new Chrome(port);
    matters = new Matters(context);
    SampleCatalogue.in(context);
    SomeResident.applied(context);
    Case now = matters.summoned("arrive");
    for (int i = 0; i < CASES; i++) {
      matters.reported();
    }
    addresses = Map.of("{case}", now.number(), "{follow}", matters.link(now));
  }

  @AfterAll
  void close() {
    assertThat(chrome.complaints()).isEmpty();
    chrome.close();
  }

  static List<Visit> visits() {
    return BUDGET.lines().map(line -> line.split(" +")).map(row -> new Visit(row[0], row[1], Double.parseDouble(row[2]))).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("visits")
  void aPageIsLightAndDoesNotMoveWhileItComes(Visit visit) {
    if (!weights.containsKey(visit)) {
      List<Visit> all = visits();
      int from = all.indexOf(visit);
      weigh(all.subList(from, Math.min(from + AT_A_TIME, all.size())));
    }
    Weight phone = weights.get(visit).getFirst();
    Weight desk = weights.get(visit).getLast();

    assertThat(phone.kilobytes()).as("kilobytes of %s%n%s%n", visit.page(), phone.told()).isLessThanOrEqualTo(visit.kilobytes());
    assertThat(phone.shift()).as("layout shift of %s on a phone: %s", visit.page(), phone.moved()).isLessThan(STEADY);
    assertThat(desk.shift()).as("layout shift of %s on a desk: %s", visit.page(), desk.moved()).isLessThan(STEADY);
  }

  /** Each on a phone and on a desk. */
  private void weigh(List<Visit> visits) {
    List<Page> windows = visits.stream().flatMap(visit -> Stream.of(window(390, visit.who()), window(1440, visit.who()))).toList();
    List<Weight> found = Weight.of(windows, visits.stream().map(this::path).flatMap(path -> Stream.of(path, path)).toList());
    windows.forEach(window -> window.context().close()); // one left open would go on asking for news
    for (int i = 0; i < visits.size(); i++) {
      weights.put(visits.get(i), found.subList(2 * i, 2 * i + 2));
    }
  }

  private String path(Visit visit) {
    return visit.page().replace("{case}", addresses.get("{case}")).replace("{follow}", addresses.get("{follow}"));
  }

  private Page window(int width, String who) {
    Page page = chrome.window(width, "zh-CN");
    if (!who.equals("resident")) {
      page.context().addCookies(sessions.computeIfAbsent(who, this::signedIn));
    }
    return page;
  }

  private List<Cookie> signedIn(String who) {
    if (who.equals("owner")) {
      return Residents.signIn(chrome.window(1440, "zh-CN")).context().cookies();
    }
    return Staff.signIn(chrome.window(1440, "zh-CN"), viewer(who)).page().context().cookies();
  }

  private Viewer viewer(String who) {
    return switch (who) {
      case "clerk" -> matters.clerk;
      case "dispatcher" -> matters.dispatcher;
      case "chief" -> matters.chief;
      case "centre" -> TinyCity.in(context).person(Role.COMMAND_CENTRE, TinyCity.CITY, "office");
      case "admin" -> TinyCity.in(context).person(Role.ADMINISTRATOR, TinyCity.CITY, "office");
      default -> throw new IllegalArgumentException(who);
    };
  }

  @Test
  void aResidentReportsAndFollowsWithoutScript() {
    Page page = chrome.windowWithoutScript(390, "en");
    page.navigate("/report/city-management");
    page.fill("#text", "A heap of rubbish by the gate");
    page.selectOption("#category", "06010");
    for (String level : List.of("district", "street", "community")) {
      page.locator("#place-" + level).selectOption(page.locator("#place-" + level + " option").nth(1).getAttribute("value"));
      page.locator("button[value=places]").click();
    }
    page.locator("form[data-report] .button-row .primary").click();
    String number = page.locator("[data-number]").innerText();
    page.locator("main .button-row a.primary").click();

    assertThat(page.locator("main").innerText()).contains(number, "A heap of rubbish by the gate");
    page.fill("#note", "It is growing");
    page.locator("#add button").click();
    assertThat(page.locator("#steps").innerText()).contains("It is growing");
  }
}
