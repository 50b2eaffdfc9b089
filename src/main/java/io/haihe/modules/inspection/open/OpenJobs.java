package io.haihe.modules.inspection.open;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does after visits. */
@Component
@ConditionalOnProperty("haihe.jobs")
class OpenJobs {

  private final CreditMarks credit;
  private final LapsedOrders lapsed;

  OpenJobs(CreditMarks credit, LapsedOrders lapsed) {
    this.credit = credit;
    this.lapsed = lapsed;
  }

  @Scheduled(initialDelay = 20_000, fixedDelay = 20_000)
  void credit() {
    credit.settle();
  }

  @Scheduled(initialDelay = 20_000, fixedDelay = 20_000)
  void lapse() {
    lapsed.run();
  }
}
