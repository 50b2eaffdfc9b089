package io.haihe.modules.inspection.open;

import java.util.List;

/**
 * A plan as anybody may see it.
 *
 * @param off on which day it was withdrawn, or empty
 * @param why it was withdrawn, or empty
 * @param aboveTitle of the plan it follows from, or empty
 * @param below plans of districts that follow from it, each with how far it has come
 * @param belowSum over all of those
 */
public record PlanView(
    long id, int year, String title, String unit, String place, boolean withdrawn, String off, String why, String published, long above, String aboveTitle,
    List<TaskView> tasks, List<Line> below, Line belowSum, Line sum) {

  /** How far something has come. */
  public record Line(long id, String title, String unit, String place, boolean withdrawn, Counts sum, Unopened unopened) {

    public long drawn() {
      return unopened.and(sum);
    }

    /** Of several together. */
    static Line total(List<Line> lines) {
      return new Line(
          0, "", "", "", false, lines.stream().map(Line::sum).reduce(Counts.NONE, Counts::plus),
          lines.stream().map(Line::unopened).reduce(Unopened.NONE, Unopened::plus));
    }
  }

  /**
   * @param ratios of the classes, as percentages
   * @param draw whether something of its draw is published
   * @param off on which day it was called off, or empty
   * @param why what it was called off for, or empty
   * @param joined number of the task it was joined with instead, or empty
   */
  public record TaskView(
      long id, String title, String place, String from, String until, String state, List<String> items, String units, String ratios, boolean draw,
      String commitment, String source, String publicAt, String publicValue, String off, String why, String joined,
      Counts sum, Unopened unopened) {}
}
