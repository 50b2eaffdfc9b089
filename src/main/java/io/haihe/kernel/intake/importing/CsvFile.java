package io.haihe.kernel.intake.importing;

import io.haihe.platform.BadInput;
import io.haihe.platform.Finding;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file with a header: UTF-8, with or without byte order mark, or else GB18030; any line ends; quotes as RFC 4180.
 *
 * @param header the names as they stand in the file, trimmed
 */
public record CsvFile(String name, List<String> header, List<Row> rows) {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  /** @param line where it begins, 1-based */
  public record Row(Map<String, Integer> columns, List<String> cells, long line) {

    /** The trimmed cell; empty where there is none. */
    public String get(String column) {
      Integer at = columns.get(column);
      return at == null || at >= cells.size() ? "" : cells.get(at).strip();
    }

    public boolean whole() {
      return cells.size() == columns.size();
    }

    /** Whether all of it is text: a zero character is none, and no database keeps one. */
    public boolean text() {
      return cells.stream().noneMatch(cell -> cell.indexOf('\0') >= 0);
    }
  }

  /**
   * @param required columns that have to be there
   * @throws BadInput if the file cannot be read or lacks columns
   */
  public static CsvFile read(Path file, Set<String> required) {
    try {
      return read(String.valueOf(file.getFileName()), Files.readAllBytes(file), required);
    } catch (IOException e) {
      throw new BadInput(Finding.at(file.toString(), 0, 0, "", "importing.file.unreadable", file.toString()));
    }
  }

  /** The same, of a file that was sent. */
  public static CsvFile read(String name, byte[] bytes, Set<String> required) {
    CsvFile read = parse(name, text(name, bytes));
    List<Finding> findings = new ArrayList<>();
    for (String column : required) {
      if (!read.header().contains(column)) {
        String known = String.join(", ", read.header());
        findings.add(Finding.at(name, 1, 1, column, "importing.csv.noColumn", column, known));
      }
    }
    findings.addAll(twice(name, read.header()));
    if (!findings.isEmpty()) {
      throw new BadInput(findings);
    }
    return read;
  }

  private static List<Finding> twice(String name, List<String> header) {
    List<Finding> findings = new ArrayList<>();
    int position = 1;
    for (int i = 0; i < header.size(); i++) {
      if (header.indexOf(header.get(i)) < i) {
        findings.add(Finding.at(name, 1, position, header.get(i), "importing.csv.twice", header.get(i)));
      }
      position += header.get(i).length() + 1;
    }
    return findings;
  }

  private static CsvFile parse(String name, String text) {
    List<Row> rows = new ArrayList<>();
    List<String> header = List.of();
    Map<String, Integer> columns = new HashMap<>();
    long line = 1;
    try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
      for (CSVRecord record : parser) {
        if (header.isEmpty()) {
          header = record.stream().map(String::strip).toList();
          for (int i = 0; i < header.size(); i++) {
            columns.putIfAbsent(header.get(i), i);
          }
        } else {
          rows.add(new Row(columns, record.toList(), line));
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      throw new BadInput(Finding.at(name, (int) line, 1, "", "importing.csv.broken", line));
    }
    if (header.isEmpty()) {
      throw new BadInput(Finding.at(name, 1, 1, "", "importing.csv.empty"));
    }
    return new CsvFile(name, header, rows);
  }

  private static String text(String name, byte[] bytes) {
    boolean mark = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    byte[] content = mark ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    try {
      return decoded(content, StandardCharsets.UTF_8, Charset.forName("GB18030"));
    } catch (CharacterCodingException neither) {
      throw new BadInput(Finding.at(name, 0, 0, "", "importing.csv.encoding"));
    }
  }

  private static String decoded(byte[] bytes, Charset first, Charset second) throws CharacterCodingException {
    try {
      return first.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      return second.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }
}
