package io.haihe.modules.evidence;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does by itself. */
@Component
@ConditionalOnProperty("haihe.jobs")
class EvidenceJobs {

  private final Examiner examiner;

  EvidenceJobs(Examiner examiner) {
    this.examiner = examiner;
  }

  @Scheduled(fixedDelay = 1000)
  void examine() {
    examiner.examineWaiting();
  }
}
