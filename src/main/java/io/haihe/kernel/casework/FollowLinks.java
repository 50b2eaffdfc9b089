package io.haihe.kernel.casework;

import io.haihe.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The secret link a reporter follows a case by: 128 bits signed from the case number, so nothing is stored that could leak, and a lost
 * reply can be answered again with the same link.
 */
@Component
public class FollowLinks {

  private static final int BYTES = 16;

  private final Secrets secrets;
  private final CaseStore store;

  FollowLinks(Secrets secrets, CaseStore store) {
    this.secrets = secrets;
    this.store = store;
  }

  /** 32 hex digits. */
  public String token(String number) {
    return HexFormat.of().formatHex(Arrays.copyOf(secrets.sign("casework.follow", number), BYTES));
  }

  /** The case, if the token is its own; the answer and its time are the same for a wrong number and a wrong token. */
  public Optional<Case> open(String number, String token) {
    boolean good =
        MessageDigest.isEqual(
            token(number).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
    return good ? store.find(number).map(CaseStore.Stored::now) : Optional.empty();
  }
}
