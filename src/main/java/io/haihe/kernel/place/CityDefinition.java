package io.haihe.kernel.place;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code city.yaml} says.
 *
 * @param names the city's name by language
 * @param places the file of the places
 * @param translations by language, the file of the places' names in it
 * @param shapes null where the file says nothing about shapes: those already loaded stay
 * @param cartogram the file of hand-made tile positions, or null
 */
record CityDefinition(
    String key,
    Map<String, String> names,
    ZoneId zone,
    Locale language,
    String calendar,
    String places,
    Map<String, String> translations,
    @Nullable List<ShapeSource> shapes,
    @Nullable String cartogram) {

  /**
   * A file of shapes.
   *
   * @param declared what its coordinates are said to be, or null
   */
  record ShapeSource(String file, @Nullable CoordinateSystem declared, int line, int column) {}
}
