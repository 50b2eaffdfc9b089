package io.haihe.kernel.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may take back for a while: that they claimed, gave or put back a desk or a task, if nothing has happened since. Taking it
 * back is an entry of its own; nothing is deleted. A step of the scenario is not taken back: others may have been told of it.
 *
 * @param entry the one that is taken back
 * @param task its number, or 0 for the desk
 * @param before who had it, or 0 for nobody
 */
public record Undoing(Entry entry, int task, long before) {

  /** How long. */
  public static final Duration WHILE = Duration.ofMinutes(10);

  static Optional<Undoing> of(long person, List<Entry> timeline, Instant at) {
    List<Entry> newestFirst = timeline.reversed();
    return newestFirst.stream()
        .filter(entry -> entry.kind() != Entry.Kind.NOTED && entry.kind() != Entry.Kind.ATTACHED)
        .findFirst()
        .filter(last -> last.kind() == Entry.Kind.CLAIMED || last.kind() == Entry.Kind.ASSIGNED)
        .filter(last -> last.by().person() == person && last.at().plus(WHILE).isAfter(at))
        .map(last -> of(last, newestFirst.stream().filter(entry -> entry.seq() < last.seq())))
        .filter(undoing -> undoing.before() != undoing.entry().receiver());
  }

  private static Undoing of(Entry last, Stream<Entry> earlier) {
    int task = last.input().get("task") instanceof Number number ? number.intValue() : 0;
    long before = earlier.flatMap(entry -> Optional.ofNullable(holder(entry, task)).stream()).findFirst().orElse(0L);
    return new Undoing(last, task, before);
  }

  /** Who had it after an entry; null where the entry says nothing of it. */
  private static @Nullable Long holder(Entry entry, int task) {
    Changes changes = entry.changes();
    if (task == 0) {
      Desk desk = changes.desk();
      return changes.deskCleared() ? (Long) 0L : desk == null ? null : (Long) desk.assignee();
    }
    return changes.tasks().stream().filter(each -> each.no() == task).map(Task::assignee).findFirst().orElse(null);
  }
}
