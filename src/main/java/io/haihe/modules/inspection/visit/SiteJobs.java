package io.haihe.modules.inspection.visit;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does by itself: removes what is personal of visits whose time is over. */
@Component
@ConditionalOnProperty("haihe.jobs")
class SiteJobs {

  private final SiteEntries entries;
  private final Clock clock;

  SiteJobs(SiteEntries entries, Clock clock) {
    this.entries = entries;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 600_000, initialDelay = 90_000)
  void forget() {
    entries.forget(clock.instant());
  }
}
