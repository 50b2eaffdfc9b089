package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.Notice;
import io.haihe.kernel.scenario.Permit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads who is told what when. */
final class NoticeReader {

  private static final Set<Permit.Kind> ANY =
      EnumSet.complementOf(EnumSet.of(Permit.Kind.SYSTEM));
  private static final Set<Permit.Kind> OF_CASE =
      EnumSet.complementOf(EnumSet.of(Permit.Kind.SYSTEM, Permit.Kind.TASK, Permit.Kind.OPENER));

  private final TypeScope scope;

  NoticeReader(TypeScope scope) {
    this.scope = scope;
  }

  Map<String, Notice> read() {
    Map<String, Notice> notices = new LinkedHashMap<>();
    Set<String> happenings = happenings();
    scope.type().get("notices").entries().forEach((key, node) -> notices.put(key, notice(key, node, happenings)));
    return notices;
  }

  private Notice notice(String key, SourceNode node, Set<String> happenings) {
    Set<String> on = new LinkedHashSet<>();
    for (SourceNode name : node.get("on").oneOrMore()) {
      on.add(name.text());
      if (!happenings.contains(name.text())) {
        scope.problems().error(name.at(), "scenario.notice.unknown", name.text(), String.join(", ", happenings));
      }
    }
    boolean tasks = on.stream().allMatch(this::concernsTask);
    List<Permit> to = PermitReader.readAll(node.get("to"), tasks ? ANY : OF_CASE, scope.problems());
    return new Notice(key, on, to, scope.when(node));
  }

  /** Whether it happens to a task, or opens one. */
  private boolean concernsTask(String name) {
    String first = name.split("\\.", 2)[0];
    SourceNode step = scope.type().get("transitions").get(name);
    return name.contains(".") && scope.type().get("tasks").get(first).exists()
        || step.get("do").items().stream().anyMatch(effect -> effect.get("open").exists());
  }

  private Set<String> happenings() {
    Set<String> names = new TreeSet<>(scope.type().get("transitions").entries().keySet());
    names.add(Notice.OPENED);
    scope.type().get("deadlines").entries().forEach((key, deadline) -> firings(key, deadline, names));
    scope.type().get("tasks").entries().forEach((task, node) -> node.get("steps").entries().forEach((step, declared) -> {
      names.add(task + "." + step);
      if (declared.get("limit").exists()) {
        firings(task + "." + step, declared, names);
      }
    }));
    return names;
  }

  private static void firings(String key, SourceNode deadline, Set<String> names) {
    names.add(key + ".overdue");
    if (deadline.get("warn").exists()) {
      names.add(key + ".warn");
    }
    for (int rung = 1; rung <= deadline.get("escalate").items().size(); rung++) {
      names.add(key + "." + rung);
    }
  }
}
