package io.haihe.kernel.casework;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.scenario.TaskType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work asked of one unit inside a case.
 *
 * @param no 1, 2, … within the case
 * @param type key of the scenario's task type
 * @param unit the asked unit, or 0 where it lies with a role at {@code place}
 * @param place where it lies if no unit is asked, or null
 * @param assignee the person who has claimed it, or 0
 * @param openedBy the person who opened it, or 0 for the system and the reporter
 * @param opener the unit that opened it, or 0
 * @param group number of the timeline entry that opened it: tasks opened together share it
 * @param data what was entered when it was opened
 * @param steps the steps taken so far by key
 * @param endedAt null while open
 */
public record Task(
    int no,
    String type,
    Role role,
    long unit,
    @Nullable PlaceCode place,
    long assignee,
    Status status,
    Instant openedAt,
    long openedBy,
    long opener,
    int group,
    Map<String, Object> data,
    Map<String, StepTaken> steps,
    @Nullable Instant endedAt) {

  public enum Status {
    OPEN,
    DONE,
    CANCELLED
  }

  /**
   * @param person who took it, or 0 for the system
   * @param input what was entered, without personal fields
   */
  public record StepTaken(Instant at, long person, long unit, Map<String, Object> input) {}

  public boolean open() {
    return status == Status.OPEN;
  }

  Task assignedTo(long person) {
    return new Task(
        no, type, role, unit, place, person, status, openedAt, openedBy, opener, group, data, steps, endedAt);
  }

  Task with(Map<String, StepTaken> taken) {
    return new Task(
        no, type, role, unit, place, assignee, status, openedAt, openedBy, opener, group, data, taken, endedAt);
  }

  /** The same work as a task of another kind. */
  Task as(TaskType kind) {
    return new Task(
        no, kind.key(), kind.role(), unit, place, assignee, status, openedAt, openedBy, opener, group, data, steps, endedAt);
  }

  Task ended(Status end, Instant at) {
    return new Task(
        no, type, role, unit, place, assignee, end, openedAt, openedBy, opener, group, data, steps, at);
  }
}
