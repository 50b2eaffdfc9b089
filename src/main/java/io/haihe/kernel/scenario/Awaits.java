package io.haihe.kernel.scenario;

import io.haihe.kernel.org.Role;
import io.haihe.kernel.place.PlaceLevel;
import org.jspecify.annotations.Nullable;

/**
 * Whose desk: a role in the case's responsible or addressed unit, or a role at the ancestor of the case's place at a level.
 *
 * @param unit which of the case's units, or null where {@code level} says
 * @param level null where {@code unit} says
 */
public record Awaits(Role role, @Nullable UnitRef unit, @Nullable PlaceLevel level) {

  /** A unit of the case. */
  public enum UnitRef {
    RESPONSIBLE,
    ADDRESSEE
  }
}
