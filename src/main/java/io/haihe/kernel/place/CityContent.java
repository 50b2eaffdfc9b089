package io.haihe.kernel.place;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A city read and checked, ready to be stored.
 *
 * @param calendarYaml the city's own calendar, or null where it uses one of the product
 * @param names by language and place
 * @param shapes null: those already stored stay
 * @param tiles hand-made positions on the cartogram, column and line; null: those already stored stay
 */
record CityContent(
    String key,
    String zone,
    String language,
    String calendar,
    @Nullable String calendarYaml,
    List<PlaceRow> rows,
    Map<String, Map<PlaceCode, String>> names,
    @Nullable List<PlacedShape> shapes,
    @Nullable Map<PlaceCode, Tile> tiles) {

  /** A position on the cartogram. */
  record Tile(int column, int line) {}

  /** The city's own row; there is one, or {@link TreeCheck} has refused the rows. */
  PlaceRow root() {
    return rows.stream().filter(row -> row.parent() == null).findFirst().orElseThrow();
  }
}
