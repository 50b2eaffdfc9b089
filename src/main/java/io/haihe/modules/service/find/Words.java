package io.haihe.modules.service.find;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The product's lists of words, beside this class on the class path. */
final class Words {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setIgnoreEmptyLines(true).setCommentMarker('#').get();

  private Words() {}

  /** The rows of a list with a header, without comments. */
  static List<CSVRecord> rows(String name) {
    try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream("/service/find/" + name), name);
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return new ArrayList<>(FORMAT.parse(reader).getRecords());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
