package io.haihe.modules.counter;

import java.util.Locale;

/**
 * What came of a rating, for whoever gave it.
 *
 * @param state in small letters
 * @param answer of the office, or empty
 */
public record RatingView(int level, String state, String answer) {

  static RatingView of(VisitRating rating) {
    return new RatingView(rating.level(), rating.state().name().toLowerCase(Locale.ROOT), rating.answer());
  }
}
