package io.haihe.modules.notice;

import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.org.People;
import io.haihe.modules.notice.Delivery.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Posts what is due. Several servers may do it side by side: each delivery is leased before it is sent. */
@Component
class Sender {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final int ROOM = 64;
  private static final int ROOM_EACH = 8;
  private static final Duration LEASE_MARGIN = Duration.ofMinutes(1);

  private final SubscriptionStore subscriptions;
  private final DeliveryStore deliveries;
  private final WebhookSecrets secrets;
  private final Targets targets;
  private final WebhookSettings settings;
  private final Cases cases;
  private final People people;
  private final Clock clock;
  private final HttpPost http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Long, Integer> underWay = new ConcurrentHashMap<>();

  Sender(
      SubscriptionStore subscriptions,
      DeliveryStore deliveries,
      WebhookSecrets secrets,
      Targets targets,
      WebhookSettings settings,
      Cases cases,
      People people,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.secrets = secrets;
    this.targets = targets;
    this.settings = settings;
    this.cases = cases;
    this.people = people;
    this.clock = clock;
    this.http = new HttpPost((SSLSocketFactory) SSLSocketFactory.getDefault(), settings.timeout());
  }

  /** Begins to send what is due and does not wait: a slow receiver holds up no other. */
  List<Future<?>> begin() {
    int room = ROOM - underWay.values().stream().mapToInt(Integer::intValue).sum();
    if (room <= 0) {
      return List.of();
    }
    List<Long> busy =
        underWay.entrySet().stream().filter(each -> each.getValue() >= ROOM_EACH).map(Map.Entry::getKey).toList();
    Duration lease = settings.timeout().plus(LEASE_MARGIN);
    List<Future<?>> begun = new ArrayList<>();
    for (Delivery leased : deliveries.lease(clock.instant(), lease, Math.min(room, ROOM_EACH), busy)) {
      underWay.merge(leased.subscription(), 1, Integer::sum);
      begun.add(threads.submit(() -> run(leased)));
    }
    return begun;
  }

  private void run(Delivery leased) {
    try {
      deliver(leased);
    } catch (RuntimeException failed) {
      LOG.error("webhook delivery {} failed", leased.id(), failed);
    } finally {
      underWay.computeIfPresent(leased.subscription(), (id, count) -> count == 1 ? null : count - 1);
    }
  }

  private void deliver(Delivery leased) {
    Subscription to = subscriptions.find(leased.subscription()).orElse(null);
    if (to == null || !to.active() || !isStillSeen(to, leased)) {
      deliveries.end(leased, Status.DROPPED, null, null);
      return;
    }
    try {
      HttpPost.Reply reply = post(to, leased);
      if (reply.status() / 100 == 2) {
        deliveries.end(leased, Status.DELIVERED, reply.status(), null);
        subscriptions.succeeded(to.id());
      } else {
        refused(to, leased, reply);
      }
    } catch (IOException unreachable) {
      failed(to, leased, null, HttpPost.said(unreachable), Duration.ZERO);
    }
  }

  /** The owner may have lost the seat since it was written down. */
  private boolean isStillSeen(Subscription to, Delivery leased) {
    return people.find(to.owner())
        .flatMap(owner -> cases.find(people.viewer(owner.id(), clock.instant()), leased.caseId()))
        .isPresent();
  }

  private HttpPost.Reply post(Subscription to, Delivery leased) throws IOException {
    URI uri = URI.create(to.url());
    List<InetAddress> addresses = targets.allows(uri) ? targets.addresses(uri) : List.of();
    if (addresses.isEmpty()) {
      throw new IOException("the name is unknown or leads to an address that is not allowed");
    }
    long timestamp = clock.instant().getEpochSecond();
    String signature =
        secrets.signature(to.id(), subscriptions.secrets(to.id(), clock.instant()), leased.messageId(), timestamp, leased.body());
    Map<String, String> headers = WebhookSecrets.headers(CloudEvents.MEDIA_TYPE, leased.messageId(), timestamp, signature);
    return http.send(uri, addresses.getFirst(), headers, leased.body().getBytes(StandardCharsets.UTF_8));
  }

  private void refused(Subscription to, Delivery leased, HttpPost.Reply reply) {
    if (reply.status() == 410) {
      deliveries.end(leased, Status.FAILED, reply.status(), "410");
      subscriptions.stop(to.id(), Subscription.GONE);
      return;
    }
    failed(to, leased, reply.status(), reply.said(), reply.retryAfter());
  }

  private void failed(
      Subscription to, Delivery leased, @Nullable Integer status, String why, Duration asked) {
    Instant now = clock.instant();
    subscriptions.failed(to.id(), now);
    Instant givenUp = leased.createdAt().plus(settings.giveUpAfter());
    if (now.isBefore(givenUp)) {
      Duration wait = Backoff.after(leased.attempts(), asked, ThreadLocalRandom.current()::nextDouble);
      deliveries.retry(leased, now.plus(wait), status, why);
      return;
    }
    deliveries.end(leased, Status.FAILED, status, why);
    Instant since = to.failingSince();
    if (since != null && !since.plus(settings.giveUpAfter()).isAfter(now)) {
      subscriptions.stop(to.id(), Subscription.FAILING);
    }
  }
}
