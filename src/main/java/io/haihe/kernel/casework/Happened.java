package io.haihe.kernel.casework;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.DeadlineRule;
import io.haihe.kernel.scenario.Notice;
import io.haihe.kernel.scenario.Transition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an entry of a timeline is in the words of the scenario. */
final class Happened {

  private static final Pattern NUMBER = Pattern.compile("#(\\d+)");

  private Happened() {}

  /** The name of its transition, task's step or firing, without the number of the task. */
  static String name(Entry entry) {
    return NUMBER.matcher(entry.name()).replaceAll("");
  }

  /** All that a notice may be {@code on}: a firing that led on is the transition too. */
  static Set<String> names(CaseType type, Entry entry) {
    Set<String> names = new TreeSet<>();
    switch (entry.kind()) {
      case OPENED -> names.add(Notice.OPENED);
      case MOVED, STEPPED, FIRED -> names.add(name(entry));
      case CLAIMED, ASSIGNED, NOTED, ATTACHED, RELATED -> { }
    }
    ledOn(type, entry).ifPresent(then -> names.add(then.key()));
    return names;
  }

  /** The transition the system took, because something was due or another case had ended, if it took one. */
  static Optional<Transition> ledOn(CaseType type, Entry entry) {
    String name = name(entry);
    Optional<String> followed =
        switch (entry.kind()) {
          case FIRED -> type.deadline(name.substring(0, name.lastIndexOf('.')))
              .filter(rule -> name.endsWith(".overdue"))
              .map(DeadlineRule::then);
          case RELATED -> entry.changes().relations().stream().findFirst()
              .filter(relation -> name.endsWith(".ended"))
              .map(Relation::then);
          default -> Optional.empty();
        };
    return followed
        .flatMap(type::transition)
        .filter(then -> then.to() == null || then.to().equals(entry.changes().state()));
  }

  /** The tasks it is about: the one whose step it is or whose clock rang, or those it opened. */
  static List<Task> tasks(@Nullable Case before, Entry entry, Case after) {
    Matcher number = NUMBER.matcher(entry.name());
    if (number.find()) {
      Task task = after.tasks().get(Integer.parseInt(number.group(1)));
      return task == null ? List.of() : List.of(task);
    }
    String kind = entry.name().split("\\.", 2)[0];
    return entry.changes().tasks().stream()
        .filter(task -> entry.kind() == Entry.Kind.STEPPED
            ? task.type().equals(kind)
            : before == null || !before.tasks().containsKey(task.no()))
        .toList();
  }
}
