package io.haihe.kernel.org;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By whose word somebody acts: their own, or that of whoever delegated a seat to them. What takes two people takes two of these that have nobody in
 * common: who delegates a seat is the same one who decides.
 *
 * @param person who acts
 * @param whose holders of the seats by which they act; the person alone where one of the seats is their own
 */
public record Authority(long person, Set<Long> whose) {

  /** Of somebody who acts for themself. */
  public static Authority own(long person) {
    return new Authority(person, Set.of(person));
  }

  /**
   * That of a viewer.
   *
   * @param by the seats that allow the deed
   */
  static Authority of(Viewer viewer, Predicate<Seat> by) {
    Set<Long> whose = viewer.seats().stream()
        .filter(by)
        .map(seat -> seat.onBehalfOf() == null ? viewer.person() : seat.onBehalfOf())
        .collect(Collectors.toSet());
    return whose.contains(viewer.person()) ? own(viewer.person()) : new Authority(viewer.person(), whose);
  }

  /** Who delegated the seat, to be kept with the deed; null where the person acts for themself. */
  public @Nullable Long delegatedBy() {
    return whose.stream().filter(one -> one != person).min(Comparator.naturalOrder()).orElse(null);
  }

  /** The person, and whose seats they act by. */
  public Set<Long> people() {
    Set<Long> people = new HashSet<>(whose);
    people.add(person);
    return people;
  }

  /** Whether a deed was done by the same person, or by the same one's word. */
  public boolean did(long by, @Nullable Long delegatedBy) {
    return people().contains(by) || delegatedBy != null && people().contains(delegatedBy);
  }
}
