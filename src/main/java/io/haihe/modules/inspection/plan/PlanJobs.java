package io.haihe.modules.inspection.plan;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does by itself. */
@Component
@ConditionalOnProperty("haihe.jobs")
class PlanJobs {

  /** How long the name of a witness is kept after a draw: our own default. */
  static final Duration WITNESS_KEPT = Duration.ofDays(3 * 365);

  private final VisitOpening opening;
  private final DrawStore draws;
  private final Clock clock;

  PlanJobs(VisitOpening opening, DrawStore draws, Clock clock) {
    this.opening = opening;
    this.draws = draws;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 2_000, initialDelay = 5_000)
  void openVisits() {
    opening.run();
  }

  @Scheduled(fixedDelay = 86_400_000, initialDelay = 300_000)
  void forget() {
    draws.forgetWitnesses(clock.instant().minus(WITNESS_KEPT));
  }
}
