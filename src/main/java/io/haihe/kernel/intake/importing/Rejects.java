package io.haihe.kernel.intake.importing;

import io.haihe.platform.Finding;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The rows that were not taken over, in the order of the file: every original column, the line, and the reason in words. */
final class Rejects {

  record Reject(CsvFile.Row row, Finding finding) {}

  private final List<Reject> all = new ArrayList<>();

  synchronized void add(CsvFile.Row row, Finding finding) {
    all.add(new Reject(row, finding));
  }

  synchronized int count() {
    return all.size();
  }

  synchronized List<Reject> all() {
    return List.copyOf(all);
  }

  /** Removes an older file where nothing was rejected this time. */
  synchronized boolean write(Path file, CsvFile csv, Texts texts, Locale locale) {
    try {
      if (all.isEmpty()) {
        Files.deleteIfExists(file);
        return false;
      }
      try (Writer out = Files.newBufferedWriter(file); CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
        printer.printRecord(with(csv.header(), "line", "reason"));
        all.sort(Comparator.comparingLong(reject -> reject.row().line()));
        for (Reject reject : all) {
          String reason = texts.line(locale, reject.finding());
          printer.printRecord(with(padded(reject.row().cells(), csv.header().size()), Long.toString(reject.row().line()), reason));
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> padded(List<String> cells, int size) {
    List<String> padded = new ArrayList<>(cells.subList(0, Math.min(size, cells.size())));
    while (padded.size() < size) {
      padded.add("");
    }
    return padded;
  }

  private static List<String> with(List<String> cells, String... more) {
    List<String> all = new ArrayList<>(cells);
    all.addAll(List.of(more));
    return all;
  }
}
