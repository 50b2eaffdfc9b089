package io.haihe.platform.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what comes from each network address within a time. Addresses are forgotten when their time is over. */
public final class AddressLimit {

  private static final int MANY = 10_000;

  private final ConcurrentHashMap<String, Sent> byAddress = new ConcurrentHashMap<>();
  private final int requests;
  private final long bytes;
  private final Duration window;
  private final Clock clock;

  /** @param bytes how much files may come to */
  public AddressLimit(int requests, long bytes, Duration window, Clock clock) {
    this.requests = requests;
    this.bytes = bytes;
    this.window = window;
    this.clock = clock;
  }

  private record Sent(Instant since, int count, long bytes) {}

  /** Counts one more with the files it brings, and says whether it is still within the limits. */
  public boolean allows(String address, long more) {
    Instant now = clock.instant();
    if (byAddress.size() > MANY) {
      byAddress.values().removeIf(sent -> over(sent, now));
    }
    Sent sent =
        byAddress.compute(address, (key, before) ->
            before == null || over(before, now)
                ? new Sent(now, 1, more)
                : new Sent(before.since(), before.count() + 1, before.bytes() + more));
    return sent.count() <= requests && sent.bytes() <= bytes;
  }

  private boolean over(Sent sent, Instant now) {
    return !now.isBefore(sent.since().plus(window));
  }
}
