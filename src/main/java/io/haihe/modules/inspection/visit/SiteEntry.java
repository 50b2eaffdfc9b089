package io.haihe.modules.inspection.visit;

import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One thing entered at a visit, as it is kept.
 *
 * @param seq 1, 2, … within the visit: the order that counts, whatever the clock of a phone says
 * @param device where it was written; entries of one device follow each other
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

  /** When it was made by our clock, as far as that can be known; never after it came. */
  Instant madeAt() {
    return byOurClock(phoneAt);
  }

  /** What was a moment of the phone's clock when it was made, by our clock; never after it came. */
  Instant byOurClock(Instant phone) {
    Instant made = phone.minusMillis(phoneAhead);
    return made.isAfter(receivedAt) ? receivedAt : made;
  }

  /** Whether the phone said another time than {@link #byOurClock}. */
  boolean isWrong(Instant phone) {
    return Duration.between(byOurClock(phone), phone).abs().compareTo(CLOCK_TOLERANCE) > 0;
  }

  /** Whether whoever made it knew of the other. */
  boolean knew(SiteEntry other) {
    return other.seq < seq && (other.seq <= seen || other.device.equals(device));
  }

  /** What a signature covers of it. */
  String signed() {
    return id + " " + Digests.sha256Hex((field + "\n" + body).getBytes(StandardCharsets.UTF_8));
  }
}
