package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.List;

/** log.csv as it was read: made again line by line, so that the first wrong one is told. */
final class DrawnLog {

  private final List<List<String>> rows;

  private DrawnLog(List<List<String>> rows) {
    this.rows = rows;
  }

  /** @throws BadInput if it is no log of a draw */
  static DrawnLog read(byte[] bytes) {
    List<List<String>> rows = Csv.rows(DrawRecord.LOG, bytes);
    if (rows.size() < 2 || !rows.getFirst().equals(LogFile.COLUMNS) || !cell(rows.get(1), "reason").equals(LogFile.DRAWN)) {
      throw new BadInput(Csv.fault(DrawRecord.LOG, 1, "draw.file.malformed"));
    }
    return new DrawnLog(rows);
  }

  Instant drawnAt() {
    return Opened.moment(DrawRecord.LOG, 2, cell(rows.get(1), "at"));
  }

  /** @throws BadInput naming the first line that is not as it is when it is drawn again */
  DrawRecord again(DrawRecord drawn) {
    require(1, "draw.log.seal", drawn.firstSeal(), cell(rows.get(1), "seal"));
    Redrawing redrawing = drawn.redrawing();
    for (int i = 2; i < rows.size(); i++) {
      require(i, "draw.log.number", Integer.toString(i - 1), cell(rows.get(i), "number"));
      Redraw redraw = redrawn(redrawing, i);
      require(i, "draw.log.in", redraw.in() == null ? "" : redraw.in(), cell(rows.get(i), "in"));
      require(i, "draw.log.seal", redraw.seal(), cell(rows.get(i), "seal"));
    }
    return redrawing.done();
  }

  private Redraw redrawn(Redrawing redrawing, int row) {
    List<String> cells = rows.get(row);
    Instant at = Opened.moment(DrawRecord.LOG, row + 1, cell(cells, "at"));
    RedrawReason reason = RedrawReason.of(cell(cells, "reason"))
        .orElseThrow(() -> new BadInput(Csv.fault(DrawRecord.LOG, row + 1, "draw.log.reason", cell(cells, "reason"))));
    try {
      return redrawing.take(cell(cells, "party"), cell(cells, "out"), reason, at);
    } catch (BadInput wrong) {
      Finding why = wrong.findings().getFirst();
      throw new BadInput(new Finding(DrawRecord.LOG, row + 1, 0, why.field(), why.code(), why.args()));
    }
  }

  private static void require(int row, String code, String expected, String found) {
    if (!expected.equals(found)) {
      throw new BadInput(Csv.fault(DrawRecord.LOG, row + 1, code, expected, found));
    }
  }

  private static String cell(List<String> row, String column) {
    return row.get(LogFile.COLUMNS.indexOf(column));
  }
}
