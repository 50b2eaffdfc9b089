package io.haihe.kernel.intake.importing;

import io.haihe.kernel.casework.Takeover;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Plays the first rows of a file in memory; nothing is kept. */
@Component
class Previewing {

  private static final int TRIED = 300;
  private static final int SHOWN = 20;
  private static final int REJECTED_SHOWN = 30;

  private final RowTaking taking;

  Previewing(RowTaking taking) {
    this.taking = taking;
  }

  ImportPreview of(Profile profile, RowImport rows, List<CsvFile.Row> all) {
    List<CsvFile.Row> first = all.subList(0, Math.min(all.size(), TRIED));
    Set<String> seen = new HashSet<>(taking.used(first.stream().flatMap(row -> rows.key(row).stream()).toList()));
    Takeover.Batch batch = taking.batch(first.size());
    List<ImportPreview.Line> lines = new ArrayList<>();
    int good = 0;
    int known = 0;
    int rejected = 0;
    for (CsvFile.Row row : first) {
      ImportPreview.Line line = line(profile, rows, row, batch, seen);
      good += line.become() == null ? 0 : 1;
      known += line.known() ? 1 : 0;
      rejected += line.finding() == null ? 0 : 1;
      if (lines.size() < SHOWN || line.finding() != null && rejected <= REJECTED_SHOWN) {
        lines.add(line);
      }
    }
    return new ImportPreview(first.size(), good, known, lines);
  }

  private static ImportPreview.Line line(
      Profile profile, RowImport rows, CsvFile.Row row, Takeover.Batch batch, Set<String> seen) {
    String id = row.get(profile.id());
    if (rows.key(row).filter(key -> !seen.add(key)).isPresent()) {
      return new ImportPreview.Line(row.line(), id, null, 0, true, null);
    }
    try {
      RowImport.Played played = rows.play(row, batch);
      return new ImportPreview.Line(row.line(), id, played.matter().now(), played.steps(), false, null);
    } catch (RejectedRow rejected) {
      return new ImportPreview.Line(row.line(), id, null, 0, false, rejected.finding());
    }
  }
}
