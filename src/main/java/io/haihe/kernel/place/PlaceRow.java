package io.haihe.kernel.place;

import org.jspecify.annotations.Nullable;

/**
 * A place as a program hands it in to build a city.
 *
 * @param parent null for the city itself
 * @param longitude WGS-84 degrees of a point inside, or null where none is known
 * @param latitude WGS-84 degrees, or null
 */
public record PlaceRow(
    PlaceCode code,
    String name,
    PlaceLevel level,
    @Nullable PlaceCode parent,
    @Nullable Double longitude,
    @Nullable Double latitude) {

  /** A place of which no point is known. */
  public PlaceRow(PlaceCode code, String name, PlaceLevel level, @Nullable PlaceCode parent) {
    this(code, name, level, parent, null, null);
  }
}
