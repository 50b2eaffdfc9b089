package io.haihe.modules.notice;

import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.org.Role;
import io.haihe.kernel.org.Seat;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import io.haihe.platform.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is told what. A subscription belongs to the person who made it and tells no more than that person sees;
 * administrators of its place may look at it, stop and remove it.
 */
@Component
class Subscriptions {

  static final Set<String> KINDS = kinds();
  private static final int MOST_EACH = 50;
  private static final int LONGEST_NAME = 100;
  private static final Duration BOTH_SECRETS = Duration.ofHours(24);

  private final SubscriptionStore store;
  private final WebhookSecrets secrets;
  private final Targets targets;
  private final Places places;
  private final Scenarios scenarios;
  private final Clock clock;

  Subscriptions(
      SubscriptionStore store,
      WebhookSecrets secrets,
      Targets targets,
      Places places,
      Scenarios scenarios,
      Clock clock) {
    this.store = store;
    this.secrets = secrets;
    this.targets = targets;
    this.places = places;
    this.scenarios = scenarios;
    this.clock = clock;
  }

  /** What somebody asks for, unchecked; null and blank mean left out. */
  record Wish(
      @Nullable String name,
      @Nullable String url,
      @Nullable String scenario,
      @Nullable String place,
      @Nullable Set<String> kinds) {}

  /** @param secret shown once and never again */
  record Made(Subscription subscription, String secret) {}

  static boolean mayManage(Viewer viewer) {
    return mayMake(viewer) || viewer.has(Role.ADMINISTRATOR);
  }

  private static boolean mayMake(Viewer viewer) {
    return viewer.has(Role.COMMAND_CENTRE) || viewer.has(Role.UNIT_HEAD);
  }

  @Transactional
  public Made make(Viewer viewer, Wish wish) {
    if (!mayMake(viewer)) {
      throw new AccessDeniedException("webhooks are made by unit heads and command centres");
    }
    PlaceCode place = place(viewer, wish.place());
    List<Finding> findings = check(viewer, wish, place);
    if (!findings.isEmpty() || place == null) {
      throw new BadInput(findings);
    }
    long id = store.nextId();
    Subscription one =
        new Subscription(
            id, text(wish.name()), text(wish.url()), blankIsNull(wish.scenario()), place,
            wish.kinds() == null ? Set.of() : wish.kinds(), viewer.person(), clock.instant(), true, null, null, 0, 0);
    byte[] secret = secrets.make();
    store.insert(one, secrets.seal(id, secret));
    return new Made(one, WebhookSecrets.shown(secret));
  }

  private List<Finding> check(Viewer viewer, Wish wish, @Nullable PlaceCode place) {
    List<Finding> findings = new ArrayList<>();
    String name = text(wish.name());
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      findings.add(Finding.ofField("name", "notice.name.length", LONGEST_NAME));
    }
    targets.fault(text(wish.url()))
        .ifPresent(fault -> findings.add(Finding.ofField("url", "notice.url." + fault.name())));
    String scenario = blankIsNull(wish.scenario());
    if (scenario != null && scenarios.find(scenario).isEmpty()) {
      findings.add(Finding.ofField("scenario", "notice.scenario.unknown", scenario));
    }
    if (place == null) {
      findings.add(Finding.ofField("place", "notice.place.unknown"));
    }
    if (wish.kinds() != null && wish.kinds().stream().anyMatch(kind -> kind == null || !KINDS.contains(kind))) {
      findings.add(Finding.ofField("kinds", "notice.kinds.unknown", String.join(", ", KINDS)));
    }
    if (store.countOf(viewer.person()) >= MOST_EACH) {
      findings.add(Finding.ofField("name", "notice.many", MOST_EACH));
    }
    return findings;
  }

  private @Nullable PlaceCode place(Viewer viewer, @Nullable String given) {
    String text = blankIsNull(given);
    if (text == null) {
      return viewer.seats().getFirst().unit().place();
    }
    return PlaceCode.parse(text).filter(code -> places.find(code).isPresent()).orElse(null);
  }

  List<Subscription> list(Viewer viewer) {
    if (!mayManage(viewer)) {
      throw new AccessDeniedException("no seat that manages webhooks");
    }
    return store.all().stream().filter(one -> sees(viewer, one)).toList();
  }

  Subscription find(Viewer viewer, long id) {
    return Optional.of(viewer)
        .filter(Subscriptions::mayManage)
        .flatMap(_ -> store.find(id))
        .filter(one -> sees(viewer, one))
        .orElseThrow(() -> new NotFound(Finding.ofField("id", "notice.unknown")));
  }

  private boolean sees(Viewer viewer, Subscription one) {
    return one.owner() == viewer.person() || viewer.seats().stream().anyMatch(seat -> administers(seat, one));
  }

  private boolean administers(Seat seat, Subscription one) {
    return seat.role() == Role.ADMINISTRATOR
        && places.find(seat.unit().place()).filter(place -> place.covers(one.place())).isPresent();
  }

  @Transactional
  public void stop(Viewer viewer, long id) {
    store.stop(find(viewer, id).id(), Subscription.PAUSED);
  }

  @Transactional
  public void resume(Viewer viewer, long id) {
    store.resume(find(viewer, id).id());
  }

  @Transactional
  public void remove(Viewer viewer, long id) {
    store.delete(find(viewer, id).id());
  }

  /** A new secret; for a day everything is signed with the old one too. Only its owner gets it. */
  @Transactional
  public String renew(Viewer viewer, long id) {
    Subscription one = find(viewer, id);
    if (one.owner() != viewer.person()) {
      throw new AccessDeniedException("only its owner is given the secret");
    }
    byte[] secret = secrets.make();
    Instant until = clock.instant().plus(BOTH_SECRETS);
    store.renew(id, secrets.seal(id, secret), until);
    return WebhookSecrets.shown(secret);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private static @Nullable String blankIsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Set<String> kinds() {
    Set<String> kinds = new TreeSet<>();
    Arrays.stream(Entry.Kind.values()).forEach(kind -> kinds.add(kind.name().toLowerCase(Locale.ROOT)));
    return kinds;
  }
}
