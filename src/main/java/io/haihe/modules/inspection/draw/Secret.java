package io.haihe.modules.inspection.draw;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What the office knows before the draw and nobody else: 32 random bytes. Keep it sealed until the draw is made.
 *
 * @param hex 64 lower-case hex digits
 */
public record Secret(String hex) {

  private static final int BYTES = 32;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");

  public Secret {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("a secret is 64 hex digits");
    }
  }

  public static Secret random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  static boolean fits(String text) {
    return HEX.matcher(text).matches();
  }

  /** Not for logs. */
  @Override
  public String toString() {
    return "Secret";
  }
}
