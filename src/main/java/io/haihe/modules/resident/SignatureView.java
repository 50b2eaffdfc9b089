package io.haihe.modules.resident;

import java.util.List;

/**
 * The page on which a matter is signed.
 *
 * @param back path of the page that follows the matter
 * @param facts what is signed, in short
 * @param signed what was signed already, the oldest first
 * @param passkey whether it may be signed by passkey now
 * @param password whether by password
 * @param hasPasskey whether the account has a passkey
 * @param hasPassword whether it has a password
 */
public record SignatureView(
    String number, String back, List<Fact> facts, List<Signed> signed, boolean passkey, boolean password, boolean hasPasskey,
    boolean hasPassword) {

  public record Fact(String name, String value) {}

  /** @param standing in small letters: {@code holds}, {@code changed}, {@code broken} */
  public record Signed(String title, List<String> lines, String standing) {}

  public boolean asked() {
    return passkey || password;
  }
}
