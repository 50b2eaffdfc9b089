package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.place.Limit;
import io.haihe.kernel.scenario.Categories;
import io.haihe.kernel.scenario.Category;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The category file: its rows with their lines, and what is wrong with them. */
final class CategoryTable {

  private static final List<String> NEEDED = List.of("code", "name_zh", "name_en");

  private final String file;
  private final Problems problems;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private List<String> headers = List.of();

  private record Row(int line, Map<String, String> cells) {
    String cell(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  private CategoryTable(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  static CategoryTable read(PackageFiles files, SourceNode categories, Problems problems) {
    SourceNode file = categories.get("file");
    CategoryTable table = new CategoryTable(file.text(), problems);
    if (file.exists()) {
      files.text(file.text(), file.at(), problems).ifPresent(table::parse);
    }
    return table;
  }

  private void parse(String text) {
    CSVFormat format = CSVFormat.RFC4180.builder().setTrim(true).setIgnoreEmptyLines(false).get();
    try (CSVParser parser = format.parse(new StringReader(text))) {
      var records = parser.iterator();
      if (records.hasNext()) {
        headers = records.next().toList();
      }
      NEEDED.stream()
          .filter(name -> !headers.contains(name))
          .forEach(name -> error(1, name, "scenario.category.column", name));
      int line = 1;
      int counted = 0;
      while (records.hasNext()) {
        CSVRecord record = records.next();
        int start = (int) record.getCharacterPosition();
        line += (int) text.substring(counted, start).chars().filter(c -> c == '\n').count();
        counted = start;
        add(line, record);
      }
    } catch (IOException | UncheckedIOException e) {
      problems.error(Position.of(file), "scenario.file.syntax", String.valueOf(e.getMessage()));
    }
    checkParents();
    if (rows.isEmpty()) {
      error(1, "code", "scenario.category.none");
    }
  }

  private void add(int line, CSVRecord record) {
    if (record.size() == 1 && record.get(0).isEmpty()) {
      return;
    }
    if (record.size() > headers.size()) {
      error(line, "", "scenario.category.cells", record.size(), headers.size());
      return;
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < record.size(); i++) {
      if (!record.get(i).isEmpty()) {
        cells.put(headers.get(i), record.get(i));
      }
    }
    check(line, new Row(line, cells));
  }

  private void check(int line, Row row) {
    for (String name : NEEDED) {
      if (headers.contains(name) && row.cell(name).isEmpty()) {
        error(line, name, "scenario.category.empty", name);
      }
    }
    if (!Set.of("", "true", "false").contains(row.cell("reportable"))) {
      error(line, "reportable", "scenario.category.truth", row.cell("reportable"));
    }
    Row earlier = rows.putIfAbsent(row.cell("code"), row);
    if (earlier != null && !row.cell("code").isEmpty()) {
      error(line, "code", "scenario.category.duplicate", row.cell("code"), earlier.line());
    }
  }

  private void checkParents() {
    rows.forEach(
        (code, row) -> {
          String parent = row.cell("parent");
          if (!parent.isEmpty() && !rows.containsKey(parent)) {
            error(row.line(), "parent", "scenario.category.orphan", code, parent);
          } else if (inCycle(code)) {
            error(row.line(), "parent", "scenario.category.cycle", code);
          }
        });
  }

  private boolean inCycle(String code) {
    Set<String> seen = new LinkedHashSet<>();
    String at = parent(code);
    while (at != null && seen.add(at)) {
      if (at.equals(code)) {
        return true;
      }
      at = parent(at);
    }
    return false;
  }

  private @Nullable String parent(String code) {
    Row row = rows.get(code);
    String named = row == null ? "" : row.cell("parent");
    if (!named.isEmpty()) {
      return named;
    }
    for (int end = code.length() - 1; end > 0; end--) {
      if (rows.containsKey(code.substring(0, end))) {
        return code.substring(0, end);
      }
    }
    return null;
  }

  /** Judges a column that a deadline names. */
  void checkLimits(SourceNode column) {
    if (headers.isEmpty()) {
      return;
    }
    if (!headers.contains(column.text())) {
      problems.error(column.at(), "scenario.category.unknownColumn", column.text(), String.join(", ", headers));
      return;
    }
    for (Row row : rows.values()) {
      String cell = row.cell(column.text());
      if (!cell.isEmpty() && Limit.parse(cell).isEmpty()) {
        error(row.line(), column.text(), "scenario.structure.pattern.limit", cell);
      }
    }
  }

  boolean has(String code) {
    return rows.containsKey(code);
  }

  /** Only of a table without faults. */
  Categories categories(String standard) {
    Set<String> parents = rows.keySet().stream().map(this::parent).collect(Collectors.toSet());
    Map<String, Category> byCode = new LinkedHashMap<>();
    rows.forEach((code, row) -> byCode.put(code, category(code, row, !parents.contains(code))));
    return new Categories(standard, byCode);
  }

  private Category category(String code, Row row, boolean leaf) {
    boolean reportable = !row.cell("reportable").equals("false");
    return new Category(
        code, parent(code), row.cell("name_zh"), row.cell("name_en"), leaf, reportable, Map.copyOf(row.cells()));
  }

  private void error(int line, String column, String code, Object... args) {
    problems.error(Position.line(file, line, 1, column), code, args);
  }
}
