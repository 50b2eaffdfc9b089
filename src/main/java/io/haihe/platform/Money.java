package io.haihe.platform;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** Amounts in fen, in words. */
public final class Money {

  /** ISO 4217. */
  public static final String CURRENCY = "CNY";

  private Money() {}

  /** {@code ¥1,200.50}, or {@code 1,200.50 元}. */
  public static String yuan(long fen, Locale locale) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    String amount = format.format(BigDecimal.valueOf(fen, 2));
    return locale.getLanguage().equals("zh") ? amount + " 元" : "¥" + amount;
  }
}
