package io.haihe.modules.inspection.draw;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV in the one form a record may have: UTF-8, LF after each line, a cell in quotes if and only if it has a comma or a quote. Cells have no line
 * breaks. Libraries quote more than that, each in its own way, so the lines are written here.
 */
final class Csv {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator("\n").setIgnoreEmptyLines(false).get();

  private Csv() {}

  static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(","));
  }

  static byte[] of(List<String> header, Stream<List<String>> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      writer.write(line(header) + "\n");
      for (Iterator<List<String>> each = rows.iterator(); each.hasNext(); ) {
        writer.write(line(each.next()) + "\n");
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /**
   * The rows with their header, as lenient as the library is: whoever reads compares with what would be written.
   *
   * @throws BadInput if a row has more or fewer cells than the header
   */
  static List<List<String>> rows(String file, byte[] bytes) {
    List<List<String>> rows = new ArrayList<>();
    read(file, bytes, rows::add);
    return rows;
  }

  /** The same, one after the other, for a file of a million. */
  static void read(String file, byte[] bytes, Consumer<List<String>> each) {
    int cells = 0;
    int line = 0;
    try (CSVParser parser = FORMAT.parse(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
      for (CSVRecord record : parser) {
        line++;
        cells = line == 1 ? record.size() : cells;
        if (record.size() != cells) {
          throw new BadInput(fault(file, line, "draw.file.cells", cells, record.size()));
        }
        each.accept(List.of(record.values()));
      }
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      throw new BadInput(fault(file, line + 1, "draw.file.malformed"));
    }
    if (line == 0) {
      throw new BadInput(fault(file, 1, "draw.file.malformed"));
    }
  }

  static Finding fault(String file, int line, String code, Object... args) {
    return new Finding(file, line, 0, null, code, List.of(args));
  }

  private static String cell(String text) {
    return text.indexOf(',') >= 0 || text.indexOf('"') >= 0 ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
