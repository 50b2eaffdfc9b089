package io.haihe.modules.service;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does for those who will look for something. */
@Component
@ConditionalOnProperty("haihe.jobs")
class ServiceJobs {

  private final Finder finder;

  ServiceJobs(Finder finder) {
    this.finder = finder;
  }

  @Scheduled(initialDelay = 1_000, fixedDelay = 1_000)
  void index() {
    finder.prepare();
  }
}
