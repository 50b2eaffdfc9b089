package io.haihe.kernel.scenario;

import io.haihe.kernel.org.Role;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code by}: who may take a step.
 *
 * @param role the seat's role, or null for the reporter and the system
 */
public record Permit(Kind kind, @Nullable Role role) {

  public enum Kind {
    /** A seat whose unit's place covers the case's place. */
    COVERING,
    /** A seat in the responsible unit. */
    RESPONSIBLE,
    /** A seat in the addressed unit. */
    ADDRESSEE,
    /** A seat in the government office of a place that covers the case. */
    TERRITORY,
    /** A seat in the unit a task was opened for. */
    TASK,
    /** A seat in the unit that opened the task. */
    OPENER,
    /** A seat, in whatever unit, of one of those who were drawn for the case; not one that is held for somebody else. */
    TEAM,
    /** Whoever holds the case's secret link. */
    REPORTER,
    /** The platform itself: a deadline's {@code then}, or what else leads on without anybody. */
    SYSTEM
  }
}
