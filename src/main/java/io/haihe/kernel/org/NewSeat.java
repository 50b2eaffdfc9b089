package io.haihe.kernel.org;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A seat to give.
 *
 * @param scenarios keys of the scenarios it is limited to; empty means all
 * @param from first day in force, in the time of the unit's city
 * @param until last day in force, or null for no end
 */
public record NewSeat(
    long person, long unit, Role role, Set<String> scenarios, LocalDate from, @Nullable LocalDate until) {}
