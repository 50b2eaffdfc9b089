package io.haihe.modules.screen;

import java.util.List;

/**
 * What needs a decision now.
 *
 * @param weeks how many weeks say what is usual
 * @param least how many cases make a matter a repeated one
 * @param days in so many days
 */
public record UrgentView(
    List<Late> units, boolean moreUnits, List<Whistle> whistles, boolean moreWhistles, List<Again> repeated, List<Rise> rises, int weeks,
    int least, long days, Due due) {

  /** @param link the list of them */
  public record Late(String unit, long cases, String link) {}

  /** Somebody who was called and has not come, or is late with what they were called for. */
  public record Whistle(String number, String task, String unit, String late) {}

  /** The same matter again in the same place. */
  public record Again(String what, String where, long cases, long open, String link) {}

  /**
   * More today than is usual for that weekday until this hour.
   *
   * @param usual empty for hardly any
   */
  public record Rise(String what, String scenario, long today, String usual, String link) {}

  /** @param first those due first */
  public record Due(int hours, long cases, List<Soon> first, String link) {}

  public record Soon(String number, String what, String where, String when) {}

  public boolean isQuiet() {
    return units.isEmpty() && whistles.isEmpty() && repeated.isEmpty() && rises.isEmpty() && due.cases() == 0;
  }
}
