package io.haihe.bench.kit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved, so that a year passes in minutes. */
public final class MovedClock extends Clock {

  private volatile Instant now;

  public MovedClock(Instant begins) {
    now = begins;
  }

  /** @throws IllegalArgumentException if that is before now */
  public void moveTo(Instant instant) {
    if (instant.isBefore(now)) {
      throw new IllegalArgumentException("time does not go back: " + now + " to " + instant);
    }
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
