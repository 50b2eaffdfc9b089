package io.haihe.modules.screen;

import io.haihe.kernel.place.Places;
import io.haihe.kernel.scenario.ScreenLayout;
import io.haihe.platform.Spreadsheet;
import io.haihe.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The places of a screen as CSV: plain numbers, and of a ratio its two sums, so that the figures can be checked. */
@Component
class AreasCsv {

  private final Areas areas;
  private final Places places;
  private final Texts texts;

  AreasCsv(Areas areas, Places places, Texts texts) {
    this.areas = areas;
    this.places = places;
    this.texts = texts;
  }

  byte[] of(Areas.Lines lines, Locale locale) {
    return Spreadsheet.of(csv -> {
      csv.printRecord(head(lines, locale));
      for (Areas.Line line : lines.lines()) {
        csv.printRecord(cells(lines, line, locale));
      }
    });
  }

  private List<Object> head(Areas.Lines lines, Locale locale) {
    List<Object> head = new ArrayList<>(List.of(texts.text(locale, "screen.code"), texts.text(locale, "screen.reports.by.place")));
    ScreenLayout.EVERYWHERE.forEach(key -> head.add(texts.text(locale, "screen.figure." + key)));
    if (Areas.another(lines)) {
      String name = areas.name(lines, locale);
      head.add(name);
      head.add(name + " (n)");
      head.add(name + " (N)");
    }
    return head;
  }

  private List<Object> cells(Areas.Lines lines, Areas.Line line, Locale locale) {
    List<Object> cells = new ArrayList<>(List.of(line.place().toString(), places.name(line.place(), locale)));
    List.of(ScreenLayout.OPEN, ScreenLayout.OVERDUE).forEach(key -> cells.add(plain(line.standing().of(key))));
    cells.add(plain(line.opened()));
    cells.add(plain(line.ended()));
    if (lines.measure() != null && Areas.another(lines)) {
      Sum sum = lines.measure().of(line.sums()).sum();
      cells.add(plain(line.value()));
      cells.add(plain(sum.part()));
      cells.add(plain(sum.whole()));
    }
    return cells;
  }

  private static String plain(@Nullable Double value) {
    return value == null ? "" : ReportCsv.plain(value);
  }
}
