package io.haihe.modules.resident;

import io.haihe.kernel.scenario.SignatureRule.Means;
import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * That somebody signed an application.
 *
 * @param account who signed; null where there is no such account any more
 * @param entries number of the last entry of the timeline that is signed
 * @param nonce random, so that no two challenges are the same
 * @param personal keyed hash of what was personal in it, or null
 * @param digest what was signed
 * @param by what the device answered; null where it was the password
 */
record Signature(
    long caseId, @Nullable Long account, Instant at, Means means, int entries, byte[] nonce, byte @Nullable [] personal, byte[] digest,
    @Nullable Assertion by) {

  /** What a device is asked to sign: SHA-256 of the nonce and the application's text. */
  static byte[] digest(byte[] nonce, String application) {
    MessageDigest digest = Digests.sha256();
    digest.update(nonce);
    return digest.digest(application.getBytes(StandardCharsets.UTF_8));
  }

  /** All of it but the account, which goes when it is closed. */
  String text() {
    List<byte[]> device =
        by == null ? List.of() : List.of(by.passkey(), by.publicKey(), by.authenticatorData(), by.clientData(), by.signature());
    return "%d|%s|%s|%d|%s|%s|%s|%s|%s".formatted(
        caseId, at, means, entries, hex(nonce), personal == null ? "" : hex(personal), hex(digest),
        device.stream().map(Signature::hex).collect(Collectors.joining(",")), by == null ? "" : by.site());
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
