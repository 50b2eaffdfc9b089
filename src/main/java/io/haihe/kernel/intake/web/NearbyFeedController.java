package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.PublicCases;
import io.haihe.kernel.casework.PublicCases.PublicCase;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The newest published cases of a place as an Atom feed: news for whoever wants to leave no address. */
@RestController
class NearbyFeedController {

  private static final int SIZE = 40;
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final CityChoice cities;
  private final Places places;
  private final PublicCases cases;
  private final Scenarios scenarios;
  private final CaseWords words;
  private final Texts texts;

  NearbyFeedController(
      CityChoice cities, Places places, PublicCases cases, Scenarios scenarios, CaseWords words, Texts texts) {
    this.cities = cities;
    this.places = places;
    this.cases = cases;
    this.scenarios = scenarios;
    this.words = words;
    this.texts = texts;
  }

  @GetMapping("/nearby/feed.atom")
  ResponseEntity<byte[]> feed(
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String scenario,
      HttpServletRequest request,
      Locale locale) {
    Place where = PlaceCode.parse(place).flatMap(places::find).orElseGet(() -> cities.get(request).root());
    String kind = scenarios.find(scenario).map(Scenario::key).orElse("");
    String site = request.getRequestURL().toString().replace(request.getRequestURI(), "");
    List<PublicCase> found = cases.list(PublicCases.Search.opened(where.code(), kind, null, null), SIZE, 0);
    AtomFeed.Head head =
        new AtomFeed.Head(
            site + "/nearby/feed.atom?place=" + where.code() + (kind.isEmpty() ? "" : "&scenario=" + kind),
            site + "/nearby?place=" + where.code() + "&state=all",
            texts.text(locale, "intake.feed.title", words.placePath(locale, where.code())),
            texts.text(locale, "platform.name"),
            locale.getLanguage(),
            found.stream().map(NearbyFeedController::updated).max(Comparator.naturalOrder()).orElse(Instant.EPOCH));
    byte[] xml = AtomFeed.write(head, found.stream().map(each -> entry(site, each, locale)).toList());
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.APPLICATION_ATOM_XML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
        .varyBy("Accept-Language")
        .body(xml);
  }

  private AtomFeed.Entry entry(String site, PublicCase each, Locale locale) {
    int version = each.scenarioVersion();
    String title = words.scenario(locale, version, "title");
    String what = each.category() == null ? title : words.category(locale, version, each.category());
    String state = each.state() == null ? "" : PublicSteps.openState(scenarios.version(version), each.state(), locale);
    String where = each.place() == null ? "" : words.placePath(locale, each.place());
    return new AtomFeed.Entry(
        site + "/nearby/" + each.number(),
        joined(what, where),
        joined(title, state, each.text() == null ? "" : each.text()),
        each.openedAt(),
        updated(each));
  }

  /** The latest that is published of it; a feed must say something. */
  private static Instant updated(PublicCase each) {
    if (each.updatedAt() != null) {
      return each.updatedAt();
    }
    return each.closedAt() != null ? each.closedAt() : Objects.requireNonNullElse(each.openedAt(), Instant.EPOCH);
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }
}
