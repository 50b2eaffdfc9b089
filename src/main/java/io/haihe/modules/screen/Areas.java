package io.haihe.modules.screen;

import io.haihe.kernel.casework.Figures;
import io.haihe.kernel.org.Viewer;
import io.haihe.kernel.place.Cartogram;
import io.haihe.kernel.place.MapShapes;
import io.haihe.kernel.place.Place;
import io.haihe.kernel.place.PlaceCode;
import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.ScreenLayout;
import io.haihe.platform.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The places below the one that is looked at: on the map, as a treemap and line by line. */
@Component
class Areas {

  private static final int LEVELS = 5;

  /** Letters across a tile of the cartogram. */
  private static final int TILE_HOLDS = 11;

  /** Of the treemap's letters, in units of its drawing. */
  private static final double BLOCK_LETTER = 9;
  private static final double BLOCK_LINE = 20;
  private static final double BLOCK_MARGIN = 16;

  private final Counts counts;
  private final Measures measures;
  private final Places places;
  private final Cartogram cartogram;
  private final Texts texts;

  Areas(Counts counts, Measures measures, Places places, Cartogram cartogram, Texts texts) {
    this.counts = counts;
    this.measures = measures;
    this.places = places;
    this.cartogram = cartogram;
    this.texts = texts;
  }

  /**
   * What is known of one place.
   *
   * @param itself whether it is what lies in none of the places below
   * @param value what it comes to in the measure asked for
   */
  record Line(PlaceCode place, boolean itself, Counts.Standing standing, Map<String, Sum> sums, @Nullable Double value) {

    double opened() {
      return sums.getOrDefault(Figures.OPENED, Sum.NOTHING).part();
    }

    double ended() {
      return sums.getOrDefault(Figures.ENDED, Sum.NOTHING).part();
    }
  }

  /**
   * All of them.
   *
   * @param measure null where it is what is open or late
   * @param standing what is open and late in each scenario
   * @param sums of each scenario
   */
  record Lines(
      ScreenQuery query, @Nullable Measure measure, List<Line> lines, Map<String, Counts.Standing> standing,
      Map<String, Map<String, Sum>> sums) {

    Report.Kind kind() {
      return measure == null ? Report.Kind.NUMBER : measure.kind();
    }
  }

  Lines of(Viewer viewer, ScreenQuery query, Instant now, Locale locale) {
    boolean standingAsked = ScreenLayout.OF_NOW.contains(query.measure());
    Measure measure = standingAsked ? null : measures.of(query.scenario(), query.measure(), locale);
    Set<String> keys = new HashSet<>(Measures.BUILT_IN);
    if (measure != null) {
      keys.addAll(measure.sums());
    }
    Map<Counts.Spot, Counts.Standing> stands = counts.standing(viewer, query, now);
    Map<Counts.Spot, Map<String, Sum>> summed = counts.bySpot(viewer, query, keys);
    Map<PlaceCode, Counts.Standing> standing = Counts.grouped(stands, Counts.Spot::place, Counts.Standing::plus);
    Map<PlaceCode, Map<String, Sum>> sums = Counts.grouped(summed, Counts.Spot::place, Counts::plus);
    List<PlaceCode> codes = new ArrayList<>(places.children(query.place().code()).stream().map(Place::code).toList());
    PlaceCode own = query.place().code();
    if (standing.containsKey(own) || sums.containsKey(own)) {
      codes.add(own);
    }
    List<Line> lines = codes.stream().map(code -> {
      Counts.Standing open = standing.getOrDefault(code, counts.nothing(query));
      Map<String, Sum> here = sums.getOrDefault(code, Map.of());
      Double value = measure == null ? open.of(query.measure()) : measure.of(here).value();
      return new Line(code, code.equals(own), open, here, value);
    }).toList();
    return new Lines(
        query, measure, lines, Counts.grouped(stands, Counts.Spot::scenario, Counts.Standing::plus),
        Counts.grouped(summed, Counts.Spot::scenario, Counts::plus));
  }

  /** Names of the columns of {@link #rows}. */
  List<String> columns(Lines lines, Locale locale) {
    List<String> columns = new ArrayList<>(ScreenLayout.EVERYWHERE.stream().map(key -> texts.text(locale, "screen.figure." + key)).toList());
    if (another(lines)) {
      columns.add(name(lines, locale));
    }
    return columns;
  }

