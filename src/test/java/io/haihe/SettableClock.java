package io.haihe;

import io.haihe.platform.PlayedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Begins on Monday 16 June 2025, 09:00 in Beijing. */
public final class SettableClock extends Clock {

  /** Where every test class begins. */
  public static final Instant START = Instant.parse("2025-06-16T01:00:00Z");

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  public SettableClock() {
    this(new AtomicReference<>(START), ZoneOffset.UTC);
  }

  private SettableClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  /** Moves on by {@code step} and returns the new time. */
  public Instant advance(Duration step) {
    return now.updateAndGet(instant -> instant.plus(step));
  }

  @Override
  public Instant instant() {
    return PlayedTime.or(now::get);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Shows the same time in another zone; both move together. */
  @Override
  public Clock withZone(ZoneId other) {
    return new SettableClock(now, other);
  }
}
