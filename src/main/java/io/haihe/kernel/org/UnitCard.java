package io.haihe.kernel.org;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit as administrators see it.
 *
 * @param closed no longer in service; kept because old cases name it
 * @param byPage made on a page and not named by the city's file
 * @param revision counted up by every change
 * @param successor the unit that took over when it was closed, or null
 */
public record UnitCard(
    Unit unit, boolean closed, boolean byPage, int revision, @Nullable Long successor, List<Duty> duties) {

  public boolean office() {
    return unit.kind() == Unit.Kind.PLACE_OFFICE;
  }
}
