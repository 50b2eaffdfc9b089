package io.haihe.kernel.intake.web;

import io.haihe.kernel.intake.web.NearbyPage.Crumb;
import io.haihe.kernel.place.MapShapes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a place for everybody, in words.
 *
 * @param months of the period shown
 * @param periods that can be chosen
 * @param from the first day of it
 * @param at when it was counted
 * @param map its parts, or null where it has none
 * @param cells by code: what is shown in the map
 * @param parts of the places below
 * @param kinds the commonest first
 */
public record StatisticsPage(
    String code,
    String where,
    List<Crumb> above,
    int months,
    List<Integer> periods,
    String from,
    String at,
    Line whole,
    @Nullable MapShapes map,
    Map<String, Cell> cells,
    List<Line> parts,
    List<Line> kinds) {

  /**
   * @param link to the place, or empty
   * @param above what a kind belongs to, or empty
   * @param half within how many days half were settled
   */
  public record Line(
      String link, String name, String above, String reported, String settled, String inTime, String half, String mean) {}

  /** @param shade l0 to l5, the more reports the darker */
  public record Cell(String name, String reported, String shade) {}
}
