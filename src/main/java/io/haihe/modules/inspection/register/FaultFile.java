package io.haihe.modules.inspection.register;

import io.haihe.platform.Finding;
import io.haihe.platform.Spreadsheet;
import io.haihe.platform.Texts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes everything that is wrong with a file as CSV: line, field, what is wrong and how it is mended. */
public final class FaultFile implements Consumer<Finding>, AutoCloseable {

  private final BufferedWriter writer;
  private final CSVPrinter csv;
  private final Texts texts;
  private final Locale language;

  public FaultFile(Path path, Texts texts, Locale language) throws IOException {
    this.writer = Files.newBufferedWriter(path);
    this.writer.write('\uFEFF');
    this.csv = new CSVPrinter(writer, CSVFormat.RFC4180);
    this.texts = texts;
    this.language = language;
    head(csv, texts, language);
  }

  static void head(CSVPrinter csv, Texts texts, Locale language) throws IOException {
    csv.printRecord(
        texts.text(language, "inspection.register.faults.line"), texts.text(language, "inspection.register.faults.field"),
        texts.text(language, "inspection.register.faults.what"), texts.text(language, "inspection.register.faults.mend"));
  }

  static void line(CSVPrinter csv, Finding fault, Texts texts, Locale language) throws IOException {
    csv.printRecord(
        fault.line(), Objects.requireNonNullElse(fault.field(), ""), Spreadsheet.harmless(texts.say(language, fault)),
        texts.mend(language, fault));
  }

  @Override
  public void accept(Finding fault) {
    try {
      line(csv, fault, texts, language);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  @Override
  public void close() throws IOException {
    csv.flush();
    writer.close();
  }
}
