package io.haihe.modules.notice;

import io.haihe.kernel.org.ShortMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Keeps text messages until the next round sends them: what was rolled back is never sent. */
@Component
class QueuedSms implements ShortMessages {

  /** How long after it was of use it is told that a message was given up. */
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
    Instant now = clock.instant();
    return store.last(about, now.minus(TOLD)).map(last -> state(last, now)).orElse(State.NONE);
  }

  private static State state(SmsStore.Last last, Instant now) {
    boolean over = !last.until().isAfter(now);
    return switch (last.status()) {
      case PENDING -> over ? State.FAILED : State.WAITING;
      case SENT -> over ? State.NONE : State.SENT;
      case FAILED -> State.FAILED;
    };
  }

  @Override
  public void withdraw(String about) {
    store.withdraw(about);
  }
}
