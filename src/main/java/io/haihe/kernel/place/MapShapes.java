package io.haihe.kernel.place;

import java.util.List;

/**
 * A drawing of a place's children in a frame of {@code width} by {@code height}: for an inline SVG with {@code
 * viewBox="0 0 width height"}.
 *
 * @param cells one for each child in force, in code order
 */
public record MapShapes(double width, double height, List<Cell> cells) {

  /** Where the outline of a cell comes from. Pages say so when a cell is no real outline. */
  public enum Kind {
    /** A loaded shape, simplified. */
    SHAPE,
    /** A tile of the cartogram: its position tells the direction, its size nothing. */
    TILE,
    /** Made from the known points of the places: the nearest point decides. Not a boundary. */
    SYNTHETIC
  }

  /**
   * One child.
   *
   * @param d the outline as an SVG path; a square for a tile
   * @param x left edge of the box around the outline
   * @param y top edge of the box around the outline
   * @param w width of the box around the outline
   * @param h height of the box around the outline
   * @param labelX a point well inside the outline, for the name
   * @param labelY its other coordinate
   */
  public record Cell(
      PlaceCode code,
      String name,
      Kind kind,
      String d,
      double x,
      double y,
      double w,
      double h,
      double labelX,
      double labelY) {}
}
