package io.haihe.modules.inspection.visit;

import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
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

  /** When it was made by our clock, as far as that can be known; never after it came. */
  Instant madeAt() {
    Instant made = phoneAt.minusMillis(phoneAhead);
    return made.isAfter(receivedAt) ? receivedAt : made;
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
