package io.haihe.kernel.place;

/**
 * A stretch of working time within one day, in local clock time. A shift over midnight is two shifts.
 *
 * @param from seconds after midnight, included
 * @param to seconds after midnight, excluded; at most 86,400
 */
public record Shift(int from, int to) {

  static final int DAY = 86_400;

  public Shift {
    if (from < 0 || to > DAY || from >= to) {
      throw new IllegalArgumentException("a shift ends after it begins, within one day: " + from + "-" + to);
    }
  }

  int length() {
    return to - from;
  }
}
