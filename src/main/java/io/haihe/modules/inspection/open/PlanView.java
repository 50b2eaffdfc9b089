package io.haihe.modules.inspection.open;

import java.util.List;

/**
 * A plan as anybody may see it.
 *
 * @param aboveTitle of the plan it follows from, or empty
 * @param below plans of districts that follow from it, each with how far it has come
 */
public record PlanView(
    long id, int year, String title, String unit, String place, boolean withdrawn, String published, long above, String aboveTitle,
    List<TaskView> tasks, List<Line> below, Line sum) {

  /**
   * How far something has come.
   *
   * @param visits that are to be made
   */
  public record Line(long id, String title, String unit, String place, boolean withdrawn, Counts sum) {}

  /**
   * @param ratios of the classes, as percentages
   * @param draw whether something of its draw is published
   */
  public record TaskView(
      long id, String title, String place, String from, String until, String state, List<String> items, String units, String ratios, boolean draw,
      String commitment, String source, String publicAt, String publicValue, Counts sum) {}
}
