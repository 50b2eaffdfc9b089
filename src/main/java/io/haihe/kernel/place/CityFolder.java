package io.haihe.kernel.place;

import io.haihe.kernel.place.CityContent.Tile;
import io.haihe.kernel.place.CityDefinition.ShapeSource;
import io.haihe.kernel.place.PlacesCsv.Line;
import io.haihe.platform.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a city's folder, each file as far as it goes, so that everything wrong is said at once. */
final class CityFolder {

  private final Path folder;
  private final Findings findings;

  CityFolder(Path folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
  }

  /** The content; of use only if there are no errors. */
  @Nullable CityContent read() {
    Findings yamlFindings = findings.in("city.yaml");
    String yaml = TextFile.read(folder.resolve("city.yaml"), yamlFindings);
    if (yaml == null) {
      return null;
    }
    CityDefinition city = new CityYaml(yamlFindings).read(yaml);
    List<PlaceRow> rows = places(city.places());
    return new CityContent(
        city.key(),
        city.zone().getId(),
        city.language().toLanguageTag(),
        city.calendar(),
        calendar(city.calendar(), yamlFindings),
        rows,
        names(city, rows),
        city.shapes() == null ? null : shapes(city.shapes(), rows),
        city.cartogram() == null ? null : tiles(city.cartogram(), rows));
  }

  private List<PlaceRow> places(String file) {
    Findings found = findings.in(file);
    String text = TextFile.read(folder.resolve(file), found);
    if (text == null) {
      return List.of();
    }
    PlacesCsv csv = new PlacesCsv(found);
    List<Line> lines = csv.read(text);
    if (!lines.isEmpty() || !findings.hasErrors()) {
      new TreeCheck(found).check(lines, csv.broken());
    }
    return lines.stream().map(Line::row).toList();
  }

  /** {@code calendars/KEY.yaml} of the folder, or null where the product has one of that name. */
  private @Nullable String calendar(String key, Findings yamlFindings) {
    String file = "calendars/" + key + ".yaml";
    if (Files.isRegularFile(folder.resolve(file))) {
      Findings found = findings.in(file);
      String yaml = TextFile.read(folder.resolve(file), found);
      checkCalendar(file, yaml, found);
      return yaml;
    }
    try {
      CalendarDefinition.builtIn(key);
    } catch (IllegalArgumentException e) {
      yamlFindings.error(1, 1, "calendar", "place.city.calendar", key);
    }
    return null;
  }

  private static void checkCalendar(String file, @Nullable String yaml, Findings found) {
    try {
      if (yaml != null) {
        CalendarDefinition.parse(file, yaml);
      }
    } catch (BadInput e) {
      found.addErrors(e.findings());
    }
  }

  private Map<String, Map<PlaceCode, String>> names(CityDefinition city, List<PlaceRow> rows) {
    Map<String, Map<PlaceCode, String>> names = new LinkedHashMap<>();
    rows.stream().filter(row -> row.parent() == null).findFirst().ifPresent(root ->
        city.names().forEach((language, name) -> names.computeIfAbsent(language, any -> new HashMap<>()).put(root.code(), name)));
    city.translations().forEach((language, file) -> {
      Map<PlaceCode, String> ofLanguage = names.computeIfAbsent(language, any -> new HashMap<>());
      eachPlace(file, List.of("code", "name"), rows, (code, row, found) -> ofLanguage.put(code, row.get("name")));
    });
    return names;
  }

  private Map<PlaceCode, Tile> tiles(String file, List<PlaceRow> rows) {
    Map<PlaceCode, Tile> tiles = new HashMap<>();
    eachPlace(file, List.of("code", "column", "row"), rows, (code, row, found) -> {
      try {
        tiles.put(code, new Tile(Integer.parseInt(row.get("column")), Integer.parseInt(row.get("row"))));
      } catch (NumberFormatException e) {
        found.error(row.line(), row.columnOf("column"), "column", "place.csv.number", row.get("column") + ", " + row.get("row"));
      }
    });
    return tiles;
  }

  private List<PlacedShape> shapes(List<ShapeSource> sources, List<PlaceRow> rows) {
    List<PlacedShape> shapes = new ArrayList<>();
    for (ShapeSource source : sources) {
      Findings found = findings.in(source.file());
      String text = TextFile.read(folder.resolve(source.file()), found);
      if (text != null) {
        for (PlacedShape shape : new ShapeFile(source.declared(), rows, found).read(text)) {
          if (shapes.stream().anyMatch(other -> other.code().equals(shape.code()))) {
            found.error(1, 1, "id", "place.shape.twice", shape.code(), 1);
          }
          shapes.add(shape);
        }
      }
    }
    return shapes;
  }

  private interface PlaceLine {
    void take(PlaceCode code, CsvTable.Row row, Findings found);
  }

  private void eachPlace(String file, List<String> columns, List<PlaceRow> rows, PlaceLine action) {
    Findings found = findings.in(file);
    String text = TextFile.read(folder.resolve(file), found);
    if (text == null) {
      return;
    }
    Set<String> known = rows.stream().map(row -> row.code().toString()).collect(Collectors.toSet());
    for (CsvTable.Row row : CsvTable.read(text, columns, found).rows()) {
      String code = row.get("code");
      if (known.contains(code)) {
        action.take(PlaceCode.of(code), row, found);
      } else {
        found.error(row.line(), row.columnOf("code"), "code", "place.csv.unknown-place", code);
      }
    }
  }
}
