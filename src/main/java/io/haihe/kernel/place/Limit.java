package io.haihe.kernel.place;

/**
 * A promised length of time, such as 5 working days.
 *
 * @param amount at least 0
 */
public record Limit(int amount, LimitUnit unit) {

  public Limit {
    if (amount < 0) {
      throw new IllegalArgumentException("a limit is not negative: " + amount);
    }
  }
}
