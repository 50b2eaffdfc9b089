package io.haihe.modules.screen;

/**
 * A ratio kept as its two sums, so that places, units and months can be added up.
 *
 * @param whole the denominator
 * @param part the numerator
 */
public record Sum(double whole, double part) {

  static final Sum NOTHING = new Sum(0, 0);

  Sum plus(Sum other) {
    return new Sum(whole + other.whole, part + other.part);
  }

  Sum negated() {
    return new Sum(-whole, -part);
  }

  boolean isNothing() {
    return whole == 0 && part == 0;
  }
}
