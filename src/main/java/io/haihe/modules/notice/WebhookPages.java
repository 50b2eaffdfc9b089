package io.haihe.modules.notice;

import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.modules.notice.Subscriptions.Made;
import io.haihe.modules.notice.Subscriptions.Wish;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.web.PageView;
import io.haihe.platform.web.Pages;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Webhooks for people. */
@Controller
@RequestMapping(WebhookPages.PATH)
class WebhookPages {

  static final String PATH = "/admin/webhooks";
  private static final String AGAIN = "redirect:" + PATH;
  private static final int SHOWN = 100;

  /** In the order in which things happen to a case. */
  private static final List<String> ORDER =
      List.of("opened", "moved", "assigned", "claimed", "stepped", "fired", "noted", "attached", "related", "migrated");

  private static final List<String> KINDS =
      Subscriptions.KINDS.stream()
          .sorted(Comparator.comparingInt((String kind) -> ORDER.contains(kind) ? ORDER.indexOf(kind) : ORDER.size()))
          .toList();

  private final Pages pages;
  private final Subscriptions subscriptions;
  private final DeliveryStore deliveries;
  private final Scenarios scenarios;
  private final Places places;
  private final SubscribePlaces choices;

  WebhookPages(
      Pages pages, Subscriptions subscriptions, DeliveryStore deliveries, Scenarios scenarios, Places places, SubscribePlaces choices) {
    this.pages = pages;
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.scenarios = scenarios;
    this.places = places;
    this.choices = choices;
  }

  @GetMapping
  PageView all(Viewer viewer, Locale locale) {
    return list(viewer, new Wish(null, null, null, null, Set.of()), List.of(), locale);
  }

  private PageView list(Viewer viewer, Wish wish, List<Finding> findings, Locale locale) {
    return pages.view("notice/webhooks")
        .with("all", subscriptions.list(viewer).stream().map(WebhookRow::of).toList())
        .with("wish", WebhookRow.of(wish))
        .with("groups", groups(viewer, wish, locale))
        .with("kinds", KINDS)
        .with("scenarios", List.copyOf(scenarios.all()))
        .with("findings", findings);
  }

  /** The places that the viewer's own ones cover. */
  private List<SubscribeGroup> groups(Viewer viewer, Wish wish, Locale locale) {
    Place own = places.get(viewer.seats().getFirst().unit().place());
    Optional<Place> wished = PlaceCode.parse(wish.place() == null ? "" : wish.place()).flatMap(places::find);
    return choices.around(own, locale).stream()
        .map(group -> new SubscribeGroup(group.title(), group.choices().stream()
            .filter(choice -> viewer.seats().stream().anyMatch(seat ->
                places.path(PlaceCode.parse(choice.value()).orElseThrow()).contains(places.get(seat.unit().place()))))
            .map(choice -> new SubscribeChoice(
                choice.value(), choice.name(), wished.filter(place -> place.code().toString().equals(choice.value())).isPresent()))
            .toList()))
        .filter(group -> !group.choices().isEmpty())
        .toList();
  }

  /** Answers with the secret itself instead of leading on: it is shown only here. */
  @PostMapping
  PageView make(
      Viewer viewer,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String url,
      @RequestParam(required = false) @Nullable String scenario,
      @RequestParam(required = false) @Nullable String place,
      @RequestParam(required = false) @Nullable Set<String> kinds,
      Locale locale) {
    Wish wish = new Wish(name, url, scenario, place, kinds == null ? Set.of() : kinds);
    try {
      Made made = subscriptions.make(viewer, wish);
      return one(made.subscription(), made.secret());
    } catch (BadInput bad) {
      return list(viewer, wish, bad.findings(), locale).status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
  }

  @GetMapping("/{id}")
  PageView one(Viewer viewer, @PathVariable long id) {
    return one(subscriptions.find(viewer, id), null);
  }

  private PageView one(Subscription one, @Nullable String secret) {
    return pages.view("notice/webhook")
        .title("notice.webhook.title", one.name())
        .with("one", WebhookRow.of(one))
        .with("scenario", one.scenario() == null ? null : scenarios.find(one.scenario()).orElse(null))
        .with("places", places)
        .with("place", one.place())
        .with("secret", secret)
        .with("log", deliveries.log(one.id(), SHOWN).stream().map(DeliveryRow::of).toList());
  }

  @PostMapping("/{id}/secret")
  PageView renew(Viewer viewer, @PathVariable long id) {
    String secret = subscriptions.renew(viewer, id);
    return one(subscriptions.find(viewer, id), secret);
  }

  @PostMapping("/{id}/stop")
  String stop(Viewer viewer, @PathVariable long id) {
    subscriptions.stop(viewer, id);
    return AGAIN + "/" + id;
  }

  @PostMapping("/{id}/resume")
  String resume(Viewer viewer, @PathVariable long id) {
    subscriptions.resume(viewer, id);
    return AGAIN + "/" + id;
  }

  @PostMapping("/{id}/remove")
  String remove(Viewer viewer, @PathVariable long id) {
    subscriptions.remove(viewer, id);
    return AGAIN;
  }
}
