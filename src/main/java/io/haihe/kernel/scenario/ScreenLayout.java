package io.haihe.kernel.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a scenario looks on the city's screen (一屏统揽). A measure is {@link #OPEN}, {@link #OVERDUE}, {@link #OPENED}, {@link #ENDED} or the key of an
 * indicator.
 *
 * @param map the measure that colours the map unless another is asked for
 * @param tiles indicators shown as single figures
 * @param panels what stands below, from top to bottom
 */
public record ScreenLayout(String map, List<String> tiles, List<Panel> panels) {

  /** Cases that have not ended. */
  public static final String OPEN = "open";

  /** Open cases with a broken promise whose clock runs. */
  public static final String OVERDUE = "overdue";

  /** Cases by when they were opened. */
  public static final String OPENED = "opened";

  /** Cases by when they ended. */
  public static final String ENDED = "ended";

  /** Measures that every scenario has. */
  public static final List<String> EVERYWHERE = List.of(OPEN, OVERDUE, OPENED, ENDED);

  /** Those of them that are known of now alone. */
  public static final Set<String> OF_NOW = Set.of(OPEN, OVERDUE);

  private static final int USUAL_TILES = 4;

  /** One part of the screen. */
  public sealed interface Panel {}

  /** Measures month by month, as lines in one picture. */
  public record Trend(List<String> measures) implements Panel {}

  /** How many cases of a type are in each state. */
  public record States(String type) implements Panel {}

  /** What comes in most, by category. */
  public record Categories() implements Panel {}

  /** Places or units, the one with the most first. */
  public record Ranking(String measure, By by) implements Panel {}

  public enum By {
    PLACE,
    UNIT
  }

  /** For a package that says nothing: its first indicators, what came and went, its states, its categories, its places. */
  public static ScreenLayout usual(Collection<CaseType> types) {
    List<String> indicators = indicators(types);
    List<Panel> panels = new ArrayList<>();
    panels.add(new Trend(List.of(OPENED, ENDED)));
    types.forEach(type -> panels.add(new States(type.key())));
    panels.add(new Categories());
    panels.add(new Ranking(indicators.isEmpty() ? OPENED : indicators.getFirst(), By.PLACE));
    return new ScreenLayout(OPEN, indicators.stream().limit(USUAL_TILES).toList(), List.copyOf(panels));
  }

  /** Keys of all indicators, in the order of the file. */
  public static List<String> indicators(Collection<CaseType> types) {
    return types.stream().flatMap(type -> type.indicators().keySet().stream()).distinct().toList();
  }

  /** Everything that may colour a map or be ranked. */
  public static List<String> measures(Collection<CaseType> types) {
    return Stream.concat(EVERYWHERE.stream(), indicators(types).stream()).toList();
  }
}
