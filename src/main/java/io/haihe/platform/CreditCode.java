package io.haihe.platform;

/** The unified social credit code (统一社会信用代码) as GB 32100 makes it: 18 characters, the last of which checks the others. */
public final class CreditCode {

  public static final int LENGTH = 18;
  private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int MODULUS = 31;

  private CreditCode() {}

  public static boolean valid(String code) {
    return code.length() == LENGTH && code.chars().allMatch(one -> CHARACTERS.indexOf(one) >= 0) && code.charAt(LENGTH - 1) == check(code);
  }

  /** The last character that fits the first seventeen, which are known to be of the right kind. */
  public static char check(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += CHARACTERS.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % MODULUS;
    }
    return CHARACTERS.charAt((MODULUS - sum % MODULUS) % MODULUS);
  }
}
