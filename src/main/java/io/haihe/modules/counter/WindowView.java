package io.haihe.modules.counter;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a member of staff at a window.
 *
 * @param unit of the office; 0 where there is none
 * @param window its number
 * @param ticket of whoever stands there, or null
 * @param said why nobody was called, {@code counter.window.<said>}; empty where nobody wanted that
 */
public record WindowView(
    List<Choice> offices, long unit, String window, @Nullable Ticket ticket, @Nullable ZonedDateTime since, String said,
    List<Queue> queues, List<Office> others) {

  public record Choice(long unit, String name, boolean chosen) {}

  /** An office with how its day goes. */
  public record Office(String name, TicketStore.Day day) {

    public int minutes() {
      return Math.round(day.meanWaitSeconds() / 60f);
    }

    public int waiting() {
      return day.waiting();
    }

    public int served() {
      return day.served();
    }
  }
}
