package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.haihe.CityTest;
import io.haihe.TinyCity;
import io.haihe.kernel.org.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@CityTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DisplayName("Every page")
class PagesTest {

  private static final List<String> PUBLIC =
      List.of("/", "/report", "/report/city-management", "/report/hotline", "/follow", "/nearby", "/sign-in");
  private static final List<String> OF_STAFF =
      List.of("/work", "/dispatch", "/whistles", "/overdue", "/overview", "/reports", "/me");

  @Autowired ApplicationContext context;
  @LocalServerPort int port;

  @ParameterizedTest(name = "fits {0} pixels in {1}, has one heading and no words missing")
  @CsvSource({"390, zh-CN", "390, en", "1440, zh-CN", "1440, en"})
  void fits(int width, String language) {
    TinyCity city = TinyCity.in(context);
    try (Chrome chrome = new Chrome(port)) {
      Page visitor = chrome.window(width, language);
      List<String> faults = new ArrayList<>();
      PUBLIC.forEach(path -> faults.addAll(faults(visitor, path)));
      Page member = chrome.window(width, language);
      Staff.signIn(member, city.person(Role.DISPATCHER, TinyCity.EAST, "operations-centre"));
      OF_STAFF.forEach(path -> faults.addAll(faults(member, path)));

      assertThat(faults).isEmpty();
      assertThat(chrome.complaints()).isEmpty();
    }
  }

  private static List<String> faults(Page page, String path) {
    List<String> faults = new ArrayList<>();
    int status = page.navigate(path).status();
    if (status != 200) {
      return List.of(path + ": status " + status);
    }
    int excess = ((Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue();
    if (excess > 0) {
      faults.add(path + ": " + excess + " pixels wider than the window");
    }
    if (page.locator("h1").count() != 1) {
      faults.add(path + ": " + page.locator("h1").count() + " main headings");
    }
    Object unnamed =
        page.evaluate(
            """
            [...document.querySelectorAll('input:not([type=hidden]),select,textarea')]
              .filter(e => !e.labels?.length && !e.getAttribute('aria-label') && !e.closest('[aria-hidden=true]'))
              .map(e => e.name || e.id).join(',')
            """);
    if (!String.valueOf(unnamed).isEmpty()) {
      faults.add(path + ": fields without a label: " + unnamed);
    }
    String words = page.locator("body").innerText();
    if (words.matches("(?s).*\\b(platform|intake|management|screen|org|casework)\\.[a-zA-Z]+\\.[a-zA-Z.]+.*")) {
      faults.add(path + ": a text key shows");
    }
    return faults;
  }
}
