package io.haihe.modules.resident;

import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does by itself for residents. */
@Component
@ConditionalOnProperty("haihe.jobs")
class ResidentJobs {

  private final Drafts drafts;
  private final Messages messages;
  private final Codes codes;
  private final ResidentSettings settings;
  private final Clock clock;

  ResidentJobs(Drafts drafts, Messages messages, Codes codes, ResidentSettings settings, Clock clock) {
    this.drafts = drafts;
    this.messages = messages;
    this.codes = codes;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 90_000)
  void keepInOrder() {
    Instant now = clock.instant();
    drafts.warn(now);
    drafts.forget(now);
    codes.forget(now);
    messages.forget(now.minus(settings.messagesKept()));
  }
}
