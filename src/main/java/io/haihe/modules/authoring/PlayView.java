package io.haihe.modules.authoring;

import java.util.List;

/**
 * A pretend case as the simulator shows it.
 *
 * @param story what was done to it so far, as JSON
 * @param clock of the sample city
 * @param ring when the next clock rings, as a story says it; empty for never
 */
public record PlayView(
    String story,
    String state,
    String desk,
    String clock,
    String ring,
    int done,
    List<Clock> clocks,
    List<Fact> facts,
    List<Line> timeline,
    List<Actor> actors) {

  public record Clock(String name, String status, String due) {}

  public record Fact(String name, String value) {}

  public record Line(String when, String who, String what, String state) {}

  /** @param who as a story calls it */
  public record Actor(String who, String name, List<Step> steps) {}

  /**
   * @param deed what the page sends to have it done
   * @param open whether its form was filled in just now, and refused
   */
  public record Step(String deed, String name, List<PlayField> fields, boolean open) {}
}
