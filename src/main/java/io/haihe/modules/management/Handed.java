package io.haihe.modules.management;

import io.haihe.kernel.casework.Entry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The word a case was handed over with: it stands at the top of the case for whoever has it next, until they have acted. */
final class Handed {

  private Handed() {}

  /** The entry that carries it, if it is for this person and they have not acted since. */
  static Optional<Entry> to(long person, List<Entry> timeline) {
    return IntStream.iterate(timeline.size() - 1, i -> i >= 0, i -> i - 1)
        .filter(i -> !timeline.get(i).why().isEmpty())
        .mapToObj(i -> standing(person, timeline.get(i), timeline.subList(i + 1, timeline.size())))
        .findFirst()
        .flatMap(entry -> entry);
  }

  /** What is put back is for all but the one who did it. */
  private static Optional<Entry> standing(long person, Entry handed, List<Entry> since) {
    long receiver = handed.receiver();
    boolean meant = handed.by().person() != person && (receiver == person || receiver == 0);
    return meant && since.stream().noneMatch(entry -> ends(entry, handed, person)) ? Optional.of(handed) : Optional.empty();
  }

  private static boolean ends(Entry entry, Entry handed, long person) {
    boolean own = entry.by().person() == person;
    return switch (entry.kind()) {
      case MOVED -> true;
      case STEPPED, NOTED -> own;
      case CLAIMED, ASSIGNED -> Objects.equals(entry.input().get("task"), handed.input().get("task")) && entry.receiver() != person;
      case OPENED, FIRED, ATTACHED, RELATED, MIGRATED -> false;
    };
  }
}
