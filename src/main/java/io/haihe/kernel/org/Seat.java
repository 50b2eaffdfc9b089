package io.haihe.kernel.org;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person's role in a unit, in force now.
 *
 * @param scenarios keys of the scenarios it is limited to; empty means all
 * @param onBehalfOf the person who delegated it while away, or null for the holder's own seat
 */
public record Seat(long id, Role role, Unit unit, Set<String> scenarios, @Nullable Long onBehalfOf) {

  public boolean serves(String scenario) {
    return scenarios.isEmpty() || scenarios.contains(scenario);
  }
}
