package io.haihe.modules.notice;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait after a failure: ten seconds, then three times as long each time up to six hours, ± a fifth. */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(6);
  private static final double FACTOR = 3;
  private static final double SPREAD = 0.2;

  private Backoff() {}

  /**
   * @param attempts made so far, from 1
   * @param asked what the receiver asked for; heeded up to the longest wait
   * @param chance from 0 to 1
   */
  static Duration after(int attempts, Duration asked, DoubleSupplier chance) {
    double seconds = Math.min(LONGEST.toSeconds(), FIRST.toSeconds() * Math.pow(FACTOR, Math.min(attempts - 1, 20)));
    Duration wait = Duration.ofMillis(Math.round(seconds * 1000 * (1 - SPREAD + 2 * SPREAD * chance.getAsDouble())));
    Duration heeded = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    return heeded.compareTo(wait) > 0 ? heeded : wait;
  }
}
