package io.haihe.modules.inspection.open;

import java.util.List;

/**
 * @param all whether those that are dealt with are shown too
 * @param next the next page, or empty
 * @param first back to the beginning, or empty
 */
public record LeadView(boolean all, List<Line> lines, String next, String first) {

  /** @param due empty where no promise runs */
  public record Line(
      String number, String text, String category, String place, String state, String opened, String due, boolean overdue, boolean sample) {}
}
