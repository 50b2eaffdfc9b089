package io.haihe.modules.certificate;

import io.haihe.platform.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The code under which anybody checks a certificate: 130 random bits in 26 letters and digits that nobody mistakes for each other. */
final class CheckCode {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final int GROUP = 5;
  private static final Pattern CODE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private CheckCode() {}

  static String make() {
    StringBuilder code = new StringBuilder();
    RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(at -> code.append(ALPHABET.charAt(at)));
    return code.toString();
  }

  /** As it was typed or read aloud; empty for what is no code. */
  static Optional<String> read(String typed) {
    String code = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replace('O', '0').replace('I', '1').replace('L', '1');
    return Optional.of(code).filter(read -> CODE.matcher(read).matches());
  }

  /** As it is printed. */
  static String grouped(String code) {
    return code.replaceAll("(.{" + GROUP + "})(?=.{" + GROUP + "})", "$1-");
  }

  static byte[] hash(String code) {
    return Digests.sha256(("certificate " + code).getBytes(StandardCharsets.US_ASCII));
  }
}
