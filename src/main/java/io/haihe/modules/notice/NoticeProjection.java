package io.haihe.modules.notice;

import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Happening;
import io.haihe.kernel.casework.Projection;
import io.haihe.kernel.org.People;
import io.haihe.kernel.place.Places;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns each timeline entry into one delivery for each subscription it concerns. */
@Component
class NoticeProjection implements Projection {

  private final SubscriptionStore subscriptions;
  private final DeliveryStore deliveries;
  private final Cases cases;
  private final People people;
  private final Places places;
  private final Clock clock;

  NoticeProjection(
      SubscriptionStore subscriptions,
      DeliveryStore deliveries,
      Cases cases,
      People people,
      Places places,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.cases = cases;
    this.people = people;
    this.places = places;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "notice";
  }

  /** The sight of an owner on a case, asked once for each batch. */
  private record Look(long owner, long caseId) {}

  @Override
  public void project(List<Happening> happenings) {
    List<Subscription> active = subscriptions.active();
    if (active.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Map<Look, Optional<Case>> seen = new HashMap<>();
    for (Happening happening : happenings) {
      for (Subscription one : active) {
        if (isAhead(happening, one) && wants(one, happening.entry())) {
          seen.computeIfAbsent(new Look(one.owner(), happening.entry().caseId()), look -> find(look, now))
              .filter(matter -> concerns(one, matter))
              .ifPresent(matter -> add(one, matter, happening.entry(), now));
        }
      }
    }
    Happening last = happenings.getLast();
    subscriptions.readUpTo(last.xid(), last.position());
  }

  /** What is sealed is older than what anybody subscribed to. */
  @Override
  public void projectSealed(List<List<Entry>> timelines) {}

  /** Deliveries are kept: what has been told is not told again. */
  @Override
  public void reset() {}

  private static boolean isAhead(Happening happening, Subscription one) {
    int order = Long.compareUnsigned(Long.parseUnsignedLong(happening.xid()), one.readXid());
    return order > 0 || order == 0 && happening.position() > one.readPosition();
  }

  private static boolean wants(Subscription one, Entry entry) {
    return one.kinds().isEmpty() || one.kinds().contains(CloudEvents.kind(entry));
  }

  private Optional<Case> find(Look look, Instant now) {
    return people.find(look.owner()).flatMap(owner -> cases.find(people.viewer(owner.id(), now), look.caseId()));
  }

  private boolean concerns(Subscription one, Case matter) {
    return (one.scenario() == null || one.scenario().equals(matter.scenario()))
        && places.find(one.place()).filter(place -> place.covers(matter.place())).isPresent();
  }

  private void add(Subscription one, Case matter, Entry entry, Instant now) {
    String city = places.cityOf(matter.place()).key();
    deliveries.add(
        one.id(), matter.id(), entry.seq(), matter.number(), CloudEvents.kind(entry),
        CloudEvents.of(city, matter, entry), now);
  }
}
