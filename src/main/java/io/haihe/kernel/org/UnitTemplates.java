package io.haihe.kernel.org;

import io.haihe.kernel.place.PlaceLevel;
import io.haihe.platform.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a city's {@code units.yaml} says.
 *
 * @param file its name, for findings
 * @param suffixes endings a place name loses in <code>{short}</code>, in order
 * @param findings what is wrong with it so far; empty if it can be used
 */
record UnitTemplates(
    String file,
    List<OfficePattern> offices,
    List<String> suffixes,
    List<UnitTemplate> units,
    List<Finding> findings) {

  /** A text and the line it stands on. */
  record Named(String text, int line) {}

  /**
   * How the office of a place is called; the first pattern that fits gives the name.
   *
   * @param ends the place names it fits end in one of these; empty fits all
   */
  record OfficePattern(PlaceLevel level, List<String> ends, String name, @Nullable String nameEn) {

    boolean fits(PlaceLevel placeLevel, String placeName) {
      return level == placeLevel && (ends.isEmpty() || ends.stream().anyMatch(placeName::endsWith));
    }
  }

  /**
   * A department or company that exists once for each place of its levels.
   *
   * @param names by level
   * @param namesEn by level; may lack some
   * @param except codes of places without one
   */
  record UnitTemplate(
      String key,
      Unit.Kind kind,
      Set<PlaceLevel> levels,
      Map<PlaceLevel, String> names,
      Map<PlaceLevel, String> namesEn,
      List<Duty> duties,
      List<Named> except) {}
}
