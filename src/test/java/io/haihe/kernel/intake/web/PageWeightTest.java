package io.haihe.kernel.intake.web;

import static io.haihe.kernel.intake.web.Resident.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.haihe.CityTest;
import io.haihe.SettableClock;
import io.haihe.TinyCity;
import io.haihe.kernel.casework.Actor;
import io.haihe.kernel.casework.Casework;
import io.haihe.kernel.casework.Command;
import io.haihe.kernel.casework.Contact;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Outcome.Moved;
import io.haihe.kernel.scenario.Scenarios;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
@DisplayName("A page for residents, with all its style and script")
class PageWeightTest {

  private static final int MOST_BYTES = 60_000;
  private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/(?:static|webjars)/[^\"]+)\"");

  @Autowired ApplicationContext context;
  @Autowired MockMvcTester http;
  @Autowired Casework casework;
  @Autowired FollowLinks links;
  @Autowired Scenarios scenarios;
  @Autowired SettableClock clock;

  private Resident resident;

  @BeforeEach
  void city() {
    TinyCity.in(context);
    resident = new Resident(http);
  }

  private static int zipped(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.size();
  }

  /** On a first visit; with the worker, which a page with a list of what waits asks for. */
  private int weight(String path) {
    MockHttpServletResponse page = resident.get(path);
    assertThat(page.getStatus()).as(path).isEqualTo(200);
    Set<String> files = new TreeSet<>(FILE.matcher(text(page)).results().map((MatchResult found) -> found.group(1)).toList());
    assertThat(files).as("style and script").hasSizeGreaterThan(2);
    if (text(page).contains("outbox")) {
      files.add("/worker.js");
    }
    return zipped(page.getContentAsByteArray()) + files.stream().mapToInt(file -> zipped(resident.get(file).getContentAsByteArray())).sum();
  }

  @Test
  void isLightEnoughForAnOldPhone() {
    String number = ((Moved) casework.open(new Command.Open(
        new Actor.Reporter(), clock.instant(), null, "city-management", "matter", "06010", TinyCity.NANLI, null, null,
        "words ".repeat(200), Contact.NONE, Map.of(), "web", false))).number();
    Stream<String> reports =
        scenarios.all().stream().flatMap(scenario -> scenario.types().values().stream()
            .filter(type -> type.intake().reporter())
            .map(type -> "/report/" + scenario.key() + "?type=" + type.key()));
    Stream<String> others =
        Stream.of("/", "/report", "/follow", "/follow/" + number + "/" + links.token(number),
            "/report/done/" + number + "/" + links.token(number), "/nearby", "/statistics", "/subscribe");

    assertThat(Stream.concat(reports, others)).allSatisfy(path -> {
      assertThat(weight(path + (path.contains("?") ? "&" : "?") + "lang=en")).as(path).isLessThan(MOST_BYTES);
      assertThat(weight(path + (path.contains("?") ? "&" : "?") + "lang=zh")).as(path).isLessThan(MOST_BYTES);
    });
  }
}