  List<ScreenView.Area> rows(Lines lines, Locale locale) {
    return lines.lines().stream().map(line -> {
      List<String> values = new ArrayList<>(List.of(
          ValueWords.whole(line.standing().open(), locale),
          ValueWords.of(Report.Kind.NUMBER, line.standing().of(ScreenLayout.OVERDUE), locale),
          ValueWords.whole(line.opened(), locale), ValueWords.whole(line.ended(), locale)));
      if (another(lines)) {
        values.add(ValueWords.of(lines.kind(), line.value(), locale));
      }
      return new ScreenView.Area(line.itself() ? null : line.place().toString(), places.name(line.place(), locale), values);
    }).toList();
  }

  static boolean another(Lines lines) {
    return !ScreenLayout.EVERYWHERE.contains(lines.query().measure());
  }

  String name(Lines lines, Locale locale) {
    return lines.measure() == null ? texts.text(locale, "screen.figure." + lines.query().measure()) : lines.measure().name();
  }

  private String how(Lines lines, Locale locale) {
    String past = counts.ofNow(lines.query()) ? "" : ".past";
    return lines.measure() == null ? texts.text(locale, "screen.figure." + lines.query().measure() + ".how" + past) : lines.measure().how();
  }

  ScreenView.@Nullable MapView map(Lines lines, Locale locale) {
    MapShapes shapes = cartogram.of(lines.query().place().code());
    if (shapes.cells().isEmpty()) {
      return null;
    }
    Map<PlaceCode, Line> byCode = new HashMap<>();
    lines.lines().forEach(line -> byCode.put(line.place(), line));
    Scale scale = Scale.of(lines);
    List<ScreenView.MapCell> cells = shapes.cells().stream().map(cell -> {
      Line line = byCode.get(cell.code());
      Double value = line == null ? null : line.value();
      String name = places.name(cell.code(), locale);
      List<String> label = cell.kind() == MapShapes.Kind.TILE ? Label.lines(name, TILE_HOLDS) : List.of(name);
      return new ScreenView.MapCell(
          cell.code().toString(), name, label, cell.d(), cell.labelX(), cell.labelY(),
          ValueWords.of(lines.kind(), value, locale), scale.level(value));
    }).toList();
    return new ScreenView.MapView(
        name(lines, locale), how(lines, locale), shapes.width(), shapes.height(), shapes.cells().getFirst().kind(), cells);
  }

  /** As large as what was opened there, coloured as on the map. */
  List<ScreenView.Block> blocks(Lines lines, Locale locale) {
    Scale scale = Scale.of(lines);
    return Treemap.of(lines.lines().stream().filter(line -> !line.itself()).toList(), Line::opened).stream()
        .map(placed -> block(lines, placed, scale.level(placed.thing().value()), locale))
        .toList();
  }

  private ScreenView.Block block(Lines lines, Treemap.Placed<Line> placed, int level, Locale locale) {
    Line line = placed.thing();
    String name = places.name(line.place(), locale);
    String opened = ValueWords.whole(line.opened(), locale);
    String said = lines.query().measure().equals(Figures.OPENED)
        ? texts.text(locale, "screen.block.opened", name, opened)
        : texts.text(locale, "screen.block", name, opened, name(lines, locale), ValueWords.of(lines.kind(), line.value(), locale));
    return new ScreenView.Block(
        line.place().toString(), said, label(name, placed), opened, placed.x(), placed.y(), placed.width(), placed.height(), level);
  }

  private static List<String> label(String name, Treemap.Placed<Line> placed) {
    List<String> label = Label.lines(name, (int) ((placed.width() - BLOCK_MARGIN) / BLOCK_LETTER));
    boolean room = placed.height() >= BLOCK_LINE * (label.size() + 1.5) && label.stream().noneMatch(line -> line.endsWith(Label.CUT));
    return room ? label : List.of();
  }

  /** Five steps: of counts from nothing to the most, of shares from the least to the most. */
  private record Scale(double least, double most) {

    static Scale of(Lines lines) {
      double[] values =
          lines.lines().stream().filter(line -> !line.itself() && line.value() != null)
              .mapToDouble(line -> line.value() == null ? 0 : line.value()).toArray();
      double most = Arrays.stream(values).max().orElse(0);
      boolean counted = lines.kind() == Report.Kind.NUMBER;
      return new Scale(counted ? 0 : Arrays.stream(values).min().orElse(0), most);
    }

    int level(@Nullable Double value) {
      if (value == null || value == 0 && least == 0) {
        return 0;
      }
      return most == least ? LEVELS : (int) Math.max(1, Math.min(LEVELS, Math.ceil(LEVELS * (value - least) / (most - least))));
    }
  }
}
