package io.haihe.modules.notice;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What a serving city does by itself about text messages. */
@Component
@ConditionalOnProperty("haihe.jobs")
class SmsJobs {

  private final SmsGateways gateways;
  private final SmsStore store;
  private final SmsSettings settings;
  private final Clock clock;

  SmsJobs(SmsGateways gateways, SmsStore store, SmsSettings settings, Clock clock) {
    this.gateways = gateways;
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 1_000)
  void send() {
    gateways.find().ifPresent(gateway -> {
      SmsRound round = new SmsRound(store, gateway, settings.timeout(), clock);
      int sent;
      do {
        sent = round.send();
      } while (sent > 0);
    });
  }

  /** Also where messages are no longer sent. */
  @Scheduled(fixedDelay = 600_000, initialDelay = 100_000)
  void forget() {
    SmsRound.expire(store, clock.instant());
    store.forget(clock.instant().minus(settings.keepLog()));
  }
}
