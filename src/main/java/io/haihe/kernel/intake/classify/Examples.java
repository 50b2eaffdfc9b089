package io.haihe.kernel.intake.classify;

import io.haihe.kernel.intake.importing.CsvFile;
import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads sorted texts from a CSV file. */
public final class Examples {

  /** More findings help nobody. */
  private static final int MOST_FINDINGS = 20;

  private Examples() {}

  /**
   * @param texts columns with the parts of the text; a row needs one of them
   * @param label the column that says what it was sorted as
   * @throws BadInput if columns or cells are missing, or there are no rows
   */
  public static List<Example> read(Path csv, List<String> texts, String label) {
    Set<String> columns = new LinkedHashSet<>(texts);
    columns.add(label);
    CsvFile file = CsvFile.read(csv, columns);
    List<Example> examples = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (CsvFile.Row row : file.rows()) {
      List<String> parts = texts.stream().map(row::get).filter(part -> !part.isEmpty()).toList();
      if (parts.isEmpty()) {
        findings.add(missing(file, row, texts.getFirst(), "intake.classify.row.text"));
      } else if (row.get(label).isEmpty()) {
        findings.add(missing(file, row, label, "intake.classify.row.label"));
      } else {
        examples.add(new Example(parts, row.get(label)));
      }
    }
    if (file.rows().isEmpty()) {
      findings.add(Finding.at(file.name(), 1, 0, label, "intake.classify.noRows"));
    }
    if (!findings.isEmpty()) {
      throw new BadInput(findings.stream().limit(MOST_FINDINGS).toList());
    }
    return examples;
  }

  private static Finding missing(CsvFile file, CsvFile.Row row, String column, String code) {
    return Finding.at(file.name(), (int) row.line(), 0, column, code);
  }
}
