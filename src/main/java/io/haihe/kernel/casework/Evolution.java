package io.haihe.kernel.casework;

import io.haihe.kernel.casework.Changes.Migrated;
import io.haihe.kernel.casework.Changes.Opened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The one place where a timeline becomes a case: the engine applies an entry with it, and so does a replay. */
final class Evolution {

  private Evolution() {}

  /** The case that a whole timeline gives. */
  static Case replay(List<Entry> timeline) {
    Case now = null;
    for (Entry entry : timeline) {
      now = apply(now, entry);
    }
    if (now == null) {
      throw new IllegalArgumentException("a timeline has at least one entry");
    }
    return now;
  }

  static Case apply(@Nullable Case before, Entry entry) {
    Opened opened = entry.changes().opened();
    return next(opened == null ? before : blank(entry.caseId(), opened, entry.at()), entry);
  }

  /** A case before its first entry: what it is about, and nothing that has happened. */
  static Case blank(long id, Opened opened, Instant at) {
    return new Case(
        id,
        opened.number(),
        opened.scenario(),
        opened.scenarioVersion(),
        opened.type(),
        "",
        false,
        opened.category(),
        opened.place(),
        opened.point(),
        opened.address(),
        opened.text(),
        opened.form(),
        opened.channel(),
        opened.sample(),
        0,
        0,
        null,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        at,
        at,
        null,
        0);
  }

  private static Case next(@Nullable Case before, Entry entry) {
    if (before == null || before.version() + 1 != entry.seq()) {
      throw new IllegalArgumentException("timeline entry out of order: " + entry.caseId() + "/" + entry.seq());
    }
    Changes changes = entry.changes();
    Migrated migrated = changes.migrated();
    boolean ended = or(changes.ended(), before.ended());
    return new Case(
        before.id(),
        before.number(),
        before.scenario(),
        migrated == null ? before.scenarioVersion() : migrated.to(),
        before.type(),
        or(changes.state(), before.state()),
        ended,
        before.category(),
        before.place(),
        before.point(),
        before.address(),
        before.text(),
        migrated == null ? before.form() : migrated.form(),
        before.channel(),
        before.sample(),
        or(changes.responsible(), before.responsible()),
        or(changes.addressee(), before.addressee()),
        changes.deskCleared() ? null : changes.desk() != null ? changes.desk() : before.desk(),
        migrated == null ? merged(before.facts(), changes.facts()) : new TreeMap<>(migrated.facts()),
        tasks(before.tasks(), changes.tasks()),
        deadlines(before.deadlines(), changes),
        relations(before.relations(), changes.relations(), changes.parted()),
        before.openedAt(),
        entry.at(),
        !ended ? null : before.ended() ? before.closedAt() : entry.at(),
        entry.seq());
  }

  private static <T> T or(@Nullable T changed, T before) {
    return changed != null ? changed : before;
  }

  private static Map<String, Object> merged(Map<String, Object> before, Map<String, Object> changed) {
    Map<String, Object> facts = new TreeMap<>(before);
    facts.putAll(changed);
    return facts;
  }

  static List<Relation> relations(List<Relation> before, List<Relation> changed, List<Relation> parted) {
    List<Relation> relations = new ArrayList<>(before);
    relations.removeIf(relation -> parted.stream().anyMatch(relation::same));
    for (Relation change : changed) {
      int known = IntStream.range(0, relations.size()).filter(i -> relations.get(i).same(change)).findFirst().orElse(-1);
      if (known < 0) {
        relations.add(change);
      } else {
        relations.set(known, change);
      }
    }
    return List.copyOf(relations);
  }

  private static Map<Integer, Task> tasks(Map<Integer, Task> before, List<Task> changed) {
    Map<Integer, Task> tasks = new TreeMap<>(before);
    changed.forEach(task -> tasks.put(task.no(), task));
    return tasks;
  }

  private static Map<String, Deadline> deadlines(Map<String, Deadline> before, Changes changes) {
    Map<String, Deadline> deadlines = new TreeMap<>(before);
    if (changes.migrated() != null) {
      deadlines.keySet().removeAll(changes.migrated().gone());
    }
    changes.deadlines().forEach(deadline -> deadlines.put(deadline.key(), deadline));
    return deadlines;
  }
}
