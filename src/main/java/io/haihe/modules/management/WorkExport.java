package io.haihe.modules.management;

import io.haihe.kernel.casework.CaseFilter;
import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.Cases;
import io.haihe.kernel.casework.Listing;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import io.haihe.kernel.org.Exports;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Spreadsheet;
import io.haihe.platform.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a list of cases as CSV, page by page, so that its length does not matter. */
@Component
class WorkExport {

  private static final int CHUNK = 500;
  private static final List<String> COLUMNS =
      List.of("number", "scenario", "state", "category", "place", "words", "desk", "claimed", "unit", "opened", "due", "closed", "sample");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Cases cases;
  private final CaseWords words;
  private final TimeWords time;
  private final Exports exports;
  private final Texts texts;

  WorkExport(Cases cases, CaseWords words, TimeWords time, Exports exports, Texts texts) {
    this.cases = cases;
    this.words = words;
    this.time = time;
    this.exports = exports;
    this.texts = texts;
  }

  void write(Viewer viewer, Locale locale, CaseFilter filter, Instant now, OutputStream out) throws IOException {
    exports.begin(viewer, "/work.csv", asked(filter), now);
    Spreadsheet.write(out, csv -> write(viewer, locale, filter, now, csv));
  }

  private void write(Viewer viewer, Locale locale, CaseFilter filter, Instant now, CSVPrinter csv) throws IOException {
    csv.printRecord(COLUMNS.stream().map(column -> texts.text(locale, "management.csv." + column)));
    String cursor = null;
    do {
      Listing<CaseRow> page = cases.list(viewer, filter, now, cursor, CHUNK);
      for (CaseRow row : page.rows()) {
        csv.printRecord(cells(locale, row).map(Spreadsheet::harmless));
      }
      cursor = page.next();
    } while (cursor != null);
  }

  /** Not the words: they may be somebody's name. */
  private static Map<String, String> asked(CaseFilter filter) {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("scenario", Objects.requireNonNullElse(filter.scenario(), ""));
    asked.put("states", String.join(" ", filter.states()));
    asked.put("category", Objects.requireNonNullElse(filter.category(), ""));
    asked.put("place", filter.place() == null ? "" : filter.place().toString());
    asked.put("unit", filter.unit() == null ? "" : filter.unit().toString());
    asked.values().removeIf(String::isEmpty);
    return asked;
  }

  private Stream<String> cells(Locale locale, CaseRow row) {
    int version = row.scenarioVersion();
    return Stream.of(
        row.number(),
        words.scenario(locale, version, "title"),
        words.state(locale, version, row.state()),
        words.categoryPath(locale, version, row.category()),
        words.placePath(locale, row.place()),
        row.text(),
        row.ended() ? "" : words.desk(locale, row.desk()),
        row.ended() || row.desk() == null ? "" : words.person(row.desk().assignee()),
        words.unit(locale, row.responsible()),
        at(row, row.openedAt()),
        at(row, row.dueAt()),
        at(row, row.closedAt()),
        texts.text(locale, row.sample() ? "casework.words.yes" : "casework.words.no"));
  }

  private String at(CaseRow row, @Nullable Instant instant) {
    return instant == null ? "" : TIME.format(time.local(row.place(), instant));
  }
}
