package io.haihe.modules.resident;

import io.haihe.kernel.casework.Signatures;
import io.haihe.platform.Secrets;
import jakarta.servlet.http.HttpSession;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a resident was asked to sign.
 *
 * @param key by which what is personal was hashed
 */
record ToSign(long caseId, int entries, byte[] nonce, byte[] key, byte @Nullable [] personal, byte[] digest, Instant until) {

  private static final String KEPT = "resident.signature.asked";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int BYTES = 32;

  static ToSign of(Signatures signatures, long caseId, Instant at) {
    return of(signatures, caseId, Secrets.random(BYTES), Secrets.random(BYTES), at.plus(PATIENCE));
  }

  private static ToSign of(Signatures signatures, long caseId, byte[] nonce, byte[] key, Instant until) {
    Signatures.HandedIn handed = signatures.handedIn(caseId);
    int entries = handed.last();
    byte[] personal = signatures.personal(caseId, entries, key).orElse(null);
    byte[] digest = Signature.digest(nonce, handed.upTo(entries, personal).text());
    return new ToSign(caseId, entries, nonce, key, personal, digest, until);
  }

  /** Whether nothing was handed in since. */
  boolean isStill(Signatures signatures) {
    return MessageDigest.isEqual(digest, of(signatures, caseId, nonce, key, until).digest());
  }

  /** As text: whichever server is asked next finds it in the session. */
  void keepIn(HttpSession session) {
    HexFormat hex = HexFormat.of();
    session.setAttribute(
        KEPT,
        String.join(
            ":", Long.toString(caseId), Integer.toString(entries), hex.formatHex(nonce), hex.formatHex(key),
            personal == null ? "" : hex.formatHex(personal), hex.formatHex(digest), Long.toString(until.toEpochMilli())));
  }

  /** Once; empty where nothing was asked about that case, or it is too long ago. */
  static Optional<ToSign> takeFrom(@Nullable HttpSession session, long caseId, Instant at) {
    if (session == null || !(session.getAttribute(KEPT) instanceof String kept)) {
      return Optional.empty();
    }
    session.removeAttribute(KEPT);
    String[] parts = kept.split(":", -1);
    HexFormat hex = HexFormat.of();
    ToSign asked =
        new ToSign(
            Long.parseLong(parts[0]), Integer.parseInt(parts[1]), hex.parseHex(parts[2]), hex.parseHex(parts[3]),
            parts[4].isEmpty() ? null : hex.parseHex(parts[4]), hex.parseHex(parts[5]), Instant.ofEpochMilli(Long.parseLong(parts[6])));
    return Optional.of(asked).filter(found -> found.caseId() == caseId && found.until().isAfter(at));
  }
}
