package io.haihe.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** CSV (RFC 4180) that spreadsheets open as it is meant. */
public final class Spreadsheet {

  /** They take a file for UTF-8 only if it begins with this. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Spreadsheet() {}

  /** What writes the lines of a file. */
  @FunctionalInterface
  public interface Lines {
    void print(CSVPrinter csv) throws IOException;
  }

  /** Writes line by line, so that the length does not matter. */
  public static void write(OutputStream out, Lines lines) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(BYTE_ORDER_MARK);
    CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180);
    lines.print(csv);
    csv.flush();
  }

  /** A file that is short. */
  public static byte[] of(Lines lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(out, lines);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** A cell of somebody's words: a spreadsheet would run what begins like a formula. */
  public static String harmless(String cell) {
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
