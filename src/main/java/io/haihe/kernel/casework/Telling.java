package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from a timeline which notices a case has given, and whom each concerns. Pure: the same timeline always tells the same. */
final class Telling {

  private final Directory directory;
  private final Permits permits;

  Telling(Directory directory) {
    this(directory, new Permits(directory));
  }

  Telling(Directory directory, Permits permits) {
    this.directory = directory;
    this.permits = permits;
  }

  /** In the order of the timeline. */
  List<Told> of(CaseType type, List<Entry> timeline) {
    List<Told> all = new ArrayList<>();
    if (type.correspondence().notices().isEmpty()) {
      return all;
    }
    Case before = null;
    for (Entry entry : timeline) {
      Case after = Evolution.apply(before, entry);
      all.addAll(of(type, before, entry, after, timeline.subList(0, entry.seq())));
      before = after;
    }
    return all;
  }

  private List<Told> of(CaseType type, @Nullable Case before, Entry entry, Case after, List<Entry> soFar) {
    List<Notice> due = about(type, entry);
    if (due.isEmpty()) {
      return List.of();
    }
    Map<String, Object> variables = Variables.of(type, after, entry.at(), directory).map();
    return due.stream()
        .filter(notice -> notice.when() == null || notice.when().holds(variables))
        .map(notice -> new Told(notice, entry, after, Happened.tasks(before, entry, after), soFar))
        .toList();
  }

  /** The notices that what happened may give. */
  static List<Notice> about(CaseType type, Entry entry) {
    Set<String> names = Happened.names(type, entry);
    return type.correspondence().notices().values().stream()
        .filter(notice -> notice.on().stream().anyMatch(names::contains))
        .toList();
  }

  boolean concerns(Told told, Actor who) {
    return told.tasks().isEmpty()
        ? permits.find(who, told.notice().to(), told.matter(), null).isPresent()
        : told.tasks().stream().anyMatch(task -> permits.find(who, told.notice().to(), told.matter(), task).isPresent());
  }
}
