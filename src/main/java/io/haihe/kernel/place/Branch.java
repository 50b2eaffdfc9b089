package io.haihe.kernel.place;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A place and the way up from it, without looking each step up by its code.
 *
 * @param above null for a city
 */
record Branch(Place place, @Nullable Branch above) {

  /** @param all in code order, in which every place comes after the one above it */
  static Map<PlaceCode, Branch> of(SortedMap<PlaceCode, Place> all) {
    Map<PlaceCode, Branch> branches = new HashMap<>();
    all.forEach((code, place) -> {
      Branch above = place.parent() == null ? null : branches.get(place.parent());
      branches.put(code, new Branch(place, above));
    });
    return branches;
  }
}
