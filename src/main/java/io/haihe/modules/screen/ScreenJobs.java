package io.haihe.modules.screen;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does for open screens. */
@Component
@ConditionalOnProperty("haihe.jobs")
class ScreenJobs {

  private final Live live;

  ScreenJobs(Live live) {
    this.live = live;
  }

  @Scheduled(fixedDelay = 500)
  void tell() {
    live.tell();
  }
}
