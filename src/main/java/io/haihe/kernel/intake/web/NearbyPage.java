package io.haihe.kernel.intake.web;

import io.haihe.kernel.place.MapShapes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Published cases of a place.
 *
 * @param code of the place
 * @param where the place's name
 * @param state open, ended, or empty for both
 * @param kind code of a category root with its scenario, or empty for all
 * @param map its parts, or null where it has none
 * @param parts by code
 * @param newer link to the page before, or null
 * @param older link to the page after, or null
 */
public record NearbyPage(
    String code,
    String where,
    List<Crumb> above,
    PlaceField place,
    String state,
    String kind,
    List<KindGroup> kinds,
    @Nullable MapShapes map,
    Map<String, Part> parts,
    List<Row> rows,
    @Nullable String newer,
    @Nullable String older) {

  public record Crumb(String code, String name) {}

  public record KindOption(String value, String name) {}

  /** The kinds of one scenario. */
  public record KindGroup(String title, List<KindOption> kinds) {}

  /** @param shade l0 to l5, the more open cases the stronger */
  public record Part(String name, long open, String shade) {}

  /**
   * What is not published is empty.
   *
   * @param what its category, or the scenario where that is not published
   */
  public record Row(
      String number, String what, String state, boolean ended, String place, String text, String opened) {}
}
