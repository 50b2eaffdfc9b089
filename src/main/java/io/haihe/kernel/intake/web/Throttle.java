package io.haihe.kernel.intake.web;

import io.haihe.kernel.intake.IntakeSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Slows down whoever sends very much from one network address. Addresses are forgotten when their time is over. */
@Component
class Throttle {

  private static final int MANY = 10_000;

  private final ConcurrentHashMap<String, Sent> byAddress = new ConcurrentHashMap<>();
  private final IntakeSettings settings;
  private final Clock clock;

  Throttle(IntakeSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  private record Sent(Instant since, int count) {}

  /** Counts one more, and says whether it is still within the limit. */
  boolean allows(String address) {
    Instant now = clock.instant();
    if (byAddress.size() > MANY) {
      byAddress.values().removeIf(sent -> over(sent, now));
    }
    Sent sent =
        byAddress.compute(address, (key, before) ->
            before == null || over(before, now) ? new Sent(now, 1) : new Sent(before.since(), before.count() + 1));
    return sent.count() <= settings.reportsPerAddress();
  }

  private boolean over(Sent sent, Instant now) {
    return !now.isBefore(sent.since().plus(settings.window()));
  }
}
