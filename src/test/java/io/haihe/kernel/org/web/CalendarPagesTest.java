package io.haihe.kernel.org.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.CityCalendars;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.City;
import io.haihe.kernel.place.CityLoader;
import io.haihe.kernel.place.Places;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("The page of calendars")
class CalendarPagesTest {

  private static final String PAGE = "/admin/calendars";
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired CityCalendars calendars;
  @Autowired Places places;
  @Autowired JdbcClient jdbc;

  private TinyCity tiny;
  private Viewer administrator;
  private Browser browser;

  @BeforeEach
  void signIn() {
    tiny = TinyCity.in(context);
    administrator = tiny.person(Role.ADMINISTRATOR, TinyCity.CITY, "office");
    browser = browserOf(administrator);
  }

  private Browser browserOf(Viewer person) {
    Browser someones = new Browser(http);
    someones.signIn(person.login(), TinyCity.PASSWORD);
    return someones;
  }

  private City city() {
    return places.city("tiny").orElseThrow();
  }

  private String key() {
    return city().calendar();
  }

  private String year2031(String off) {
    return """
        key: %s
        known: { from: "2027-01-01", to: "2031-12-31" }
        week: [monday, tuesday, wednesday, thursday, friday]
        shifts: ["08:30-12:00", "13:30-17:30"]
        off: [%s]
        """
        .formatted(key(), off);
  }

  private MockHttpServletResponse preview(Browser who, String yaml, String only) {
    return who.upload(PAGE, PAGE + "/preview", "file", "calendar.yaml", yaml, "city", "tiny", "only", only);
  }

  @Test
  void showsAYearAndWhenAPromiseWouldEnd() {
    String page = Browser.text(browser.get(PAGE + "?city=tiny&year=2026&at=2026-09-30T10:00&amount=1&unit=working-day&lang=en"));

    assertThat(page).contains("2026", "Due 8 Oct 2026, 17:30", "day-HOLIDAY", "day-MAKE_UP").doesNotContain("??");
  }

  @Test
  void saysWhatAFileWouldChangeAndChangesNothingYet() {
    String page = Browser.text(preview(browser, year2031("\"2027-06-15\""), "2027"));

    assertThat(page).contains("2027", "name=\"yaml\"").doesNotContain("??");
    assertThat(places.calendar(TinyCity.CITY).isWorkday(LocalDate.of(2027, 6, 15))).isTrue();
  }

  @Test
  void takesOverOneYearAndLeavesTheOthers() {
    long running = jdbc.sql("select count(*) from org_change where kind = 'calendar-changed'").query(Long.class).single();
    String shown = Browser.text(preview(browser, year2031("\"2027-01-01\", \"2028-01-03\""), "2027"));

    MockHttpServletResponse done = browser.post(PAGE, PAGE, "city", "tiny", "seen", seen(shown), "yaml", yaml(shown));

    assertThat(done.getStatus()).isEqualTo(302);
    var calendar = places.calendar(TinyCity.CITY);
    assertThat(calendar.isWorkday(LocalDate.of(2027, 1, 1))).isFalse();
    assertThat(calendar.isWorkday(LocalDate.of(2028, 1, 3))).as("of another year").isTrue();
    assertThat(calendar.isWorkday(LocalDate.of(2026, 10, 10))).as("a make-up day that was known before").isTrue();
    assertThat(calendar.isKnown(LocalDate.of(2027, 12, 31))).isTrue();
    assertThat(jdbc.sql("select count(*) from org_change where kind = 'calendar-changed'").query(Long.class).single()).isEqualTo(running + 1);
    assertThat(browser.post(PAGE, PAGE, "city", "tiny", "seen", seen(shown), "yaml", yaml(shown)).getStatus()).as("sent again").isEqualTo(409);

    context.getBean(CityLoader.class).load(Path.of("src/test/resources/cities/tiny"));
    assertThat(places.calendar(TinyCity.CITY).isKnown(LocalDate.of(2027, 12, 31))).as("after a load without a calendar").isTrue();
  }

  @Test
  void namesWhatIsWrongWithAFile() {
    City city = city();
    String gap = year2031("\"2031-01-01\"").replace("2027-01-01\", to", "2031-01-01\", to");

    assertThat(codes(() -> calendars.change(administrator, city, "c.yaml", gap, 2031))).containsExactly("place.calendar.year-gap");
    assertThat(codes(() -> calendars.change(administrator, city, "c.yaml", year2031(""), 2035))).containsExactly("place.calendar.year-unknown");
    assertThat(codes(() -> calendars.change(administrator, city, "c.yaml", year2031("").replace("key: " + key(), "key: other"), null)))
        .containsExactly("place.calendar.other-key");
    MockHttpServletResponse refused = preview(browser, "key: [", "");
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(Browser.text(refused)).contains("calendar.yaml").doesNotContain("??");
  }

  @Test
  void isChangedByAdministratorsOfTheWholeCityAlone() {
    Browser east = browserOf(tiny.person(Role.ADMINISTRATOR, TinyCity.EAST, "office"));

    assertThat(east.get(PAGE).getStatus()).isEqualTo(200);
    assertThat(Browser.text(east.get(PAGE))).doesNotContain("/preview");
    assertThat(east.post("/me", PAGE, "city", "tiny", "seen", "product", "yaml", year2031("")).getStatus()).isEqualTo(403);
  }

  private static List<String> codes(ThrowableAssert.ThrowingCallable what) {
    BadInput bad = (BadInput) Assertions.catchThrowable(what);
    return bad.findings().stream().map(Finding::code).toList();
  }

  private static String seen(String page) {
    Matcher seen = SEEN.matcher(page);
    assertThat(seen.find()).isTrue();
    return seen.group(1);
  }

  private static String yaml(String page) {
    Matcher yaml = Pattern.compile("(?s)name=\"yaml\"[^>]*>(.*?)</textarea>").matcher(page);
    assertThat(yaml.find()).isTrue();
    return yaml.group(1).replace("&quot;", "\"").replace("&#34;", "\"").replace("&amp;", "&");
  }
}
