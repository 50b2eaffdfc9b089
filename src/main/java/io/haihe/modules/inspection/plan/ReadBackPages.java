package io.haihe.modules.inspection.plan;

import io.haihe.kernel.org.Exports;
import io.haihe.kernel.org.Viewer;
import io.haihe.platform.Spreadsheet;
import io.haihe.platform.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the districts made of the city's task, as a table to take along. */
@Controller
class ReadBackPages {

  private static final List<String> COLUMNS = List.of(
      "drawn", "visited", "judged", "found", "inTime", "late", "unpublished", "overdue", "calledOff", "unopened", "orders", "lateOrders");

  private final Tasks tasks;
  private final ReadBack readBack;
  private final Exports exports;
  private final Texts texts;
  private final Clock clock;

  ReadBackPages(Tasks tasks, ReadBack readBack, Exports exports, Texts texts, Clock clock) {
    this.tasks = tasks;
    this.readBack = readBack;
    this.exports = exports;
    this.texts = texts;
    this.clock = clock;
  }

  @GetMapping(TaskPages.PATH + "/{task:\\d+}/districts.csv")
  ResponseEntity<byte[]> csv(@PathVariable long task, Viewer viewer, Locale locale) {
    ReadBack.Table table = readBack.of(tasks.find(viewer, task), viewer, locale);
    exports.begin(viewer, TaskPages.PATH + "/districts.csv", Map.of("task", Long.toString(task)), clock.instant());
    byte[] file = Spreadsheet.of(csv -> {
      csv.printRecord(Stream.concat(
          Stream.of("place", "code", "task", "state").map(column -> texts.text(locale, "inspection.plan.came.file." + column)),
          COLUMNS.stream().map(column -> texts.text(locale, "inspection.plan.came." + column))));
      for (ReadBack.District one : table.districts()) {
        PlannedTask given = one.line().task();
        csv.printRecord(Stream.concat(
            Stream.of(one.line().place(), given.place().toString(), Spreadsheet.harmless(given.title()), texts.text(locale, given.stateKey())),
            cells(one.came(), table.whole())));
      }
      csv.printRecord(Stream.concat(Stream.of(texts.text(locale, "inspection.plan.came.sum"), "", "", ""), cells(table.sum(), table.whole())));
    });
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"districts-" + task + ".csv\"")
        .cacheControl(CacheControl.noStore())
        .body(file);
  }

  /** In the order of {@link #COLUMNS}; empty what is not for the viewer. */
  private static Stream<String> cells(Came came, boolean whole) {
    String[] cells = LongStream.of(
            came.drawn(), came.visited(), came.judged(), came.found(), came.inTime(), came.publishedLate(), came.unpublished(), came.overdue(),
            came.calledOff(), came.unopened(), came.orders(), came.lateOrders())
        .mapToObj(Long::toString)
        .toArray(String[]::new);
    if (!whole) {
      cells[COLUMNS.indexOf("overdue")] = "";
      cells[COLUMNS.indexOf("orders")] = "";
      cells[COLUMNS.indexOf("lateOrders")] = "";
    }
    return Stream.of(cells);
  }
}
