package io.haihe.kernel.casework;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.place.WorkingCalendar.Remaining;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise on a case or on a step of one of its tasks.
 *
 * @param key the scenario's deadline, or {@code <task type>.<step>#<task number>}
 * @param task number of the task, or 0 for the case's own
 * @param limit what was promised, or null where the scenario gave the instant itself
 * @param dueAt when it is due; meaningless while paused with something left
 * @param certain false if holidays of a counted day were not known
 * @param left what is left while paused, or after it stopped and may go on; null if it was overdue then
 * @param fired how many of its firings (warning, due, ladder) have happened
 * @param nextAt when the next one happens, or null if none is left or the clock does not run
 */
public record Deadline(
    String key,
    int task,
    @Nullable Limit limit,
    Instant startedAt,
    Instant dueAt,
    boolean certain,
    Status status,
    @Nullable Remaining left,
    int fired,
    @Nullable Instant nextAt) {

  public enum Status {
    RUNNING,
    PAUSED,
    MET,
    MISSED,
    CANCELLED
  }

  /** Whether the promise is broken, or was when its clock stopped. */
  public boolean overdue(Instant now) {
    return switch (status) {
      case RUNNING -> now.isAfter(dueAt);
      case PAUSED -> left == null;
      case MISSED -> true;
      case MET, CANCELLED -> false;
    };
  }

  /** The key of the rule in the scenario: without the number of the task. */
  public String rule() {
    int mark = key.indexOf('#');
    return mark < 0 ? key : key.substring(0, mark);
  }

  Deadline renamed(String name) {
    return new Deadline(name, task, limit, startedAt, dueAt, certain, status, left, fired, nextAt);
  }

  Deadline fire(int count, @Nullable Instant next) {
    return new Deadline(key, task, limit, startedAt, dueAt, certain, status, left, count, next);
  }

  Deadline stopped(Status end, @Nullable Remaining remaining) {
    return new Deadline(key, task, limit, startedAt, dueAt, certain, end, remaining, fired, null);
  }

  Deadline running(Instant due, boolean sure, int count, @Nullable Instant next) {
    return new Deadline(key, task, limit, startedAt, due, sure, Status.RUNNING, null, count, next);
  }
}
