package io.haihe.kernel.place;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file with a header, whose cells know their line and column. */
record CsvTable(List<String> header, List<Row> rows) {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  /** Reads a table; a missing column or broken quoting is a finding and leaves the table empty. */
  static CsvTable read(String text, List<String> required, Findings findings) {
    String[] lines = text.split("\r\n|\r|\n", -1); // as the parser counts them
    List<Row> rows = new ArrayList<>();
    List<String> header = List.of();
    try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
      long line = 1;
      for (CSVRecord record : parser) {
        if (header.isEmpty()) {
          header = record.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
        } else {
          rows.add(new Row(header, record.toList(), (int) line, lines[(int) line - 1]));
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      findings.error(rows.size() + 2, 1, "", "place.csv.broken");
      return new CsvTable(List.of(), List.of());
    }
    for (String column : required) {
      if (!header.contains(column)) {
        findings.error(1, 1, column, "place.csv.no-column", column, String.join(", ", header));
      }
    }
    return header.containsAll(required) ? new CsvTable(header, rows) : new CsvTable(header, List.of());
  }

  /**
   * One line of the table.
   *
   * @param line 1-based
   * @param source the line as written
   */
  record Row(List<String> header, List<String> cells, int line, String source) {

    /** The trimmed cell, empty where there is none. */
    String get(String column) {
      int at = header.indexOf(column);
      return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
    }

    Optional<String> optional(String column) {
      return Optional.of(get(column)).filter(cell -> !cell.isEmpty());
    }

    /** Where the cell of that column begins, 1-based. */
    int columnOf(String column) {
      int wanted = header.indexOf(column);
      boolean quoted = false;
      int cell = 0;
      for (int i = 0; i < source.length(); i++) {
        if (cell == wanted) {
          return i + 1;
        }
        quoted ^= source.charAt(i) == '"';
        cell += source.charAt(i) == ',' && !quoted ? 1 : 0;
      }
      return source.length() + 1;
    }
  }
}
