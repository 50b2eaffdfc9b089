package io.haihe.modules.service.web;

import io.haihe.modules.service.rating.Score;
import io.haihe.platform.Texts;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/** Says ratings so that nobody can be told by them. */
@Component
class RatingWords {

  private static final String NONE = "–";

  private final Texts texts;

  RatingWords(Texts texts) {
    this.texts = texts;
  }

  RatedView.Line line(String link, String name, Score score, Locale locale) {
    return new RatedView.Line(link, name, count(score, locale), mean(score, locale), share(score.satisfiedShare(), locale), share(score.mendedShare(), locale));
  }

  String count(Score score, Locale locale) {
    return score.told()
        ? NumberFormat.getIntegerInstance(locale).format(score.about())
        : score.ratings() == 0 ? texts.text(locale, "service.ratings.none") : texts.text(locale, "service.ratings.few", Score.LEAST);
  }

  static String mean(Score score, Locale locale) {
    NumberFormat oneDigit = NumberFormat.getNumberInstance(locale);
    oneDigit.setMinimumFractionDigits(1);
    oneDigit.setMaximumFractionDigits(1);
    return score.mean().isEmpty() ? NONE : oneDigit.format(score.mean().getAsDouble());
  }

  static String share(OptionalDouble share, Locale locale) {
    return share.isEmpty() ? NONE : NumberFormat.getPercentInstance(locale).format(share.getAsDouble());
  }
}
