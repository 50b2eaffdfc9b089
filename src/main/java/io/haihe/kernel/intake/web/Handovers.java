package io.haihe.kernel.intake.web;

import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.intake.web.FollowPage.Detail;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds along a timeline where a matter went from one unit to another, and why: by what the reporter may read of the step that asked for it,
 * such as a return or a request to take over, or of the step that did it.
 */
final class Handovers {

  private long unit;
  private List<Detail> why = List.of();

  /** @param why what was answered to questions whose answers the reporter may read; empty if the scenario says nothing */
  record Handover(long from, long to, List<Detail> why) {}

  /**
   * The next entry of the timeline.
   *
   * @param asks whether its step asks for another unit
   * @param said what the reporter may read of it
   */
  Optional<Handover> next(Entry entry, boolean asks, List<Detail> said) {
    long next = Objects.requireNonNullElse(entry.changes().responsible(), unit);
    if (!said.isEmpty() && (asks || next != unit)) {
      why = said;
    }
    if (next == unit) {
      return Optional.empty();
    }
    Handover handover = new Handover(unit, next, why);
    unit = next;
    why = List.of();
    return handover.from() == 0 || handover.to() == 0 ? Optional.empty() : Optional.of(handover);
  }
}
