package io.haihe.modules.screen;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report in the viewer's words. */
public record ReportView(
    String scenario, String from, String to, String by, List<Column> columns, List<Line> lines, Line total) {

  public record Column(String name, String how) {}

  /** @param link code of the place whose own report it leads to, or null */
  public record Line(String group, @Nullable String link, List<Cell> cells) {}

  /**
   * @param label the column's name, for phones
   * @param sums numerator and denominator, or empty
   */
  public record Cell(String label, String text, String sums) {}

  static ReportView of(Report report, Reports.Query query, Locale locale) {
    return new ReportView(
        query.scenario(),
        YearMonth.from(query.from()).toString(),
        YearMonth.from(query.to()).toString(),
        query.by().name().toLowerCase(Locale.ROOT),
        report.columns().stream().map(column -> new Column(column.name(), column.how())).toList(),
        report.lines().stream().map(line -> line(line, report.columns(), locale)).toList(),
        line(report.total(), report.columns(), locale));
  }

  private static Line line(Report.Line line, List<Report.Column> columns, Locale locale) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(cell(columns.get(i), line.values().get(i), locale));
    }
    return new Line(line.group(), line.link(), cells);
  }

  private static Cell cell(Report.Column column, Report.Value value, Locale locale) {
    return new Cell(column.name(), ValueWords.of(column.kind(), value.value(), locale), ValueWords.sums(column.kind(), value.sum(), locale));
  }
}
