package io.haihe.modules.inspection.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;

/** Numbers as people type them. */
final class Numbers {

  private static final int TO_TEN_THOUSANDTHS = 100;

  private Numbers() {}

  /** 0 for what is none. */
  static int of(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  static OptionalInt between(String text, int least, int most) {
    return text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /** A percentage with at most two decimals as ten-thousandths; empty for what is none or over 100. */
  static OptionalInt share(String percent) {
    String text = percent.replace("%", "").strip();
    if (!text.matches("\\d{1,3}([.]\\d{1,2})?")) {
      return OptionalInt.empty();
    }
    int share = new BigDecimal(text).multiply(BigDecimal.valueOf(TO_TEN_THOUSANDTHS)).intValueExact();
    return share <= Shares.WHOLE ? OptionalInt.of(share) : OptionalInt.empty();
  }

  /** The other way round, without zeros that say nothing. */
  static String percent(int share) {
    return BigDecimal.valueOf(share).divide(BigDecimal.valueOf(TO_TEN_THOUSANDTHS), 2, RoundingMode.UNNECESSARY).stripTrailingZeros().toPlainString();
  }
}
