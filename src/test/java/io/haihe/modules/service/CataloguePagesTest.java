package io.haihe.modules.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SampleCatalogue;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Browser;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Progress;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("The catalogue for residents")
class CataloguePagesTest {

  private static final String GUIDE = "/services/newborn-registration";

  @Autowired Finder finder;
  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired ItemImport imports;
  @Autowired Items items;
  @Autowired Catalogue catalogue;

  @BeforeEach
  void items() {
    SampleCatalogue.in(context);
  }

  private String page(String address) {
    return new String(get(address, "en").getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse get(String address, String language, String... headers) {
    var request = http.get().uri(address).accept(MediaType.TEXT_HTML).header("Accept-Language", language);
    for (int i = 0; i < headers.length; i += 2) {
      request = request.header(headers[i], headers[i + 1]);
    }
    return request.exchange().getResponse();
  }

  private void take(String json) {
    imports.take("items.json", json.getBytes(StandardCharsets.UTF_8), false, ItemImport.By.operator(), Progress.silent());
  }

  private static String item(String code, String more) {
    return """
        [{"code": "%s", "type": "21", "name": {"zh": "登记", "en": "Marked registration"}, "department": "公安局", "handling": "promised",
         "audiences": ["person"], "promised": "5 working-day"%s}]""".formatted(code, more);
  }

  @Test
  void isFoundByWhatHappensInLifeByWhomByDepartmentByTypeAndByWords() {
    assertThat(catalogue.cards()).hasSizeGreaterThan(1500);
    assertThat(page("/services")).contains("/services?event=birth", "/services?audience=enterprise", "/services?type=01", "Having a child", "Sample").doesNotContain("??");
    assertThat(page("/services?event=birth&audience=person&type=07")).contains("Household registration of a newborn").doesNotContain("Opening a small restaurant");
    assertThat(page("/services?q=孩子上户口")).contains(GUIDE);
    assertThat(page("/services?q=haizi shanghukou")).contains(GUIDE, "Shown for: ");
    assertThat(page("/services?q=100_")).contains("Nothing found");
    assertThat(page("/services?type=05&q=elder allowance")).contains("/services/elder-allowance").doesNotContain(GUIDE + "\"");
    assertThat(page("/services?event=opening&page=2")).contains("page=1", "page=3");
  }

  @Test
  void showsWhatWasFoundByAlsoWhereItWasTypedAsItSounds() {
    assertThat(page("/services?q=registration newborn")).contains("Household <mark>registration</mark> of a <mark>newborn</mark>");
    assertThat(page("/services?q=haizi shanghukou")).contains("Also called <mark>孩子上户口</mark>");
    assertThat(new String(get("/services?q=新生儿落户", "zh").getContentAsByteArray(), StandardCharsets.UTF_8)).contains("<mark>新生儿落户</mark></a>");
    assertThat(page("/services?event=birth")).doesNotContain("<mark>");
  }

  @Test
  void isNarrowedDownByLinksThatKeepWhatWasAsked() {
    String link = "/services?audience=enterprise&amp;q=licence";
    long promised = number(page("/services?q=licence"), Pattern.quote(link) + "\">[^<]*<span class=\"count\">([\\d,]+)<");
    String narrowed = page(link.replace("&amp;", "&"));

    assertThat(number(narrowed, "([\\d,]+) items</h2>")).as("as many as the link said").isEqualTo(promised).isPositive();
    assertThat(narrowed).contains("href=\"/services?q=licence\"", "<input type=\"hidden\" name=\"audience\" value=\"enterprise\">");
    assertThat(narrowed).contains("/services?audience=enterprise&amp;q=licence&amp;type=01", "/services?audience=person&amp;q=licence");
    assertThat(narrowed).contains("/services?audience=enterprise&amp;place=" + TinyCity.EAST + "&amp;q=licence");
    assertThat(page("/services?q=licence&department=nobody")).contains("Nothing found", "href=\"/services?q=licence\"");
  }

  @Test
  void offersOnlyWhatIsLeftOfWhatWasChosen() {
    take(kites("kite-of-people", "21", "person"));
    take(kites("kite-of-firms", "22", "enterprise"));

    assertThat(page("/services?department=风筝局")).contains("&amp;type=21\"", "&amp;type=22\"");
    assertThat(page("/services?department=风筝局&audience=enterprise")).contains("/services/kite-of-firms").doesNotContain("type=21");
  }

  private static String kites(String code, String type, String audience) {
    return item(code, "").replace("\"21\"", "\"" + type + "\"").replace("公安局", "风筝局").replace("person", audience);
  }

  private static long number(String page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    assertThat(found.find()).as(pattern).isTrue();
    return Long.parseLong(found.group(1).replace(",", ""));
  }

  @Test
  void suggestsWhatMayBeMeantWhileSomebodyTypes() throws IOException {
    MockHttpServletResponse answer = suggested("xinsheng");
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("max-age=60, public");
    assertThat(answer.getContentType()).startsWith("application/json");
    assertThat(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)).startsWith("[\"新生儿");
    assertThat(suggested("household reg").getContentAsString(StandardCharsets.UTF_8)).contains("Household registration of a newborn");
    assertThat(suggested("").getContentAsString()).isEqualTo("[]");
    assertThat(suggested("y".repeat(3000)).getContentAsString()).isEqualTo("[]");
    assertThat(imports.take("items.json", item("suggest", "").getBytes(StandardCharsets.UTF_8), false, ItemImport.By.operator(), Progress.silent()).taken())
        .as("a code that is an address of its own").isFalse();
  }

  private MockHttpServletResponse suggested(String typed) {
    return http.get().uri("/services/suggest?q={q}", typed).exchange().getResponse();
  }

  @Test
  void showsOnlyWhatAppliesInTheChosenDistrict() {
    take(item("east-only", ", \"regions\": [\"" + TinyCity.EAST + "\"]"));

    assertThat(page("/services?type=21&place=" + TinyCity.EAST)).contains("/services/east-only?place=" + TinyCity.EAST);
    assertThat(page("/services?type=21&place=" + TinyCity.WEST)).doesNotContain("/services/east-only");
    assertThat(page("/services?type=21")).contains("/services/east-only");
    assertThat(page("/services/east-only?place=" + TinyCity.WEST)).contains("This is only for");
    assertThat(page("/services/east-only?place=" + TinyCity.EAST)).doesNotContain("This is only for");
  }

  @Test
  void findsWhatAnEverydayPhraseIsAbout() {
    assertThat(finder.find("身份证丢了", "").codes()).first().isEqualTo("id-card-lost");
    assertThat(finder.find("驾照丢了", "").codes()).first().isEqualTo("driver-lost");
    assertThat(finder.find("生孩子", "").codes()).startsWith("newborn-registration");
  }

  @Test
  void tellsWhatOneGetsInBothLanguages() {
    assertThat(page("/services/id-card-lost")).contains("<li>Identity card</li>").doesNotContain("<li>居民身份证</li>");
  }

  @Test
  void tellsEverythingAboutAnItemInBothLanguages() {
    assertThat(page(GUIDE))
        .contains("Household registration of a newborn", "3 working days", "Birth certificate", "A written promise will do", "Free",
            "Is the father or the mother registered", "Household desk of your police station", "not official information")
        .doesNotContain("??", "Legal basis");
    assertThat(new String(get(GUIDE, "zh").getContentAsByteArray(), StandardCharsets.UTF_8)).contains("新生儿落户", "3 个工作日", "可告知承诺").doesNotContain("??");
  }

  @Test
  void saysWhoItIsFor() {
    assertThat(page(GUIDE + "?a.registered=yes")).contains("answer the other questions").doesNotContain("Yes, this applies to you");
    assertThat(page(GUIDE + "?a.registered=yes&a.elsewhere=no")).contains("Yes, this applies to you");
    assertThat(page(GUIDE + "?a.registered=no&a.elsewhere=no")).contains("This is not for you", "please apply there").doesNotContain("Yes, this applies to you");
    assertThat(page(GUIDE + "?a.registered=<script>")).doesNotContain("<script>alert", "value=\"<script", "answer the other questions");
  }

  @Test
  void leadsToTheApplicationWhereTheScenarioTakesOne() {
    take(item("by-scenario", ", \"online\": true, \"scenario\": \"talent-service\""));
    assertThat(page("/services/by-scenario?place=" + TinyCity.EAST)).contains("/report/talent-service?item=by-scenario&amp;place=" + TinyCity.EAST);
    take(item("by-nobody", ", \"online\": true, \"scenario\": \"absent\""));
    assertThat(page("/services/by-nobody")).doesNotContain("/report/absent");
  }

  @Test
  void keepsEveryVersion() {
    take(item("versions", ""));
    take(item("versions", ", \"summary\": {\"en\": \"Second words\"}"));

    assertThat(page("/services/versions")).contains("Second words", "/services/versions/v/1");
    assertThat(page("/services/versions/v/1")).contains("as it was then").doesNotContain("Second words");
    assertThat(get("/services/versions/v/3", "en").getStatus()).isEqualTo(404);
    assertThat(get("/services/nothing", "en").getStatus()).isEqualTo(404);
  }

  @Test
  void isSentOnceAndThenOnlyConfirmed() throws IOException {
    MockHttpServletResponse first = get(GUIDE, "en", "Accept-Encoding", "gzip");
    assertThat(first.getHeader("Cache-Control")).isEqualTo("public, max-age=60, stale-while-revalidate=300");
    assertThat(first.getHeader("Vary")).isEqualTo("Accept-Encoding, Accept-Language, Cookie");
    assertThat(first.getHeader("Content-Encoding")).isEqualTo("gzip");
    assertThat(first.getHeader("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(first.getCookies()).isEmpty();
    String tag = first.getHeader("ETag");
    assertThat(tag).startsWith("\"").endsWith("-gzip\"");

    MockHttpServletResponse plain = get(GUIDE, "en");
    assertThat(plain.getHeader("ETag")).isNotEqualTo(tag);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(first.getContentAsByteArray())).readAllBytes()).isEqualTo(plain.getContentAsByteArray());

    MockHttpServletResponse confirmed = get(GUIDE, "en", "Accept-Encoding", "gzip", "If-None-Match", tag);
    assertThat(confirmed.getStatus()).isEqualTo(304);
    assertThat(confirmed.getContentAsByteArray()).isEmpty();
    assertThat(confirmed.getHeader("ETag")).isEqualTo(tag);
    assertThat(get(GUIDE, "zh", "If-None-Match", tag).getStatus()).as("in another language").isEqualTo(200);
    assertThat(get("/services", "en", "If-None-Match", tag).getStatus()).as("another page").isEqualTo(200);
  }

  @Test
  void showsAChangeAtOnce() {
    take(item("fresh", ""));
    String tag = get("/services/fresh", "en").getHeader("ETag");
    take(item("fresh", ", \"summary\": {\"en\": \"New words\"}"));

    MockHttpServletResponse after = get("/services/fresh", "en", "If-None-Match", tag);

    assertThat(after.getStatus()).isEqualTo(200);
    assertThat(new String(after.getContentAsByteArray(), StandardCharsets.UTF_8)).contains("New words");
  }

  @Test
  void isNeverKeptForThoseWhoAreSignedIn() {
    get(GUIDE, "en");
    Viewer clerk = TinyCity.in(context).person(Role.INTAKE_CLERK, TinyCity.EAST, "operations-centre");
    Browser browser = new Browser(http);
    browser.signIn(clerk.login(), TinyCity.PASSWORD);

    MockHttpServletResponse own = browser.get(GUIDE);

    assertThat(Browser.text(own)).contains(clerk.name());
    assertThat(own.getHeader("ETag")).isNull();
    assertThat(own.getHeader("Cache-Control")).contains("no-store");
    assertThat(page(GUIDE)).doesNotContain(clerk.name());
    assertThat(http.get().uri(GUIDE).cookie(new Cookie("SESSION", "nobody")).exchange().getResponse().getHeader("Cache-Control")).contains("no-store");
  }

  @Test
  void isNotKeptForWhatAnybodyCouldInvent() {
    for (String address : new String[] {GUIDE + "?lang=en", GUIDE + "?a.registered=no", GUIDE + "?x=1", "/services?q=a", "/services?type=99", "/services?place=1", GUIDE + "?place=1"}) {
      assertThat(get(address, "en").getHeader("Cache-Control")).as(address).doesNotContain("public");
    }
    assertThat(get("/services/nothing", "en").getHeader("Cache-Control")).doesNotContain("public");
  }

  @Test
  void isReadByPrograms() {
    assertThat(http.get().uri("/api/v1/items?event=birth&size=5")).hasStatusOk().bodyJson().extractingPath("$.items[0].code").isEqualTo("adoption-apply");
    assertThat(http.get().uri("/api/v1/items?event=birth&size=5")).bodyJson().extractingPath("$.next").isEqualTo(2);
    assertThat(http.get().uri("/api/v1/items/newborn-registration")).hasStatusOk().bodyJson().extractingPath("$.item.materials[0].certificate").isEqualTo("birth-certificate");
    assertThat(http.get().uri("/api/v1/items/newborn-registration/versions/1")).hasStatusOk().bodyJson().extractingPath("$.current").isEqualTo(true);
    assertThat(http.get().uri("/api/v1/items/nothing")).hasStatus(404);
    String tag = http.get().uri("/api/v1/items/newborn-registration").exchange().getResponse().getHeader("ETag");
    assertThat(http.get().uri("/api/v1/items/newborn-registration").header("If-None-Match", tag)).hasStatus(304);
  }
}
