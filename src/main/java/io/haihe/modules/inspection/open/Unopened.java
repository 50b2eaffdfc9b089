package io.haihe.modules.inspection.open;

/**
 * Drawn, and without a case: whoever was drawn stays in the figures.
 *
 * @param waiting whose case is being opened
 * @param refused whom nobody goes to
 */
public record Unopened(long waiting, long refused) {

  static final Unopened NONE = new Unopened(0, 0);

  /** All who were drawn or ordered to be visited, with those whose cases are counted. */
  public long and(Counts sum) {
    return sum.drawn() + waiting + refused;
  }

  Unopened plus(Unopened other) {
    return new Unopened(waiting + other.waiting, refused + other.refused);
  }
}
