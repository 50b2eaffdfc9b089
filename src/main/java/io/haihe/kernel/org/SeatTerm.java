package io.haihe.kernel.org;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person's own seat with its term, past, present or future.
 *
 * @param from first day in force, in the time of the unit's city
 * @param until last day in force, or null for no end
 */
public record SeatTerm(
    long id, long person, Unit unit, Role role, Set<String> scenarios, LocalDate from, @Nullable LocalDate until) {

  public boolean inForceOn(LocalDate day) {
    return !day.isBefore(from) && !endedBefore(day);
  }

  public boolean endedBefore(LocalDate day) {
    return until != null && until.isBefore(day);
  }
}
