package io.haihe.modules.notice;

import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes, seals and signs with the secrets of subscriptions, as Standard Webhooks describes. */
@Component
class WebhookSecrets {

  private static final String PURPOSE = "notice.webhook";
  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private static final int FEWEST_BYTES = 24;

  private final Secrets secrets;

  WebhookSecrets(Secrets secrets) {
    this.secrets = secrets;
  }

  byte[] make() {
    return Secrets.random(BYTES);
  }

  /** As its receiver is given it, once. */
  static String shown(byte[] secret) {
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  byte[] seal(long subscription, byte[] secret) {
    return secrets.seal(PURPOSE, String.valueOf(subscription), secret);
  }

  /** {@code v1,…} for each secret, separated by spaces. */
  String signature(long subscription, List<byte[]> sealed, String messageId, long timestamp, String body) {
    return sealed.stream()
        .map(one -> signature(secrets.open(PURPOSE, String.valueOf(subscription), one), messageId, timestamp, body))
        .collect(Collectors.joining(" "));
  }

  /** Of a message that is signed, as Standard Webhooks has them. */
  static Map<String, String> headers(String mediaType, String messageId, long timestamp, String signature) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", mediaType + "; charset=utf-8");
    headers.put("User-Agent", "Haihe");
    headers.put("webhook-id", messageId);
    headers.put("webhook-timestamp", String.valueOf(timestamp));
    headers.put("webhook-signature", signature);
    return headers;
  }

  static String signature(byte[] secret, String messageId, long timestamp, String body) {
    byte[] signed = (messageId + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
    return "v1," + Base64.getEncoder().encodeToString(Secrets.sign(secret, signed));
  }

  /** Of a text as {@link #shown} makes it; empty if it is none, or too short to keep a secret. */
  static Optional<byte[]> read(String shown) {
    try {
      byte[] secret = Base64.getDecoder().decode(shown.strip().replaceFirst("^" + PREFIX, ""));
      return secret.length < FEWEST_BYTES ? Optional.empty() : Optional.of(secret);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
