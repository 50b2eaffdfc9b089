package io.haihe.modules.certificate;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does by itself. */
@Component
@ConditionalOnProperty("haihe.jobs")
class CertificateJobs {

  private final CertificateStore store;
  private final Clock clock;

  CertificateJobs(CertificateStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
  void removePersonal() {
    store.removeDue(clock.instant());
  }
}
