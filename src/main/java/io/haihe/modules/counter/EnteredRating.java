package io.haihe.modules.counter;

/** What a visitor entered, as it was typed. */
public record EnteredRating(String level, String words, String phone) {

  static final EnteredRating NOTHING = new EnteredRating("", "", "");
}
