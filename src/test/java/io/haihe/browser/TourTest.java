package io.haihe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import io.haihe.CityTest;
import io.haihe.modules.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Takes the pictures of {@code docs/tour}: {@code mvn -q test -Dtest=TourTest -Dhaihe.tour=docs/tour}, with {@code -Dhaihe.tour.only='my.*'} those
 * whose names match. The city, the moment and the numbers are the same each time, so only what looks different changes. In light the pages are in
 * English, in dark in Chinese.
 */
@CityTest(
    webEnvironment = WebEnvironment.DEFINED_PORT, // it stands in addresses, and in the squares that a phone reads
    properties = {"server.port=18642", "haihe.payment.sandbox=true", "haihe.sms.sandbox=true", "haihe.secret=the tour shows the same codes each time it is made"})
@EnabledIfSystemProperty(named = "haihe.tour", matches = ".+", disabledReason = "takes pictures only when it is told where to: -Dhaihe.tour=docs/tour")
@DisplayName("A tour of the pages")
class TourTest {

  private static final List<Shot> SHOTS =
      List.of(
          new Shot(390, 844, 2200, 0.8), new Shot(820, 1180, 2200, 0.6), new Shot(1440, 900, 2000, 0.6));
  private static final int QUALITY = 62;

  /** Takes what is to be shown in the place of what. */
  private static final String SHOW_INSTEAD =
      """
      instead => {
        const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (words.nextNode()) {
          for (const [found, shown] of Object.entries(instead)) {
            if (words.currentNode.data.includes(found)) words.currentNode.data = words.currentNode.data.replaceAll(found, shown);
          }
        }
        document.querySelectorAll('input').forEach(field => { if (instead[field.value]) field.value = instead[field.value]; });
      }
      """;
  private static final int WHAT_IT_ASKS_FOR_ITSELF = 500;

  @Autowired ApplicationContext context;
  @Autowired Demo demo;
  @LocalServerPort int port;

  /**
   * @param least height of a screen of that kind
   * @param most a longer page is cut off here
   * @param scale of the picture
   */
  private record Shot(int width, int least, int most, double scale) {}

  @Test
  void isTaken() throws IOException {
    Path folder = Path.of(Objects.requireNonNull(System.getProperty("haihe.tour")));
    Files.createDirectories(folder);
    String only = System.getProperty("haihe.tour.only", "");
    List<TourStop> stops = TourStop.all().stream().filter(stop -> stop.name().matches(only.isEmpty() ? ".*" : only)).toList();
    TourCity city = TourCity.in(context);
    List<String> faults = new ArrayList<>();
    try (Chrome chrome = new Chrome(port)) {
      Map<String, String> instead = TourVisits.to(context, chrome, city);
      instead.put("localhost:" + port, "city.example");
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        Map<String, Page> windows = new HashMap<>();
        for (TourStop stop : stops) {
          Page page = windows.computeIfAbsent(stop.who(), who -> window(chrome, scheme, who));
          int status = page.navigate(city.address(stop.address())).status();
          if (status >= 400 && !stop.name().equals("not-found")) {
            faults.add(stop.name() + ": status " + status);
          }
          page.waitForLoadState(LoadState.LOAD);
          page.waitForTimeout(WHAT_IT_ASKS_FOR_ITSELF);
          page.evaluate(SHOW_INSTEAD, instead);
          for (Shot shot : SHOTS) {
            Files.write(folder.resolve(file(stop, shot, scheme)), picture(page, shot));
          }
        }
        windows.values().forEach(page -> page.context().close());
      }
    }
    if (only.isEmpty()) {
      Files.writeString(folder.resolve("README.md"), index(stops));
    }
    assertThat(faults).isEmpty();
  }

  private Page window(Chrome chrome, ColorScheme scheme, String who) {
    Page page = chrome.window(1440, "zh-CN");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
    if (who.equals(TourStop.RESIDENT)) {
      Residents.signIn(page);
    } else if (!who.equals(TourStop.VISITOR)) {
      Staff.signIn(page, who, demo.players().getFirst().password());
    }
    page.navigate("/sign-in?lang=" + (scheme == ColorScheme.LIGHT ? "en" : "zh"));
    return page;
  }

  private static byte[] picture(Page page, Shot shot) {
    page.setViewportSize(shot.width(), shot.least());
    int full = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
    int height = Math.clamp(full, shot.least(), shot.most());
    page.setViewportSize(shot.width(), height);
    JsonObject clip = new JsonObject();
    clip.addProperty("x", 0);
    clip.addProperty("y", 0);
    clip.addProperty("width", shot.width());
    clip.addProperty("height", height);
    clip.addProperty("scale", shot.scale());
    JsonObject asked = new JsonObject();
    asked.addProperty("format", "webp");
    asked.addProperty("quality", QUALITY);
    asked.add("clip", clip);
    CDPSession session = page.context().newCDPSession(page);
    byte[] picture = Base64.getDecoder().decode(session.send("Page.captureScreenshot", asked).get("data").getAsString());
    session.detach();
    return picture;
  }

  private static String file(TourStop stop, Shot shot, ColorScheme scheme) {
    return "%s-%d-%s.webp".formatted(stop.name(), shot.width(), scheme.name().toLowerCase(java.util.Locale.ROOT));
  }

  private static String index(List<TourStop> stops) {
    return """
        # A tour of the pages

        Every page at 390, 820 and 1440 pixels: in light in English, in dark in Chinese. The city is the demonstration's, whose people and cases are
        invented. Long pages are cut off. Made by `mvn -q test -Dtest=TourTest -Dhaihe.tour=docs/tour` from the list in `src/test/resources/tour.csv`.

        %s
        """.formatted(stops.stream().map(TourTest::entry).collect(Collectors.joining("\n")));
  }

  private static String entry(TourStop stop) {
    String pictures = SHOTS.stream()
        .flatMap(shot -> List.of(ColorScheme.LIGHT, ColorScheme.DARK).stream()
            .map(scheme -> "<a href=\"%1$s\"><img src=\"%1$s\" height=\"260\" alt=\"%2$s, %3$d pixels, %4$s\"></a>".formatted(
                file(stop, shot, scheme), stop.what(), shot.width(), scheme.name().toLowerCase(java.util.Locale.ROOT))))
        .collect(Collectors.joining("\n"));
    String who = switch (stop.who()) {
      case TourStop.VISITOR -> "anybody";
      case TourStop.RESIDENT -> "a resident with an account";
      default -> "`" + stop.who() + "`";
    };
    return "## %s\n\n%s · `%s`\n\n%s\n".formatted(stop.what(), who, stop.address(), pictures);
  }
}
