package io.haihe.modules.inspection.visit;

import io.haihe.modules.inspection.register.Party;
import io.haihe.platform.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What is asked of whoever wants a visit called off. That a party cannot be found, or has closed down though the register does not say so, is known only
 * by going there: in the days of the visit, and with a photo or a reason why there is none, as for a record without a look. That it was visited already
 * needs another visit to it.
 */
@Component
class OffChecks {

  private static final String PREFIX = "inspection.visit.callOff.";
  private static final String NOT_FOUND = "notFound";
  private static final String CLOSED_DOWN = "closedDown";
  private static final String DUPLICATE = "duplicate";

  /** A visit further back does not stand for another one. Our own default. */
  private static final Duration LATELY = Duration.ofDays(366);

  private final SiteVisits visits;
  private final SiteEntries entries;
  private final SitePhotos photos;
  private final SiteChecks checks;
  private final Clock clock;

  OffChecks(SiteVisits visits, SiteEntries entries, SitePhotos photos, SiteChecks checks, Clock clock) {
    this.visits = visits;
    this.entries = entries;
    this.photos = photos;
    this.checks = checks;
    this.clock = clock;
  }

  /** @return what stands against it, at the field of the step's form; empty where nothing does */
  Optional<Finding> objection(long caseId, String reason) {
    Optional<SiteVisit> found = visits.ofCase(caseId).flatMap(visits::find);
    if (reason.equals(DUPLICATE)) {
      return found.filter(this::visitedByNobodyElse).map(visit -> Finding.ofField("calledOffFor", PREFIX + "noOther"));
    }
    return found.filter(visit -> needsALook(visit, reason)).flatMap(this::objection);
  }

  private boolean visitedByNobodyElse(SiteVisit visit) {
    Instant now = clock.instant();
    return visits.others(visit, now.minus(LATELY), now.plusSeconds(1)).isEmpty();
  }

  private static boolean needsALook(SiteVisit visit, String reason) {
    return reason.equals(NOT_FOUND) || reason.equals(CLOSED_DOWN) && visit.party().state() == Party.State.OPEN;
  }

  private Optional<Finding> objection(SiteVisit visit) {
    if (checks.today(visit).isBefore(visit.from())) {
      return Optional.of(Finding.ofField("calledOffFor", PREFIX + "early", SiteChecks.said(visit.from())));
    }
    SiteState state = SiteState.of(entries.of(visit.id()));
    Set<String> kept = photos.kept(visit.id());
    boolean shown = !state.noPhoto().isBlank() || state.photos().stream().anyMatch(photo -> kept.contains(photo.id()));
    return shown ? Optional.empty() : Optional.of(Finding.ofField("calledOffFor", PREFIX + "look", SiteController.path(visit.id())));
  }
}
