package io.haihe.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_HTML;

import io.haihe.CityTest;
import io.haihe.platform.BadInput;
import io.haihe.platform.Conflict;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@CityTest
@Import(FrameTest.Probe.class)
@WithMockUser(username = "wang", roles = "STAFF")
class FrameTest {

  @Autowired MockMvcTester http;

  @Test
  void tellsAProgramEveryFindingAsAProblem() {
    var answer = http.get().uri("/probe/bad").accept(APPLICATION_JSON).header("Accept-Language", "en").exchange();

    assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT).hasContentType("application/problem+json");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors")
        .asArray()
        .hasSize(2)
        .contains(
            Map.of(
                "field", "title",
                "code", "platform.error.413",
                "message", "This file is too large"));
  }

  @Test
  void showsABrowserAPageInItsLanguage() {
    var chinese = http.get().uri("/probe/missing").accept(TEXT_HTML).header("Accept-Language", "zh-CN,en;q=0.5").exchange();
    var english = http.get().uri("/probe/missing").accept(TEXT_HTML).header("Accept-Language", "en-GB").exchange();

    assertThat(chinese).hasStatus(404).bodyText().contains("<h1>没有找到</h1>", "lang=\"zh-CN\"", "href=\"/probe/missing?lang=en\"");
    assertThat(english).hasStatus(404).bodyText().contains("<h1>There is nothing here</h1>");
  }

  @Test
  void speaksChineseWhereTheBrowserAsksForNothingWeKnow() {
    assertThat(http.get().uri("/probe/missing").accept(TEXT_HTML).header("Accept-Language", "fr"))
        .bodyText()
        .contains("没有找到");
  }

  @Test
  void keepsAChosenLanguage() {
    var chosen = http.get().uri("/probe/page?lang=en").accept(TEXT_HTML).exchange();

    assertThat(chosen).hasStatusOk().cookies().hasValue("haihe_lang", "en").isHttpOnly("haihe_lang", true);
    assertThat(http.get().uri("/probe/page").cookie(chosen.getResponse().getCookie("haihe_lang")))
        .bodyText()
        .contains("Sign out");
  }

  @Test
  void answersAConflictAndAFault() {
    assertThat(http.get().uri("/probe/conflict").accept(APPLICATION_JSON)).hasStatus(409);
    assertThat(http.get().uri("/probe/fault").accept(TEXT_HTML))
        .hasStatus(500)
        .bodyText()
        .doesNotContain("secret", "Exception", "\tat ");
  }

  @Test
  void showsTheViewerTheNavigationAndTheToken() {
    assertThat(http.get().uri("/probe/page").accept(TEXT_HTML).header("Accept-Language", "en"))
        .bodyText()
        .contains("<span class=\"site-viewer\">wang</span>", "action=\"/sign-out\"", "name=\"_csrf\"")
        .contains("<a href=\"/probe/page\" aria-current=\"page\">");
  }

  @Test
  void marksOneLinkAsOpenThoughAnotherIsItsBeginning() {
    Probe.NEWS.set(1);
    assertThat(http.get().uri("/probe/page").accept(TEXT_HTML)).bodyText().contains("<a href=\"/probe\">", "<a href=\"/probe/page\" aria-current=\"page\">");
  }

  @Test
  void countsNewsOnceAPageAndShowsALinkOfNewsAloneOnlyWhereThereAreSome() {
    Probe.NEWS.set(0);
    Probe.COUNTED.set(0);
    assertThat(http.get().uri("/probe/page").accept(TEXT_HTML)).bodyText().doesNotContain("href=\"/probe/news\"");
    assertThat(Probe.COUNTED).hasValue(1);

    Probe.NEWS.set(3);
    assertThat(http.get().uri("/probe/page").accept(TEXT_HTML)).bodyText().contains("href=\"/probe/news\"", "<span class=\"count\">3</span>");
    assertThat(Probe.COUNTED).hasValue(2);
  }

  @Test
  void refusesInlineScriptsAndStyles() {
    assertThat(http.get().uri("/probe/page"))
        .headers()
        .hasValue("Content-Security-Policy", SecurityHeaders.CONTENT_SECURITY_POLICY)
        .hasValue("X-Content-Type-Options", "nosniff")
        .hasValue("X-Frame-Options", "DENY");
    assertThat(http.get().uri("/probe/page").accept(TEXT_HTML))
        .bodyText()
        .doesNotContainPattern("<script(?![^>]*src)|<style|style=\"|onclick=");
  }

  @Test
  void servesAssetsUnderAddressesThatChangeWithTheirContent() {
    var body = http.get().uri("/probe/page").exchange().getMvcResult().getResponse();
    var links = Pattern.compile("(?:src|href)=\"(/(?:static|webjars)/[^\"]+)\"").matcher(bodyOf(body)).results().map(link -> link.group(1)).distinct().toList();

    assertThat(links).hasSize(3).allMatch(link -> link.matches(".*-[0-9a-f]{32}\\.(css|js|svg)"));
    for (var link : links) {
      assertThat(http.get().uri(link)).hasStatusOk().headers().hasValue(HttpHeaders.CACHE_CONTROL, "max-age=31536000, public, immutable");
    }
  }

  /** The answer of {@link ShortAnswer} knows the style's address by itself. */
  @Test
  void servesTheStyleToThoseWhoAreTurnedAway() throws Exception {
    var turnedAway = new MockHttpServletResponse();
    var asked = new MockHttpServletRequest("GET", "/work");
    asked.addHeader("Accept", "text/html");
    new ShortAnswer(Texts.load(), "platform.error.503").send(asked, turnedAway);
    var style = Pattern.compile("stylesheet\" href=\"([^\"]+)").matcher(turnedAway.getContentAsString());

    assertThat(style.find()).isTrue();
    assertThat(http.get().uri(style.group(1))).hasStatusOk();
    assertThat(http.get().uri("/probe/page")).bodyText().contains(style.group(1));
  }

  @Test
  void leadsOnFromAPageThatIsNotThere() {
    assertThat(http.get().uri("/probe/missing").accept(TEXT_HTML).header("Accept-Language", "en"))
        .bodyText()
        .contains("Perhaps you are looking for one of these", "data-back");
  }

  private static String bodyOf(org.springframework.mock.web.MockHttpServletResponse response) {
    return new String(response.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Probe {

    private static final AtomicInteger NEWS = new AtomicInteger();
    private static final AtomicInteger COUNTED = new AtomicInteger();

    @Bean
    NavigationEntry newsEntry() {
      return new NavigationEntry("/probe/news", "platform.home", 2, _ -> true, _ -> {
        COUNTED.incrementAndGet();
        return NEWS.get();
      }, true);
    }

    @Bean
    NavigationEntry aboveEntry() {
      return new NavigationEntry("/probe", "platform.home", 3);
    }

    @Bean
    NavigationEntry probeEntry() {
      return new NavigationEntry("/probe/page", "platform.home", 1);
    }

    @Bean
    ProbeController probeController(Pages pages) {
      return new ProbeController(pages);
    }
  }

  @RestController
  static class ProbeController {

    private final Pages pages;

    ProbeController(Pages pages) {
      this.pages = pages;
    }

    @GetMapping("/probe/page")
    PageView page() {
      return pages.view("platform/error").title("platform.home").with("advice", "platform.home").with("findings", List.of());
    }

    @GetMapping("/probe/{what}")
    String fail(@PathVariable String what) {
      var finding = Finding.ofField("title", "platform.error.413");
      throw switch (what) {
        case "bad" -> new BadInput(List.of(finding, finding));
        case "missing" -> new NotFound(finding);
        case "conflict" -> new Conflict(finding);
        default -> new IllegalStateException("secret");
      };
    }
  }
}
