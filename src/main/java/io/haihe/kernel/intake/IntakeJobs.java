package io.haihe.kernel.intake;

import io.haihe.kernel.intake.classify.CityLearning;
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
  private final Clock clock;

  IntakeJobs(HeldFiles held, CityLearning learning, Scenarios scenarios, Clock clock) {
    this.held = held;
    this.learning = learning;
    this.scenarios = scenarios;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 900_000, initialDelay = 60_000)
  void forgetUnsentFiles() {
    held.dropOld(clock.instant());
  }

  /** Never, unless the operator says when. */
  @Scheduled(cron = "${haihe.intake.learn:-}")
  void learnFromEndedCases() {
    scenarios.all().forEach(scenario -> learning.learn(scenario, Progress.silent()));
  }
}
