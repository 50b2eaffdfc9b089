package io.haihe.kernel.casework;

import io.haihe.kernel.place.PlaceCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One matter (案件/工单), as its timeline has made it.
 *
 * @param number what people call it by
 * @param scenario key of its scenario
 * @param scenarioVersion the version it began with, or was last moved to
 * @param ended whether its state is final
 * @param category code in the scenario's category tree
 * @param text the reporter's words
 * @param form the scenario's own fields, without personal ones
 * @param channel web, staff, api, open311, import, sample …
 * @param sample whether it is one of our demonstration cases
 * @param responsible the unit that answers for it, or 0
 * @param addressee the unit asked to take it, or 0
 * @param desk where it waits, or null if nobody is awaited
 * @param facts what steps have set: Long, Boolean, Double or text; instants as ISO-8601 text
 * @param relations what other cases are to it, in the order it came to know of them
 * @param version number of its timeline entries
 */
public record Case(
    long id,
    String number,
    String scenario,
    int scenarioVersion,
    String type,
    String state,
    boolean ended,
    String category,
    PlaceCode place,
    @Nullable Point point,
    @Nullable String address,
    String text,
    Map<String, Object> form,
    String channel,
    boolean sample,
    long responsible,
    long addressee,
    @Nullable Desk desk,
    Map<String, Object> facts,
    Map<Integer, Task> tasks,
    Map<String, Deadline> deadlines,
    List<Relation> relations,
    Instant openedAt,
    Instant updatedAt,
    @Nullable Instant closedAt,
    int version) {

  /** The same in the words of another version of its scenario: for what it was while it went by that. */
  public Case wordedIn(int version) {
    return version == scenarioVersion
        ? this
        : new Case(
            id, number, scenario, version, type, state, ended, category, place, point, address, text, form, channel, sample,
            responsible, addressee, desk, facts, tasks, deadlines, relations, openedAt, updatedAt, closedAt, this.version);
  }

  /** When the next running promise is due, or null if none runs. */
  public @Nullable Instant nextDue() {
    return deadlines.values().stream()
        .filter(deadline -> deadline.status() == Deadline.Status.RUNNING)
        .map(Deadline::dueAt)
        .min(Instant::compareTo)
        .orElse(null);
  }

  public boolean overdue(Instant now) {
    Instant due = nextDue();
    return due != null && now.isAfter(due);
  }

  public List<Task> openTasks() {
    return tasks.values().stream().filter(Task::open).toList();
  }

  /** The case in which the matter of this one goes on, if it was joined into one or transferred. */
  public Optional<Relation> onward() {
    return relations.stream().filter(relation -> Relation.ONWARD.contains(relation.kind())).findFirst();
  }

  /** Whether the matter has come to its end, here or where it went on. */
  public boolean settled() {
    return ended
        && relations.stream().allMatch(relation -> relation.settled() || !Relation.ONWARD.contains(relation.kind()));
  }

  /** The state in which the matter came to its end, here or where it went on; empty while it goes on. */
  public String outcome() {
    return settled() ? onward().map(Relation::outcome).orElse(state) : "";
  }

  /** Every unit that has had a part in it. */
  public List<Long> units() {
    TreeSet<Long> units = new TreeSet<>(List.of(responsible, addressee));
    tasks.values().forEach(task -> {
      units.add(task.unit());
      units.add(task.opener());
    });
    units.remove(0L);
    return List.copyOf(units);
  }
}
