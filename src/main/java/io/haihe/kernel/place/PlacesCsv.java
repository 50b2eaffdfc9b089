package io.haihe.kernel.place;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code places.csv}: each cell by itself. How the rows fit together is {@link TreeCheck}'s business. */
final class PlacesCsv {

  private static final List<String> REQUIRED = List.of("code", "name", "level", "parent");

  private final Findings findings;
  private final Set<PlaceCode> broken = new HashSet<>();

  PlacesCsv(Findings findings) {
    this.findings = findings;
  }

  /** A row and where it stands. */
  record Line(PlaceRow row, int line, int column) {}

  List<Line> read(String text) {
    List<Line> lines = new ArrayList<>();
    for (CsvTable.Row row : CsvTable.read(text, REQUIRED, findings).rows()) {
      Line line = line(row);
      if (line != null) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Codes of rows that were refused; their children are no orphans. */
  Set<PlaceCode> broken() {
    return broken;
  }

  private @Nullable Line line(CsvTable.Row row) {
    PlaceCode code = code(row, "code");
    PlaceLevel level = level(row);
    PlaceCode parent = row.get("parent").isEmpty() ? null : code(row, "parent");
    boolean parentWrong = parent == null && !row.get("parent").isEmpty();
    String name = row.get("name");
    if (name.isEmpty()) {
      error(row, "name", "place.csv.no-name");
    }
    Double longitude = degrees(row, "longitude", 180);
    Double latitude = degrees(row, "latitude", 90);
    if (row.get("longitude").isEmpty() != row.get("latitude").isEmpty()) {
      error(row, "longitude", "place.csv.half-a-point");
    }
    if (code == null || level == null || parentWrong || name.isEmpty()) {
      if (code != null) {
        broken.add(code);
      }
      return null;
    }
    boolean point = longitude != null && latitude != null;
    PlaceRow place = new PlaceRow(code, name, level, parent, point ? longitude : null, point ? latitude : null);
    return new Line(place, row.line(), row.columnOf("code"));
  }

  private @Nullable PlaceCode code(CsvTable.Row row, String column) {
    try {
      return PlaceCode.of(row.get(column));
    } catch (IllegalArgumentException e) {
      error(row, column, "place.csv.code", row.get(column));
      return null;
    }
  }

  private @Nullable PlaceLevel level(CsvTable.Row row) {
    try {
      return PlaceLevel.valueOf(row.get("level").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      error(row, "level", "place.csv.level", row.get("level"));
      return null;
    }
  }

  private @Nullable Double degrees(CsvTable.Row row, String column, int most) {
    String text = row.get(column);
    if (text.isEmpty()) {
      return null;
    }
    try {
      double degrees = Double.parseDouble(text);
      if (Math.abs(degrees) <= most) {
        return degrees;
      }
      error(row, column, "place.csv.range", text, most);
    } catch (NumberFormatException e) {
      error(row, column, "place.csv.number", text);
    }
    return null;
  }

  private void error(CsvTable.Row row, String column, String code, Object... args) {
    findings.error(row.line(), row.columnOf(column), column, code, args);
  }
}
