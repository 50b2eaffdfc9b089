package io.haihe.modules.notice;

import io.haihe.modules.notice.SmsGateway.Answer;
import io.haihe.modules.notice.SmsStore.Sms;
import io.haihe.modules.notice.SmsStore.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the text messages that are due by a gateway. Several servers may do it side by side: each message is leased before it is sent. */
final class SmsRound {

  private static final Logger LOG = LoggerFactory.getLogger(SmsRound.class);
  private static final int AT_ONCE = 20;
  private static final Duration LEASE_MARGIN = Duration.ofMinutes(1);

  private final SmsStore store;
  private final SmsGateway gateway;
  private final Duration lease;
  private final Clock clock;

  /** @param timeout of one attempt */
  SmsRound(SmsStore store, SmsGateway gateway, Duration timeout, Clock clock) {
    this.store = store;
    this.gateway = gateway;
    this.lease = timeout.plus(LEASE_MARGIN);
    this.clock = clock;
  }

  /**
   * All that are due side by side, so that a slow answer holds up no other of them.
   *
   * @return how many were due
   */
  int send() {
    Instant now = clock.instant();
    expire(store, now);
    List<Sms> due = store.lease(now, lease, AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(sms -> threads.execute(() -> send(sms)));
    }
    return due.size();
  }

  /** Gives up what is of no use any more. */
  static void expire(SmsStore store, Instant now) {
    store.expire(now).forEach(id -> LOG.warn("text message {} was given up: it was not taken in time", id));
  }

  private void send(Sms sms) {
    try {
      switch (gateway.send(sms)) {
        case Answer.Taken() -> store.end(sms, Status.SENT, null, gateway.played());
        case Answer.Refused(String why) -> lost(sms, why);
        case Answer.Later(String why, Duration asked) -> later(sms, why, asked);
      }
    } catch (RuntimeException failed) {
      LOG.error("text message {} failed: {}", sms.id(), failed.getClass().getSimpleName());
    }
  }

  private void later(Sms sms, String why, Duration asked) {
    Instant next = clock.instant().plus(Backoff.after(sms.attempts(), asked, ThreadLocalRandom.current()::nextDouble));
    if (next.isBefore(sms.until())) {
      store.again(sms, next, why);
    } else {
      lost(sms, why);
    }
  }

  private void lost(Sms sms, String why) {
    LOG.warn("text message {} was given up after {} attempts: {}", sms.id(), sms.attempts(), why);
    store.end(sms, Status.FAILED, why, false);
  }
}
