package io.haihe.modules.openapi311;

import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tokens that stand for a request's number until it is asked for; signed, so nothing need be kept. */
@Component
class RequestTokens {

  private static final int SIGNATURE_BYTES = 12;

  private final Secrets secrets;
  private final Open311Settings settings;

  RequestTokens(Secrets secrets, Open311Settings settings) {
    this.secrets = secrets;
    this.settings = settings;
  }

  boolean used() {
    return settings.tokens();
  }

  String of(String number) {
    return signature(number) + "-" + number;
  }

  Optional<String> number(String token) {
    int dash = token.indexOf('-');
    if (dash < 0) {
      return Optional.empty();
    }
    String number = token.substring(dash + 1);
    boolean good =
        MessageDigest.isEqual(
            token.substring(0, dash).getBytes(StandardCharsets.UTF_8),
            signature(number).getBytes(StandardCharsets.UTF_8));
    return good ? Optional.of(number) : Optional.empty();
  }

  private String signature(String number) {
    byte[] whole = secrets.sign("openapi311.token", number);
    return HexFormat.of().formatHex(Arrays.copyOf(whole, SIGNATURE_BYTES));
  }
}
