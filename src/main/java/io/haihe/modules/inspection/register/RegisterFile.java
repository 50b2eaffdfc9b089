package io.haihe.modules.inspection.register;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file that is read row by row, however long: UTF-8 with or without byte order mark, or else GB18030; packed by gzip or not. It is opened
 * twice, first to find out how it is written.
 */
public record RegisterFile(String name, Opening opening) {

  private static final int GZIP = 0x1f8b;
  private static final long LARGEST = 2L << 30;
  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  /** Opens it from its beginning. */
  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;
  }

  public static RegisterFile of(Path path) {
    return new RegisterFile(String.valueOf(path.getFileName()), () -> Files.newInputStream(path));
  }

  public static RegisterFile of(String name, byte[] bytes) {
    return new RegisterFile(name, () -> new ByteArrayInputStream(bytes));
  }

  /** A row; a cell that is not there is empty. */
  public record Row(CSVRecord cells, Map<String, Integer> columns, int line) {

    String get(String column) {
      Integer at = columns.get(column);
      return at == null || at >= cells.size() ? "" : cells.get(at).strip();
    }

    boolean whole() {
      return cells.size() == columns.size();
    }
  }

  interface Rows {
    void take(Row row);
  }

  /** @throws BadInput if it cannot be read or has not the columns that are needed */
  void read(List<String> needed, Rows rows) {
    long line = 1;
    try (Reader text = text(); CSVParser parser = FORMAT.parse(text)) {
      Map<String, Integer> columns = new LinkedHashMap<>();
      for (CSVRecord record : parser) {
        if (columns.isEmpty()) {
          header(record, columns, needed);
        } else {
          rows.take(new Row(record, columns, (int) line));
        }
        line = parser.getCurrentLineNumber() + 1;
      }
      if (columns.isEmpty()) {
        throw new BadInput(Finding.at(name, 1, 1, "", "inspection.register.file.empty", String.join(",", needed)));
      }
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      throw new BadInput(Finding.at(name, (int) line, 1, "", "inspection.register.file.broken", line));
    }
  }

  private void header(CSVRecord record, Map<String, Integer> columns, List<String> needed) {
    for (int i = 0; i < record.size(); i++) {
      columns.putIfAbsent(record.get(i).replace("\uFEFF", "").strip(), i);
    }
    List<Finding> missing = needed.stream()
        .filter(column -> !columns.containsKey(column))
        .map(column -> Finding.at(name, 1, 1, column, "inspection.register.file.column", column, String.join(", ", columns.keySet())))
        .toList();
    if (!missing.isEmpty()) {
      throw new BadInput(missing);
    }
  }

  private Reader text() throws IOException {
    Charset gb = Charset.forName("GB18030");
    for (Charset charset : List.of(StandardCharsets.UTF_8, gb)) {
      try (Reader reader = strictly(charset)) {
        char[] some = new char[1 << 16];
        long read = 0;
        for (int n = reader.read(some); n >= 0; n = reader.read(some)) {
          read += n;
          if (read > LARGEST) {
            throw new BadInput(Finding.at(name, 0, 0, "", "inspection.register.file.large"));
          }
        }
        return strictly(charset);
      } catch (CharacterCodingException other) {
        if (charset.equals(gb)) {
          throw new BadInput(Finding.at(name, 0, 0, "", "inspection.register.file.encoding"));
        }
      }
    }
    throw new IllegalStateException("one of the two was the last");
  }

  private Reader strictly(Charset charset) throws IOException {
    BufferedInputStream in = new BufferedInputStream(opening.open(), 1 << 16);
    in.mark(2);
    boolean packed = (in.read() << 8 | in.read()) == GZIP;
    in.reset();
    InputStream plain = packed ? new GZIPInputStream(in, 1 << 16) : in;
    return new InputStreamReader(
        plain, charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
  }
}
