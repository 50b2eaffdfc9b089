package io.haihe.modules.screen;

import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
final class ValueWords {

  private static final String NONE = "–";

  private ValueWords() {}

  static String of(Report.Kind kind, @Nullable Double value, Locale locale) {
    if (value == null) {
      return NONE;
    }
    return switch (kind) {
      case NUMBER -> whole(value, locale);
      case MEAN -> twoPlaces(NumberFormat.getNumberInstance(locale)).format(value);
      case PERCENT, SCORE -> twoPlaces(NumberFormat.getPercentInstance(locale)).format(value);
    };
  }

  /** Numerator and denominator, or empty where there are none. */
  static String sums(Report.Kind kind, Sum sum, Locale locale) {
    return kind.isRatio() && sum.whole() != 0 ? whole(sum.part(), locale) + " / " + whole(sum.whole(), locale) : "";
  }

  static String whole(double value, Locale locale) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  private static NumberFormat twoPlaces(NumberFormat format) {
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(2);
    return format;
  }
}
