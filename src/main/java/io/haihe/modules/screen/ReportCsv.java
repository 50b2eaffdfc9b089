package io.haihe.modules.screen;

import io.haihe.platform.Spreadsheet;
import java.util.ArrayList;
import java.util.List;

/** A report as CSV: for each indicator its value, numerator and denominator, so that the figures can be checked. */
final class ReportCsv {

  private ReportCsv() {}

  static byte[] of(Report report) {
    return Spreadsheet.of(csv -> {
      csv.printRecord(head(report));
      for (Report.Line line : report.lines()) {
        csv.printRecord(cells(line, report.columns()));
      }
      csv.printRecord(cells(report.total(), report.columns()));
    });
  }

  private static List<Object> head(Report report) {
    List<Object> head = new ArrayList<>(List.of(""));
    for (Report.Column column : report.columns()) {
      head.add(column.name());
      if (column.kind().isRatio()) {
        head.add(column.name() + " (n)");
        head.add(column.name() + " (N)");
      }
    }
    return head;
  }

  private static List<Object> cells(Report.Line line, List<Report.Column> columns) {
    List<Object> cells = new ArrayList<>(List.of(line.group()));
    for (int i = 0; i < columns.size(); i++) {
      Report.Value value = line.values().get(i);
      cells.add(value.value() == null ? "" : plain(value.value()));
      if (columns.get(i).kind().isRatio()) {
        cells.add(plain(value.sum().part()));
        cells.add(plain(value.sum().whole()));
      }
    }
    return cells;
  }

  static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
