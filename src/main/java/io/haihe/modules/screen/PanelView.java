package io.haihe.modules.screen;

import java.util.List;

/** One part of a scenario's screen. */
public sealed interface PanelView {

  /**
   * Measures month by month.
   *
   * @param months names, the oldest first
   */
  record Trend(String title, List<String> months, List<Series> series, String top, String bottom) implements PanelView {}

  /**
   * One line.
   *
   * @param number its colour, from 1
   * @param path through the points, in a frame of {@link Chart#WIDTH} by {@link Chart#HEIGHT}; it is broken where there is no value
   * @param texts the values, month by month
   */
  record Series(String name, String how, int number, String path, List<String> texts) {}

  /**
   * Parts of a whole, or a ranking.
   *
   * @param most the greatest, for the length of the bars
   */
  record Bars(String title, String how, double most, List<Bar> bars) implements PanelView {}

  /**
   * @param sums numerator and denominator, or empty
   * @param link the cases behind it, or the place, or empty
   */
  record Bar(String name, String text, String sums, double value, String link) {}
}
