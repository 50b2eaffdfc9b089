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
  private final LeadsAgain leads;
  private final ForgottenDraws forgotten;
  private final DrawStore draws;
  private final TakenOut takenOut;
  private final NarrowedDecks decks;
  private final Clock clock;

  PlanJobs(VisitOpening opening, LeadsAgain leads, ForgottenDraws forgotten, DrawStore draws, TakenOut takenOut, NarrowedDecks decks, Clock clock) {
    this.opening = opening;
    this.leads = leads;
    this.forgotten = forgotten;
    this.draws = draws;
    this.takenOut = takenOut;
    this.decks = decks;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 2_000, initialDelay = 5_000)
  void openVisits() {
    opening.run();
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
  void letLeadsWaitAgain() {
    leads.run();
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 40_000)
  void retryReopened() {
    opening.retryReopened();
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
  void remind() {
    forgotten.remind();
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 180_000)
  void lookWhoIsBack() {
    takenOut.look();
    decks.look();
  }

  @Scheduled(fixedDelay = 86_400_000, initialDelay = 300_000)
  void forget() {
    draws.forgetWitnesses(clock.instant().minus(WITNESS_KEPT));
    draws.forgetRegister();
    takenOut.forget();
    decks.forget();
  }
}
