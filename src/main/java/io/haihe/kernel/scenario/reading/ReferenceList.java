package io.haihe.kernel.scenario.reading;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A list that fields choose from: codes with their names.
 *
 * @param names by code, in the order of the file, then by language
 */
record ReferenceList(Map<String, Map<String, String>> names) {

  private static final List<String> COLUMNS = List.of("code", "name_zh", "name_en");

  /** Reads a list and names what is wrong with it. */
  static ReferenceList read(PackageFiles files, String file, Position usedAt, Problems problems) {
    ReferenceList list = new ReferenceList(new LinkedHashMap<>());
    files.text(file, usedAt, problems).ifPresent(text -> list.parse(file, text, problems));
    return list;
  }

  private void parse(String file, String text, Problems problems) {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).setAllowMissingColumnNames(true).get();
    try (CSVParser parser = format.parse(new StringReader(text))) {
      List<String> missing = COLUMNS.stream().filter(column -> !parser.getHeaderNames().contains(column)).toList();
      missing.forEach(column -> problems.error(Position.line(file, 1, 0, column), "scenario.category.column", column));
      if (missing.isEmpty()) {
        Map<String, Long> codes = new HashMap<>();
        parser.forEach(record -> add(file, record, parser.getCurrentLineNumber(), codes, problems));
        if (names.isEmpty()) {
          problems.error(Position.line(file, 1, 0, "code"), "scenario.list.none", file);
        }
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      problems.error(Position.of(file), "scenario.file.syntax", String.valueOf(e.getMessage()));
    }
  }

  private void add(String file, CSVRecord record, long line, Map<String, Long> codes, Problems problems) {
    for (String column : COLUMNS) {
      if (!record.isSet(column) || record.get(column).isEmpty()) {
        problems.error(Position.line(file, (int) line, 0, column), "scenario.category.empty", column);
        return;
      }
    }
    String code = record.get("code");
    Long earlier = codes.putIfAbsent(code, line);
    if (earlier != null) {
      problems.error(Position.line(file, (int) line, 0, "code"), "scenario.category.duplicate", code, earlier);
    }
    names.put(code, Map.of("zh", record.get("name_zh"), "en", record.get("name_en")));
  }
}
