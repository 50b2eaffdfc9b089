package io.haihe.modules.notice;

import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes, seals and signs with the secrets of subscriptions, as Standard Webhooks describes. */
@Component
class WebhookSecrets {

  private static final String PURPOSE = "notice.webhook";
  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;

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
    byte[] signed = (messageId + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
    return sealed.stream()
        .map(one -> Secrets.sign(secrets.open(PURPOSE, String.valueOf(subscription), one), signed))
        .map(signature -> "v1," + Base64.getEncoder().encodeToString(signature))
        .collect(Collectors.joining(" "));
  }
}
