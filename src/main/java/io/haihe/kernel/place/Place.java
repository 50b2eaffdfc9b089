package io.haihe.kernel.place;

import org.jspecify.annotations.Nullable;

/**
 * A node of the jurisdiction tree (管辖区). Its subtree is exactly the places whose code lies in {@code code..last}.
 *
 * @param last the greatest code a place below this one can have
 * @param parent null for a city
 * @param name the official name in the city's own language
 * @param longitude WGS-84 degrees of a point inside, or null where no shape or point is loaded
 * @param latitude WGS-84 degrees, or null
 */
public record Place(
    PlaceCode code,
    PlaceCode last,
    PlaceLevel level,
    @Nullable PlaceCode parent,
    String name,
    @Nullable Double longitude,
    @Nullable Double latitude) {

  /** Whether {@code other} is this place or lies below it. */
  public boolean covers(PlaceCode other) {
    return code.compareTo(other) <= 0 && other.compareTo(last) <= 0;
  }
}
