package io.haihe.platform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The citizen number (公民身份号码) as GB 11643 makes it: six digits of a place, the day of birth, three digits that tell those of one day apart, and
 * a last character that checks the others.
 */
public final class CitizenNumber {

  private static final int LENGTH = 18;
  private static final int MODULUS = 11;
  private static final String CHECKS = "10X98765432";

  private CitizenNumber() {}

  public static boolean valid(String number) {
    return bornOn(number).isPresent();
  }

  /** The day of birth that is written in it; empty where it is no citizen number. */
  public static Optional<LocalDate> bornOn(String number) {
    if (!number.matches("[1-9][0-9]{16}[0-9X]") || number.charAt(LENGTH - 1) != check(number)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(number.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }

  /** The last character that fits the first seventeen, which are known to be digits. */
  public static char check(String number) {
    int sum = 0;
    int weight = 1;
    for (int i = LENGTH - 2; i >= 0; i--) {
      weight = weight * 2 % MODULUS;
      sum += (number.charAt(i) - '0') * weight;
    }
    return CHECKS.charAt(sum % MODULUS);
  }
}
