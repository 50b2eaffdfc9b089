package io.haihe.modules.inspection.open;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does after visits. */
@Component
@ConditionalOnProperty("haihe.jobs")
class OpenJobs {

  private final CreditMarks credit;

  OpenJobs(CreditMarks credit) {
    this.credit = credit;
  }

  @Scheduled(initialDelay = 20_000, fixedDelay = 20_000)
  void credit() {
    credit.settle();
  }
}
