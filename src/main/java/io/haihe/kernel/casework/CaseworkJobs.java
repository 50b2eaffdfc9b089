package io.haihe.kernel.casework;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does by itself. Several servers may do it side by side. */
@Component
@ConditionalOnProperty("haihe.jobs")
class CaseworkJobs {

  private final Clock clock;
  private final Deadlines deadlines;
  private final Projections projections;
  private final PersonalStore personal;
  private final Sealing sealing;
  private final MigrationWork migrations;

  CaseworkJobs(
      Clock clock, Deadlines deadlines, Projections projections, PersonalStore personal, Sealing sealing, MigrationWork migrations) {
    this.clock = clock;
    this.deadlines = deadlines;
    this.projections = projections;
    this.personal = personal;
    this.sealing = sealing;
    this.migrations = migrations;
  }

  @Scheduled(fixedDelay = 1000)
  void fireDeadlines() {
    deadlines.fireDue(clock.instant());
  }

  @Scheduled(fixedDelay = 500)
  void project() {
    projections.catchUp();
  }

  /** Between two batches there is room for those who work. */
  @Scheduled(fixedDelay = 500, initialDelay = 5_000)
  void migrate() {
    migrations.work();
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
  void removePersonal() {
    personal.removeDue(clock.instant());
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
  void seal() {
    sealing.sealDue(clock.instant());
  }
}
