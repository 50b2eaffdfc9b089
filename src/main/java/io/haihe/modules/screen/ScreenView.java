package io.haihe.modules.screen;

import io.haihe.kernel.place.MapShapes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a place on one page (一屏统揽), in the viewer's words.
 *
 * @param building whether the figures behind the timeline are being built, and so are not whole yet
 * @param totals what every scenario has: open, overdue, opened, ended
 * @param tiles the indicators a scenario shows
 * @param map null where the place has no places below it
 * @param blocks the places below as a treemap; empty where there is nothing to divide
 * @param columns names of what is told of each area
 * @param panels what the scenario's package wants to be seen
 * @param scenarios where none is chosen: each with its totals
 */
public record ScreenView(
    boolean building,
    List<Figure> totals,
    List<Figure> tiles,
    @Nullable MapView map,
    List<Block> blocks,
    List<String> columns,
    List<Area> areas,
    UrgentView urgent,
    List<PanelView> panels,
    List<ScenarioLine> scenarios) {

  /**
   * @param measure what colours it
   * @param kind says what the outlines are; pages show it
   */
  public record MapView(String measure, String how, double width, double height, MapShapes.Kind kind, List<MapCell> cells) {

    public boolean isDrawn() {
      return kind == MapShapes.Kind.SHAPE;
    }
  }

  /**
   * @param label the name in lines that fit the cell
   * @param level 0 for nothing, 5 for the most
   */
  public record MapCell(
      String code, String name, List<String> label, String outline, double labelX, double labelY, String text, int level) {}

  /**
   * A rectangle of the treemap.
   *
   * @param said what its size and its colour stand for
   * @param label the name in lines; empty where there is no room for it
   * @param opened what its size stands for
   */
  public record Block(
      String code, String said, List<String> label, String opened, double x, double y, double width, double height, int level) {}

  /**
   * @param code of a place directly below, or null for cases at the place itself
   * @param values open, overdue, opened, ended, and the measure where it is another
   */
  public record Area(@Nullable String code, String name, List<String> values) {}

  /** @param values open, overdue, opened, ended */
  public record ScenarioLine(String key, String name, List<String> values) {}
}
