package io.haihe.kernel.org;

import io.haihe.kernel.place.PlaceCode;
import java.util.Set;

/** What one seat lets its holder see. A person sees a case if one of the person's sights covers it. */
public sealed interface Sight {

  /** Keys of the scenarios it is limited to; empty means all. */
  Set<String> scenarios();

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
