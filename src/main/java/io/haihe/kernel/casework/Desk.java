package io.haihe.kernel.casework;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * Where a case waits for its next step.
 *
 * @param unit the unit whose role is awaited, or 0 where {@code place} says
 * @param place the place at whose level the role is awaited, or null where {@code unit} says
 * @param assignee the person who has claimed it, or 0
 */
public record Desk(Role role, long unit, @Nullable PlaceCode place, long assignee) {

  Desk assignedTo(long person) {
    return new Desk(role, unit, place, person);
  }

  boolean sameSpot(@Nullable Desk other) {
    return other != null && assignedTo(0).equals(other.assignedTo(0));
  }
}
