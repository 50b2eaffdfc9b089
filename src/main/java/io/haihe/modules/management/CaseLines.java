package io.haihe.modules.management;

import io.haihe.kernel.casework.CaseRow;
import io.haihe.kernel.casework.words.CaseClocks;
import io.haihe.kernel.casework.words.CaseWords;
import io.haihe.kernel.casework.words.TimeWords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Puts rows of lists into words. */
@Component
class CaseLines {

  private final CaseWords words;
  private final CaseClocks clocks;
  private final TimeWords time;

  CaseLines(CaseWords words, CaseClocks clocks, TimeWords time) {
    this.words = words;
    this.clocks = clocks;
    this.time = time;
  }

  List<CaseLine> of(Locale locale, List<CaseRow> rows, Instant now) {
    return rows.stream().map(row -> of(locale, row, now)).toList();
  }

  CaseLine of(Locale locale, CaseRow row, Instant now) {
    return new CaseLine(
        row.number(),
        row.number() + ":" + row.version(),
        words.scenario(locale, row.scenarioVersion(), "title"),
        words.category(locale, row.scenarioVersion(), row.category()),
        row.text(),
        words.placePath(locale, row.place()),
        words.state(locale, row.scenarioVersion(), row.state()),
        clocks.next(locale, row.place(), row.ended(), row.dueAt(), now),
        row.ended() ? "" : words.desk(locale, row.desk()),
        row.desk() == null ? "" : words.person(row.desk().assignee()),
        words.unit(locale, row.responsible()),
        time.moment(locale, row.place(), row.openedAt(), now),
        row.sample());
  }
}
