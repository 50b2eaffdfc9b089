package io.haihe.modules.screen;

import io.haihe.kernel.place.MapShapes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a place on one page.
 *
 * @param cells the map, or null where the place has no places below it
 */
public record Overview(
    long open,
    long overdue,
    long openedInWeek,
    long endedInWeek,
    List<Area> areas,
    @Nullable MapView cells,
    List<Topic> topics) {

  /** @param code of a place directly below, or null for cases at the place itself */
  public record Area(@Nullable String code, String name, long open, long overdue) {}

  public record Topic(String name, String scenario, long open, long overdue) {}

  /** @param kind says what the outlines are; pages show it */
  public record MapView(double width, double height, MapShapes.Kind kind, List<MapCell> cells) {}

  /** @param level 0 for nothing open, 5 for the most */
  public record MapCell(
      String code, String name, String outline, double labelX, double labelY, long open, long overdue, int level) {}
}
