package io.haihe.kernel.org;

import io.haihe.kernel.place.PlaceCode;
import java.util.Collection;
import java.util.Set;

/** What one seat lets its holder see. A person sees a case if one of the person's sights covers it. */
public sealed interface Sight {

  /** Keys of the scenarios it is limited to; empty means all. */
  Set<String> scenarios();

  /**
   * Whether a case lies in it.
   *
   * @param units the units that take part in the case
   */
  default boolean covers(String scenario, PlaceCode place, Collection<Long> units) {
    return (scenarios().isEmpty() || scenarios().contains(scenario))
        && switch (this) {
          case OfPlace all -> all.first().compareTo(place) <= 0 && place.compareTo(all.last()) <= 0;
          case OfUnit own -> units.contains(own.unit());
        };
  }

  /**
   * All cases at places whose code lies in {@code first..last}.
   *
   * @param first a place
   * @param last the greatest code below it
   */
  record OfPlace(PlaceCode first, PlaceCode last, Set<String> scenarios) implements Sight {}

  /**
   * The cases a unit takes part in.
   *
   * @param unit its id
   */
  record OfUnit(long unit, Set<String> scenarios) implements Sight {}
}
