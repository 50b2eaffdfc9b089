package io.haihe.kernel.place;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * The code of a place, kept as 15 digits so that one number order serves the whole tree: the statistics bureau's 12
 * digits, and 3 more for the unit grid (GB/T 30428.1), 000 where there is none.
 *
 * @param value 15 digits as a number
 */
public record PlaceCode(long value) implements Comparable<PlaceCode> {

  private static final long GRID_SPAN = 1000;

  public PlaceCode {
    if (value < 0 || value > 999_999_999_999_999L) {
      throw new IllegalArgumentException("a place code has 12 or 15 digits: " + value);
    }
  }

  /**
   * @param text 12 digits, or 15 for a unit grid
   * @throws IllegalArgumentException if it is neither
   */
  @JsonCreator
  public static PlaceCode of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("a place code has 12 or 15 digits: " + text));
  }

  /** Empty for what is no code; whether there is such a place it does not say. */
  public static Optional<PlaceCode> parse(String text) {
    if (!text.matches("\\d{12}|\\d{15}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(text);
    return Optional.of(new PlaceCode(text.length() == 12 ? number * GRID_SPAN : number));
  }

  /** 12 digits, or 15 for a unit grid. */
  @JsonValue
  @Override
  public String toString() {
    return value % GRID_SPAN == 0 ? "%012d".formatted(value / GRID_SPAN) : "%015d".formatted(value);
  }

  @Override
  public int compareTo(PlaceCode other) {
    return Long.compare(value, other.value);
  }
}
