package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import io.haihe.CityTest;
import io.haihe.authorization.Openings;
import io.haihe.authorization.Openings.Opening;
import io.haihe.modules.inspection.visit.SampleVisit;
import io.haihe.modules.resident.SomeResident;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Whatever GET route is declared and gives a page is looked at here, in light and in dark; the more telling states of pages are in PagesTest. */
@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Every page there is")
class EveryPageTest {

  /** Routes that give a page and are not looked at here, each for its reason. */
  private static final Map<String, String> LEFT_OUT =
      Map.ofEntries(
          Map.entry("GET /overview/live", "a feed that does not end"),
          Map.entry("GET /admin/import/{id}", "is there for whoever began it alone; looked at in PagesTest"),
          Map.entry("GET /subscribe/confirm/{id}/{token}", "needs the link of a mail; PlaceNewsTest follows it, without a browser"),
          Map.entry("GET /subscribe/stop/{id}/{token}", "needs the link of a mail; PlaceNewsTest follows it, without a browser"),
          Map.entry("GET /counter/receipts/{number}", "is there for whoever entered the case at a window alone; looked at in CounterStoryTest"),
          Map.entry("GET /inspections/visits/{id}/photos/{photo}", "a picture; OnSiteTest asks for it"),
          Map.entry("GET /inspections/visits/{id}/sign/{whose}", "leads to the visit"),
          Map.entry("GET /inspections/visits/{id}/joint", "leads to the visit"),
          Map.entry("GET /inspections/visits/{id}/seal", "leads to the visit"),
          Map.entry("GET /admin/drafts/upload", "leads to the list of scenarios"),
          Map.entry("GET /admin/inspection/items/look", "leads to the list of supervision items"),
          Map.entry("GET /inspections/visits/{id}/call-off", "leads to the visit"),
          Map.entry("GET /report/places", "a part of the report form"),
          Map.entry("GET /report/{scenario}/categories", "a part of the report form"),
          Map.entry("GET /cases/new/{scenario}/categories", "a part of the form for staff"),
          Map.entry("GET /admin/scenarios/{key}/versions/{id}/zip", "a file, of which there is none here"),
          Map.entry("GET /admin/scenarios/{key}/migrations/{id}", "there is no migration here; its page is looked at in PagesTest"));

  private enum Given {PAGE, PART, DATA}

  @Autowired ApplicationContext context;
  @LocalServerPort int port;

  private final Map<String, List<Cookie>> sessions = new HashMap<>();

  /** Asked for once for both widths; Chromium cannot be asked to look at a file or an empty refusal. */
  private final Map<Opening, Given> given = new HashMap<>();

  private List<Opening> openings;

  @BeforeAll
  void open() throws IOException {
    openings = new ArrayList<>(Openings.in(context));
    openings.addAll(ofAVisit(SampleVisit.in(context)));
    SomeResident.open(context);
  }

  /** Of a visit the pages are there for the officers who were drawn, and for nobody else. */
  private static List<Opening> ofAVisit(SampleVisit visit) {
    String login = visit.people[0].login();
    return Stream.of("", "/record", "/state")
        .map(part -> new Opening("GET /inspections/visits/{id}" + part, "/inspections/visits/" + visit.id + part, login))
        .toList();
  }

  @ParameterizedTest(name = "at {0} pixels in {1}")
  @CsvSource({"390, zh", "1440, en"})
  void hasNothingWrongInLightAndInDark(int width, String language) {
    Judge judge = new Judge(language);
    Set<String> missed = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    Set<String> data = new TreeSet<>();
    try (Chrome chrome = new Chrome(port)) {
      Map<String, Page> windows = new HashMap<>();
      for (Opening opening : openings) {
        if (LEFT_OUT.containsKey(opening.route()) || opening.address().startsWith("/api/")) {
          continue;
        }
        Page page = windows.computeIfAbsent(opening.login(), login -> window(chrome, width, language, login));
        switch (given.computeIfAbsent(opening, one -> given(page, one))) {
          case PAGE -> {
            look(page, opening, judge);
            seen.add(opening.route());
          }
          case PART -> missed.add(opening.route());
          case DATA -> data.add(opening.route());
        }
      }
      assertThat(chrome.complaints()).isEmpty();
    }
    missed.removeAll(seen);
    missed.removeAll(data);
    assertThat(judge.faults()).isEmpty();
    assertThat(seen).hasSizeGreaterThan(30);
    assertThat(missed).as("give a page, or a part of one, and were not looked at").isEmpty();
  }

  private Page window(Chrome chrome, int width, String language, String login) {
    Page page = chrome.window(width, language);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setReducedMotion(ReducedMotion.REDUCE));
    if (!login.isEmpty()) {
      page.context().addCookies(sessions.computeIfAbsent(login, who -> signedIn(chrome, who)));
    }
    page.navigate("/sign-in?lang=" + language);
    return page;
  }

  /** Once for all windows of theirs. */
  private static List<Cookie> signedIn(Chrome chrome, String login) {
    Page page = chrome.window(1440, "zh-CN");
    Page own = login.equals(Openings.RESIDENT) ? Residents.signIn(page) : Staff.signIn(page, login).page();
    List<Cookie> cookies = own.context().cookies();
    own.context().close();
    return cookies;
  }

  private static Given given(Page page, Opening opening) {
    APIResponse answer = page.request().get(opening.address(), RequestOptions.create().setHeader("Accept", "text/html,*/*;q=0.8"));
    if (!answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
      return Given.DATA;
    }
    return answer.status() == 200 && answer.text().contains("<html") ? Given.PAGE : Given.PART;
  }

  private static void look(Page page, Opening opening, Judge judge) {
    judge.open(page, opening.address());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE));
    Axe.faultsOfColour(page).forEach(fault -> judge.blame(opening.address() + " in dark", fault));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setReducedMotion(ReducedMotion.REDUCE));
  }
}
