package io.haihe.kernel.place;

import org.locationtech.jts.geom.Geometry;

/**
 * The shape of a place.
 *
 * @param shape valid, in WGS-84
 * @param declared what its file said its coordinates were, or {@code undeclared}
 */
record PlacedShape(PlaceCode code, Geometry shape, String declared) {}
