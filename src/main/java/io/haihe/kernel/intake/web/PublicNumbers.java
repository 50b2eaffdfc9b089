package io.haihe.kernel.intake.web;

import io.haihe.kernel.intake.figures.Tally;
import io.haihe.platform.Texts;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * Says figures so that nobody can be told by them: counts are rounded to fives, one below five is not told, and shares and times are given of
 * ten cases or more. Since each number is rounded by itself, none that is not told can be worked out from the others.
 */
@Component
class PublicNumbers {

  static final int STEP = 5;
  static final int ENOUGH = 10;

  private static final String NONE = "–";

  private final Texts texts;

  PublicNumbers(Texts texts) {
    this.texts = texts;
  }

  String count(Locale locale, long number) {
    if (number > 0 && number < STEP) {
      return texts.text(locale, "intake.statistics.few", STEP);
    }
    return NumberFormat.getIntegerInstance(locale).format(rounded(number));
  }

  /** Below five it is nothing at all. */
  static long rounded(long number) {
    return number < STEP ? 0 : Math.round((double) number / STEP) * STEP;
  }

  String share(Locale locale, long part, long whole) {
    return whole < ENOUGH ? NONE : NumberFormat.getPercentInstance(locale).format((double) part / whole);
  }

  /** Within how many days half were settled. */
  String half(Locale locale, Tally tally) {
    OptionalInt days = tally.halfWithinDays();
    if (tally.timed() < ENOUGH || days.isEmpty()) {
      return NONE;
    }
    return days.getAsInt() == Integer.MAX_VALUE
        ? texts.text(locale, "intake.statistics.overAYear")
        : texts.text(locale, "intake.statistics.days", days.getAsInt());
  }

  String mean(Locale locale, Tally tally) {
    if (tally.timed() < ENOUGH) {
      return NONE;
    }
    NumberFormat oneDigit = NumberFormat.getNumberInstance(locale);
    oneDigit.setMaximumFractionDigits(1);
    return texts.text(locale, "intake.statistics.meanDays", oneDigit.format(tally.meanDays().orElse(0)));
  }
}
