package io.haihe.modules.inspection.plan;

import io.haihe.kernel.place.PlaceCode;
import java.time.LocalDate;
import java.util.List;

/**
 * One draw of a plan, or a list of parties named by a lead.
 *
 * @param id 0 before it is kept
 * @param plan 0 for a targeted one
 * @param items code/version each
 * @param units the departments that go together; the first one leads
 * @param from first day on which it may be visited
 * @param until last day
 * @param team officers of each department
 * @param lead number of the case that gave the lead, or empty
 * @param above the city's task it follows from, or 0
 * @param why it was called off; empty if it was not
 * @param version counts its changes
 */
public record PlannedTask(
    long id, long plan, String title, Kind kind, PlaceCode place, List<String> items, List<Long> units, Shares shares, LocalDate from,
    LocalDate until, int team, String lead, State state, long above, String why, int version) {

  public PlannedTask {
    items = List.copyOf(items);
    units = List.copyOf(units);
  }

  public enum Kind {
    DRAWN,
    TARGETED
  }

  public enum State {
    PLANNED,
    COMMITTED,
    DRAWN,
    CALLED_OFF
  }

  public long leading() {
    return units.getFirst();
  }

  public boolean joint() {
    return units.size() > 1;
  }

  public boolean planned() {
    return state == State.PLANNED;
  }

  /** Whether it is still to be drawn. */
  boolean waits() {
    return state == State.PLANNED || state == State.COMMITTED;
  }

  /** Number of the task it was joined with instead, or empty. */
  public String joined() {
    return Tasks.joined(why);
  }

  public boolean targeted() {
    return kind == Kind.TARGETED;
  }

  /** Key of the word for its state. */
  public String stateKey() {
    return "inspection.plan.task.state." + state;
  }

  PlannedTask with(List<String> items, List<Long> units, Shares shares, LocalDate from, LocalDate until) {
    return new PlannedTask(id, plan, title, kind, place, items, units, shares, from, until, team, lead, state, above, why, version);
  }
}
