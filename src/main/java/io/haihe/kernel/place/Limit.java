package io.haihe.kernel.place;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A promised length of time, such as 5 working days.
 *
 * @param amount at least 0
 */
public record Limit(int amount, LimitUnit unit) {

  private static final Pattern WORDS = Pattern.compile("(\\d{1,5}) ([a-z-]+)");

  public Limit {
    if (amount < 0) {
      throw new IllegalArgumentException("a limit is not negative: " + amount);
    }
  }

  /** Reads {@code 5 working-day}; empty for anything that is no limit. */
  public static Optional<Limit> parse(String text) {
    Matcher words = WORDS.matcher(text);
    if (!words.matches()) {
      return Optional.empty();
    }
    return Arrays.stream(LimitUnit.values())
        .filter(unit -> unit.key().equals(words.group(2)))
        .findFirst()
        .map(unit -> new Limit(Integer.parseInt(words.group(1)), unit));
  }

  /** {@code 5 working-day}. */
  @Override
  public String toString() {
    return amount + " " + unit.key();
  }
}
