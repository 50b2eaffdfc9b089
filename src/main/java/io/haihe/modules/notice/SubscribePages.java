package io.haihe.modules.notice;

import io.haihe.kernel.place.City;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenario;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import io.haihe.platform.web.AddressLimit;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Subscribing to a place by e-mail. Opening a link changes nothing, since mail programs open links by themselves; the button on its page, or the
 * mail program's own button (RFC 8058), does.
 */
@Controller
class SubscribePages {

  private static final int LONGEST_ADDRESS = 254;

  private final Pages pages;
  private final PlaceSubscriptions subscriptions;
  private final PlaceNews news;
  private final PlaceNewsRound round;
  private final SubscribePlaces choices;
  private final Places places;
  private final Scenarios scenarios;
  private final AddressLimit limit;
  private final Clock clock;

  SubscribePages(
      Pages pages, PlaceSubscriptions subscriptions, PlaceNews news, PlaceNewsRound round, SubscribePlaces choices, Places places,
      Scenarios scenarios, PlaceNewsSettings settings, Clock clock) {
    this.pages = pages;
    this.subscriptions = subscriptions;
    this.news = news;
    this.round = round;
    this.choices = choices;
    this.places = places;
    this.scenarios = scenarios;
    this.limit = new AddressLimit(settings.perAddress(), 0, settings.window(), clock);
    this.clock = clock;
  }

  @GetMapping("/subscribe")
  PageView form(@RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String scenario, Locale locale) {
    return shown(place(place), published(scenario).map(Scenario::key).orElse(""), "", List.of(), locale);
  }

  @PostMapping("/subscribe")
  PageView ask(
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String scenario,
      @RequestParam(defaultValue = "") String email,
      HttpServletRequest request,
      Locale locale) {
    Place where = place(place);
    String kind = published(scenario).map(Scenario::key).orElse("");
    if (!round.possible()) {
      return shown(where, kind, email, List.of(), locale);
    }
    if (!limit.allows(request.getRemoteAddr(), 0)) {
      return shown(where, kind, email, List.of(Finding.ofField("email", "notice.news.tooMany")), locale)
          .status(HttpStatus.TOO_MANY_REQUESTS);
    }
    if (!isAddress(email.strip())) {
      return shown(where, kind, email, List.of(Finding.ofField("email", "notice.news.noAddress")), locale)
          .status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    subscriptions.ask(new PlaceSubscriptions.Wish(email, where.code(), kind, locale), clock.instant());
    return said("asked", where.code(), "");
  }

  private static boolean isAddress(String text) {
    try {
      new InternetAddress(text, true).validate();
      return text.length() <= LONGEST_ADDRESS && text.contains("@") && !text.contains("<");
    } catch (AddressException none) {
      return false;
    }
  }

  @GetMapping("/subscribe/confirm/{id}/{token}")
  PageView mayConfirm(@PathVariable long id, @PathVariable String token, HttpServletResponse response) {
    PlaceSubscription found = find(id, token, response);
    return found.confirmedAt() == null ? button("confirm", found, token) : said("confirmed", found.place(), news.about(found));
  }

  @PostMapping("/subscribe/confirm/{id}/{token}")
  PageView confirm(@PathVariable long id, @PathVariable String token, HttpServletResponse response) {
    PlaceSubscription found = find(id, token, response);
    Instant now = clock.instant();
    subscriptions.confirm(id, now, round.next(found, now));
    return said("confirmed", found.place(), news.about(found));
  }

  @GetMapping("/subscribe/stop/{id}/{token}")
  PageView mayStop(@PathVariable long id, @PathVariable String token, HttpServletResponse response) {
    return button("stop", find(id, token, response), token);
  }

  /** Also where it was ended before: whoever presses twice is told the same. */
  @PostMapping("/subscribe/stop/{id}/{token}")
  PageView stop(@PathVariable long id, @PathVariable String token, HttpServletResponse response) {
    protect(response);
    if (!subscriptions.isOf(id, token)) {
      throw unknown();
    }
    subscriptions.delete(id);
    return said("stopped", null, "");
  }

  private PlaceSubscription find(long id, String token, HttpServletResponse response) {
    protect(response);
    return subscriptions.find(id, token).orElseThrow(SubscribePages::unknown);
  }

  private static NotFound unknown() {
    return new NotFound(Finding.ofField("link", "notice.news.unknown"));
  }

  /** The link is secret. */
  private static void protect(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
  }

  private Place place(String code) {
    return PlaceCode.parse(code).flatMap(places::find)
        .or(() -> places.cities().stream().findFirst().map(City::root))
        .orElseThrow(() -> new NotFound(Finding.ofField("place", "notice.news.noCity")));
  }

  private Optional<Scenario> published(String key) {
    return scenarios.find(key).filter(SubscribePages::publishes);
  }

  private static boolean publishes(Scenario scenario) {
    return scenario.types().values().stream().anyMatch(type -> !type.publication().fields().isEmpty());
  }

  private PageView shown(Place place, String scenario, String email, List<Finding> findings, Locale locale) {
    String name = places.name(place.code(), locale);
    return pages
        .view("notice/subscribe")
        .title(round.possible() ? "notice.subscribe.title" : "notice.news.feed.title", name)
        .with("name", name)
        .with("choices", choices.around(place, locale))
        .with("place", place.code().toString())
        .with("kinds", scenarios.all().stream().filter(SubscribePages::publishes)
            .map(each -> new SubscribeChoice(each.key(), each.texts().text(locale, "title"), each.key().equals(scenario)))
            .toList())
        .with("email", email)
        .with("possible", round.possible())
        .with("findings", findings);
  }

  private PageView button(String what, PlaceSubscription found, String token) {
    return pages
        .view("notice/subscribeButton")
        .title("notice.news." + what + ".title")
        .with("what", what)
        .with("about", news.about(found))
        .with("action", "/subscribe/" + what + "/" + found.id() + "/" + token);
  }

  private PageView said(String what, @Nullable PlaceCode place, String about) {
    return pages
        .view("notice/subscribed")
        .title("notice.news." + what + ".title")
        .with("what", what)
        .with("about", about)
        .with("place", place == null ? "" : place.toString());
  }
}
