package io.haihe.modules.inspection.visit;

import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing entered at a visit, as it is kept.
 *
 * @param seq 1, 2, … within the visit: the order that counts, whatever the clock of a phone says
 * @param device where it was written; what one officer enters on a device comes in the order it was made
 * @param body JSON, as it was written
 * @param seen it was made knowing the entries up to this one
 * @param phoneAt by the clock of the phone
 * @param phoneAhead milliseconds by which that clock was before ours when it came
 */
record SiteEntry(
    int seq, UUID id, long officer, String device, SiteField field, String body, String secretMac, int seen, Instant phoneAt, long phoneAhead,
    Instant receivedAt, String hash) {

  /** A clock further from ours than this is told. */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  /** How long a phone is without signal at most (our own default): nothing counts as made longer before it came, whatever the phone says. */
  static final Duration LONGEST_OFFLINE = Duration.ofDays(3);

  private static final Instant NO_EARLIER = Instant.EPOCH;
  private static final Instant NO_LATER = Instant.parse("9999-12-31T00:00:00Z");

  /** What a phone says the time is; empty where it is none that a clock shows. */
  static Optional<Instant> phoneTime(String text) {
    try {
      return Optional.of(Instant.parse(text)).filter(time -> !time.isBefore(NO_EARLIER) && !time.isAfter(NO_LATER));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** When it was made by our clock, as far as that can be known; never after it came, nor longer before that than a phone is without signal. */
  Instant madeAt() {
    return byOurClock(phoneAt);
  }

  /** What was a moment of the phone's clock when it was made, by our clock, within the same bounds. */
  Instant byOurClock(Instant phone) {
    Instant made = phone.minusMillis(phoneAhead);
    Instant first = receivedAt.minus(LONGEST_OFFLINE);
    return made.isAfter(receivedAt) ? receivedAt : made.isBefore(first) ? first : made;
  }

  /** When it was made as the phone says, by our clock and without bounds. */
  Instant said() {
    return phoneAt.minusMillis(phoneAhead);
  }

  /** Whether the phone said another time than {@link #byOurClock}. */
  boolean isWrong(Instant phone) {
    return Duration.between(byOurClock(phone), phone).abs().compareTo(CLOCK_TOLERANCE) > 0;
  }

  /** Whether whoever made it knew of the other. */
  boolean knew(SiteEntry other) {
    return other.seq < seq && (other.seq <= seen || other.device.equals(device) && !isOlderThan(other));
  }

  /**
   * Of two that came from one device: entries of one officer come as they were made; those of another may have waited there for their sign-in, so that the
   * clock of the device tells which was first.
   */
  private boolean isOlderThan(SiteEntry other) {
    return other.officer != officer && phoneAt.isBefore(other.phoneAt);
  }

  /** What a signature covers of it. */
  String signed() {
    return id + " " + Digests.sha256Hex((field + "\n" + body).getBytes(StandardCharsets.UTF_8));
  }
}
