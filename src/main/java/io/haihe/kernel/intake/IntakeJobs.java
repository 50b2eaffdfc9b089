package io.haihe.kernel.intake;

import io.haihe.kernel.intake.classify.CityLearning;
import io.haihe.kernel.intake.importing.ImportWork;
import io.haihe.kernel.intake.importing.Imports;
import io.haihe.kernel.scenario.Scenarios;
import io.haihe.platform.Progress;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What intake does by itself. */
@Component
@ConditionalOnProperty("haihe.jobs")
class IntakeJobs {

  private final HeldFiles held;
  private final CityLearning learning;
  private final Scenarios scenarios;
  private final ImportWork importing;
  private final Imports imports;
  private final Clock clock;

  IntakeJobs(
      HeldFiles held, CityLearning learning, Scenarios scenarios, ImportWork importing, Imports imports, Clock clock) {
    this.held = held;
    this.learning = learning;
    this.scenarios = scenarios;
    this.importing = importing;
    this.imports = imports;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 900_000, initialDelay = 60_000)
  void forgetUnsentFiles() {
    held.dropOld(clock.instant());
  }

  @Scheduled(fixedDelay = 1_000, initialDelay = 5_000)
  void importWhatWasBegun() {
    importing.begin();
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
  void forgetImports() {
    imports.forget();
  }

  /** Never, unless the operator says when. */
  @Scheduled(cron = "${haihe.intake.learn:-}")
  void learnFromEndedCases() {
    scenarios.all().forEach(scenario -> learning.learn(scenario, Progress.silent()));
  }
}
