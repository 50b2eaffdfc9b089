package io.haihe.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * The time it is for somebody who plays what happened before: the demonstration's half year. Whoever asks the program's clock on that thread is told
 * the played time; everybody else is told the real one.
 */
public final class PlayedTime {

  private static final ScopedValue<Instant> NOW = ScopedValue.newInstance();

  private PlayedTime() {}

  /** Does something as if it were that time. */
  public static <T> T at(Instant now, Supplier<T> played) {
    return ScopedValue.where(NOW, now).call(played::get);
  }

  /** The same, of what gives nothing back. */
  public static void doing(Instant now, Runnable played) {
    ScopedValue.where(NOW, now).run(played);
  }

  /** The played time where somebody plays. */
  public static Instant or(Supplier<Instant> real) {
    return NOW.isBound() ? NOW.get() : real.get();
  }

  /** The clock as it is, but for whoever plays. */
  public static Clock over(Clock real) {
    return new PlayedClock(real);
  }

  private static final class PlayedClock extends Clock {

    private final Clock real;

    private PlayedClock(Clock real) {
      this.real = real;
    }

    @Override
    public Instant instant() {
      return or(real::instant);
    }

    @Override
    public ZoneId getZone() {
      return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new PlayedClock(real.withZone(zone));
    }
  }
}
