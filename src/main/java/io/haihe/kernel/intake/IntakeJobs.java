package io.haihe.kernel.intake;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What intake does by itself. */
@Component
@ConditionalOnProperty("haihe.jobs")
class IntakeJobs {

  private final HeldFiles held;
  private final Clock clock;

  IntakeJobs(HeldFiles held, Clock clock) {
    this.held = held;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 900_000, initialDelay = 60_000)
  void forgetUnsentFiles() {
    held.dropOld(clock.instant());
  }
}
