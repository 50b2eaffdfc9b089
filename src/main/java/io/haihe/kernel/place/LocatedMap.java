package io.haihe.kernel.place;

import org.jspecify.annotations.Nullable;

/**
 * A drawing of places in which one is marked.
 *
 * @param inside the place whose children are drawn
 * @param marked the child in which it lies
 * @param real whether the marked child is drawn by its shape; else its size and outline mean nothing
 * @param dot where exactly, or null where that is unknown or cannot be drawn
 */
public record LocatedMap(PlaceCode inside, PlaceCode marked, MapShapes map, boolean real, @Nullable Dot dot) {

  /** A point of the drawing. */
  public record Dot(double x, double y) {}
}
