package io.haihe.modules.notice;

import io.haihe.kernel.org.ShortMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Keeps text messages until the next round sends them: what was rolled back is never sent. */
@Component
class QueuedSms implements ShortMessages {

  private static final Duration TOLD = Duration.ofHours(1);

  private final SmsStore store;
  private final SmsGateways gateways;
  private final Clock clock;

  QueuedSms(SmsStore store, SmsGateways gateways, Clock clock) {
    this.store = store;
    this.gateways = gateways;
    this.clock = clock;
  }

  @Override
  public boolean possible() {
    return gateways.find().isPresent();
  }

  @Override
  public void send(Message message) {
    store.add(message, clock.instant());
  }

  @Override
  public State state(String about) {
    Instant after = clock.instant().minus(TOLD);
    return store.last(about, after)
        .map(status -> switch (status) {
          case PENDING -> State.WAITING;
          case SENT -> State.SENT;
          case FAILED -> State.FAILED;
        })
        .orElse(State.NONE);
  }

  @Override
  public void withdraw(String about) {
    store.withdraw(about);
  }
}
