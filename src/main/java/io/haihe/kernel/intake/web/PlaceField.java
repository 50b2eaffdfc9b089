package io.haihe.kernel.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a place, level by level.
 *
 * @param city key of the city
 * @param asked why the place could not be told, as a key, or null
 * @param candidates the places it may be
 * @param chosen code of the deepest place chosen, or null
 */
public record PlaceField(
    String city,
    List<Level> levels,
    String longitude,
    String latitude,
    @Nullable String asked,
    List<Option> candidates,
    @Nullable String chosen) {

  /** @param level name of the level, in lower case */
  public record Level(String level, List<Option> options) {}

  /** @param name in the reader's language; the whole path for a candidate */
  public record Option(String code, String name, boolean chosen) {}
}
