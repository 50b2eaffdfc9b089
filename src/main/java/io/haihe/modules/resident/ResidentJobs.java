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
  private final Signing signing;
  private final SignatureRetention signatures;
  private final ResidentSettings settings;
  private final Clock clock;

  ResidentJobs(
      Drafts drafts, Messages messages, Codes codes, Signing signing, SignatureRetention signatures, ResidentSettings settings,
      Clock clock) {
    this.drafts = drafts;
    this.messages = messages;
    this.codes = codes;
    this.signing = signing;
    this.signatures = signatures;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 90_000)
  void keepInOrder() {
    Instant now = clock.instant();
    drafts.warn(now);
    drafts.forget(now);
    codes.forget(now);
    signatures.forget();
    messages.forget(now.minus(settings.messagesKept()));
  }

  @Scheduled(fixedDelay = 60_000, initialDelay = 45_000)
  void settleSignatures() {
    signing.settle();
  }
}
