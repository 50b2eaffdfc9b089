package io.haihe.modules.payment;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does by itself. */
@Component
@ConditionalOnProperty("haihe.jobs")
class PaymentJobs {

  private final Rounds rounds;

  PaymentJobs(Rounds rounds) {
    this.rounds = rounds;
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
  void catchUp() {
    rounds.catchUp();
  }
}
